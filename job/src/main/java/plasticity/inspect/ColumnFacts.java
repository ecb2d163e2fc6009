package plasticity.inspect;

import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * What footers tell of one column, over row groups and files.
 *
 * @param types as Parquet names them, such as float or int32, with float16 and uint8 to uint64, or null for a column without values by its type
 * @param codecs names of compressions
 * @param encodings of pages, dictionaries' and levels' too
 * @param bytes as stored
 * @param values components and not vectors in a column of vectors; null and an empty list count as one
 * @param nulls among them; empty where statistics do not tell
 * @param range of the values; empty where statistics do not tell, or all are null
 */
public record ColumnFacts(
        NavigableSet<String> types,
        NavigableSet<String> codecs,
        NavigableSet<String> encodings,
        long bytes,
        long values,
        OptionalLong nulls,
        Optional<Range> range) {

    public static ColumnFacts of(ColumnChunkMetaData chunk) {
        Statistics<?> statistics = chunk.getStatistics();
        boolean areNullsCounted = statistics != null && statistics.isNumNullsSet();
        return new ColumnFacts(
                only(name(chunk.getPrimitiveType())),
                only(chunk.getCodec().name()),
                chunk.getEncodings().stream()
                        .map(encoding -> lowerCase(encoding.name()))
                        .collect(Collectors.toCollection(TreeSet::new)),
                chunk.getTotalSize(),
                chunk.getValueCount(),
                areNullsCounted ? OptionalLong.of(statistics.getNumNulls()) : OptionalLong.empty(),
                Range.of(statistics));
    }

    /** Parquet's name of how values are stored, or, where that is not how they are read, of what they are. */
    private static String name(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        if (meaning instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation integer && !integer.isSigned()) {
            return "uint" + integer.getBitWidth();
        }
        return meaning instanceof LogicalTypeAnnotation.Float16LogicalTypeAnnotation
                ? "float16"
                : type.getPrimitiveTypeName().name();
    }

    private static NavigableSet<String> only(String name) {
        return new TreeSet<>(Set.of(lowerCase(name)));
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether statistics tell nothing. */
    boolean isBare() {
        return nulls.isEmpty() && range.isEmpty();
    }

    /** The same column as one of Arrow's null type. */
    ColumnFacts ofNullType() {
        return new ColumnFacts(
                only("null"), codecs, encodings, bytes, values, OptionalLong.of(values), Optional.empty());
    }

    /** The same column in two places. */
    public ColumnFacts and(ColumnFacts other) {
        return new ColumnFacts(
                union(types, other.types),
                union(codecs, other.codecs),
                union(encodings, other.encodings),
                bytes + other.bytes,
                values + other.values,
                nulls.isPresent() && other.nulls.isPresent()
                        ? OptionalLong.of(nulls.getAsLong() + other.nulls.getAsLong())
                        : OptionalLong.empty(),
                both(other));
    }

    /** A range is known only where all of it is: a part whose values are all null adds none. */
    private Optional<Range> both(ColumnFacts other) {
        if (range.isPresent() && other.range.isPresent()) {
            return Optional.of(range.get().and(other.range.get()));
        }
        if (isAllNull()) {
            return other.range;
        }
        return other.isAllNull() ? range : Optional.empty();
    }

    /** Whether it is known that there is no value. */
    public boolean isAllNull() {
        return nulls.isPresent() && nulls.getAsLong() == values;
    }

    private static NavigableSet<String> union(NavigableSet<String> some, NavigableSet<String> others) {
        NavigableSet<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
