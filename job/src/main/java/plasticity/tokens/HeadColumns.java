package plasticity.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import plasticity.dump.DumpException;
import plasticity.dump.TokenColumn;
import plasticity.messages.OneLine;
import plasticity.parquet.StoredNumber;

/**
 * The needed columns of a Parquet file; their types have been checked.
 *
 * @param bucket empty if not needed
 * @param example empty if not needed or missing
 * @param position empty if not needed
 * @param window empty if not needed or missing
 * @param vector empty if not needed
 * @param projection the schema of these columns
 */
public record HeadColumns(
        Optional<ColumnDescriptor> bucket,
        Optional<ColumnDescriptor> example,
        Optional<ColumnDescriptor> position,
        Optional<ColumnDescriptor> window,
        Optional<ColumnDescriptor> vector,
        MessageType projection) {

    public static final String VECTOR = TokenColumn.VECTOR.columnName();

    /**
     * @param file for messages
     * @throws DumpException when a required column is missing or a column has an unsupported type
     */
    public static HeadColumns of(MessageType schema, Set<TokenColumn> needed, String file) throws DumpException {
        Finder finder = new Finder(schema, needed, file);
        return new HeadColumns(
                finder.required(TokenColumn.BUCKET),
                finder.optional(TokenColumn.EXAMPLE),
                finder.required(TokenColumn.POSITION),
                finder.optional(TokenColumn.WINDOW),
                finder.vector(),
                finder.projection());
    }

    /** The columns with one number per row. */
    List<ColumnDescriptor> numbers() {
        return Stream.of(bucket, example, position, window)
                .flatMap(Optional::stream)
                .toList();
    }

    private static final class Finder {
        private final MessageType schema;
        private final Set<TokenColumn> needed;
        private final String file;
        private final List<Type> wanted = new ArrayList<>();

        private Finder(MessageType schema, Set<TokenColumn> needed, String file) {
            this.schema = schema;
            this.needed = needed;
            this.file = file;
        }

        private Optional<ColumnDescriptor> required(TokenColumn column) throws DumpException {
            if (needed.contains(column) && !schema.containsField(column.columnName())) {
                throw missing(column.columnName());
            }
            return optional(column);
        }

        private Optional<ColumnDescriptor> optional(TokenColumn column) throws DumpException {
            String name = column.columnName();
            if (!needed.contains(column) || !schema.containsField(name)) {
                return Optional.empty();
            }
            Type type = schema.getType(name);
            if (!type.isPrimitive()
                    || type.isRepetition(Type.Repetition.REPEATED)
                    || StoredNumber.of(type.asPrimitiveType()).isEmpty()) {
                throw new DumpException(file + ": column " + name + ": found " + OneLine.of(type.toString())
                        + ", a column of numbers is expected");
            }
            wanted.add(type);
            return Optional.of(schema.getColumnDescription(new String[] {name}));
        }

        private Optional<ColumnDescriptor> vector() throws DumpException {
            if (!needed.contains(TokenColumn.VECTOR)) {
                return Optional.empty();
            }
            if (!schema.containsField(VECTOR)) {
                throw missing(VECTOR);
            }
            Type type = schema.getType(VECTOR);
            List<ColumnDescriptor> leaves = schema.getColumns().stream()
                    .filter(column -> column.getPath()[0].equals(VECTOR))
                    .collect(Collectors.toList());
            if (leaves.size() != 1 || leaves.get(0).getMaxRepetitionLevel() != 1 || !isReal(leaves.get(0))) {
                throw new DumpException(file + ": column vector: found " + OneLine.of(type.toString())
                        + ", a list of float16, float or double is expected"
                        + (haveTwoBytes(leaves) ? "; two bytes are a float16 only with the logical type FLOAT16" : ""));
            }
            wanted.add(type);
            return Optional.of(leaves.get(0));
        }

        private static boolean isReal(ColumnDescriptor leaf) {
            return StoredNumber.of(leaf.getPrimitiveType())
                    .filter(StoredNumber::isReal)
                    .isPresent();
        }

        /** Whether the values may be float16 without the logical type, as written by numpy or a writer that does not know the type. */
        private static boolean haveTwoBytes(List<ColumnDescriptor> leaves) {
            return leaves.stream()
                    .map(ColumnDescriptor::getPrimitiveType)
                    .anyMatch(leaf -> leaf.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY
                            && leaf.getTypeLength() == Short.BYTES
                            && StoredNumber.of(leaf).isEmpty());
        }

        private DumpException missing(String name) {
            String present =
                    schema.getFields().stream().map(Type::getName).limit(20).collect(Collectors.joining(", "));
            return new DumpException(file + ": column " + name + " is missing; the file has " + OneLine.of(present));
        }

        private MessageType projection() {
            return new MessageType(schema.getName(), wanted);
        }
    }
}
