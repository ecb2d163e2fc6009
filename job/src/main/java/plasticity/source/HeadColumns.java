package plasticity.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import plasticity.heads.HeadKind;

/**
 * The columns of one Parquet file that an analysis needs, checked for their types.
 *
 * <p>Queries need no example, keys no window; what is not needed is not read.
 *
 * @param example empty when the file has no such column, or for queries
 * @param window empty when the file has no such column, or for keys
 */
record HeadColumns(
        ColumnDescriptor bucket,
        Optional<ColumnDescriptor> example,
        ColumnDescriptor position,
        Optional<ColumnDescriptor> window,
        ColumnDescriptor vector,
        MessageType projection) {

    private static final String BUCKET = "bucket";
    private static final String EXAMPLE = "example_id";
    private static final String POSITION = "position";
    static final String VECTOR = "vector";
    private static final String WINDOW = "sliding_window";

    /**
     * @param file for messages
     * @throws DumpException when a needed column is missing or has a type that cannot be read as what it means
     */
    static HeadColumns of(MessageType schema, HeadKind kind, String file) throws DumpException {
        Finder finder = new Finder(schema, file);
        ColumnDescriptor bucket = finder.required(BUCKET);
        Optional<ColumnDescriptor> example = kind == HeadKind.KEY ? finder.optional(EXAMPLE) : Optional.empty();
        ColumnDescriptor position = finder.required(POSITION);
        Optional<ColumnDescriptor> window = kind == HeadKind.QUERY ? finder.optional(WINDOW) : Optional.empty();
        ColumnDescriptor vector = finder.vector();
        return new HeadColumns(bucket, example, position, window, vector, finder.projection());
    }

    private static final class Finder {
        private final MessageType schema;
        private final String file;
        private final List<Type> wanted = new ArrayList<>();

        private Finder(MessageType schema, String file) {
            this.schema = schema;
            this.file = file;
        }

        private ColumnDescriptor required(String name) throws DumpException {
            return optional(name).orElseThrow(() -> missing(name));
        }

        private Optional<ColumnDescriptor> optional(String name) throws DumpException {
            if (!schema.containsField(name)) {
                return Optional.empty();
            }
            Type type = schema.getType(name);
            if (!type.isPrimitive()
                    || type.isRepetition(Type.Repetition.REPEATED)
                    || !FlatNumbers.canRead(type.asPrimitiveType())) {
                throw new DumpException(file + ": column " + name + ": found " + OneLine.of(type.toString())
                        + ", a column of numbers is expected");
            }
            wanted.add(type);
            return Optional.of(schema.getColumnDescription(new String[] {name}));
        }

        private ColumnDescriptor vector() throws DumpException {
            if (!schema.containsField(VECTOR)) {
                throw missing(VECTOR);
            }
            Type type = schema.getType(VECTOR);
            List<ColumnDescriptor> leaves = schema.getColumns().stream()
                    .filter(column -> column.getPath()[0].equals(VECTOR))
                    .collect(Collectors.toList());
            if (leaves.size() != 1 || leaves.get(0).getMaxRepetitionLevel() != 1 || !isReal(leaves.get(0))) {
                throw new DumpException(file + ": column vector: found " + OneLine.of(type.toString())
                        + ", a list of float or double is expected");
            }
            wanted.add(type);
            return leaves.get(0);
        }

        private static boolean isReal(ColumnDescriptor leaf) {
            PrimitiveType.PrimitiveTypeName name = leaf.getPrimitiveType().getPrimitiveTypeName();
            return name == PrimitiveType.PrimitiveTypeName.FLOAT || name == PrimitiveType.PrimitiveTypeName.DOUBLE;
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
