package plasticity.inspect;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import plasticity.fetch.LibraryCall;

/**
 * Facts about one column from footers, over row groups and files.
 *
 * @param types Parquet types such as float or int32; float16 and uint8 to uint64; null for a column of Arrow's null type
 * @param codecs compression codecs
 * @param encodings of pages, including those of dictionaries and levels
 * @param bytes compressed size
 * @param values number of values; for vectors of components, where null and an empty list count as one
 * @param nulls number of nulls; empty if statistics are missing
 * @param range of the values; empty if statistics are missing or all values are null
 */
public record ColumnFacts(
        Set<String> types,
        Set<String> codecs,
        Set<String> encodings,
        long bytes,
        long values,
        OptionalLong nulls,
        Optional<Range> range) {

    /** @throws IOException if the metadata of an encrypted column cannot be decrypted */
    public static ColumnFacts of(ColumnChunkMetaData chunk) throws IOException {
        // Decrypts the metadata, so that the other getters cannot fail.
        Statistics<?> statistics = LibraryCall.get(chunk::getStatistics);
        boolean areNullsCounted = statistics != null && statistics.isNumNullsSet();
        return new ColumnFacts(
                Set.of(lowerCase(name(chunk.getPrimitiveType()))),
                Set.of(lowerCase(chunk.getCodec().name())),
                chunk.getEncodings().stream()
                        .map(encoding -> lowerCase(encoding.name()))
                        .collect(Collectors.toCollection(TreeSet::new)),
                chunk.getTotalSize(),
                chunk.getValueCount(),
                areNullsCounted ? OptionalLong.of(statistics.getNumNulls()) : OptionalLong.empty(),
                Range.of(statistics));
    }

    /** The physical type, or the logical one if that changes how values are read. */
    private static String name(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        if (meaning instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation integer && !integer.isSigned()) {
            return "uint" + integer.getBitWidth();
        }
        return meaning instanceof LogicalTypeAnnotation.Float16LogicalTypeAnnotation
                ? "float16"
                : type.getPrimitiveTypeName().name();
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether there are no statistics. */
    boolean isWithoutStatistics() {
        return nulls.isEmpty() && range.isEmpty();
    }

    /** This column with Arrow's null type. */
    ColumnFacts ofNullType() {
        return new ColumnFacts(
                Set.of("null"), codecs, encodings, bytes, values, OptionalLong.of(values), Optional.empty());
    }

    /** Merges the facts about two parts of a column. */
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

    /** The merged range; empty unless it is known for both parts. A part with only nulls has no effect. */
    private Optional<Range> both(ColumnFacts other) {
        if (range.isPresent() && other.range.isPresent()) {
            return Optional.of(range.get().and(other.range.get()));
        }
        if (isAllNull()) {
            return other.range;
        }
        return other.isAllNull() ? range : Optional.empty();
    }

    /** Whether all values are known to be null. */
    public boolean isAllNull() {
        return nulls.isPresent() && nulls.getAsLong() == values;
    }

    static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
