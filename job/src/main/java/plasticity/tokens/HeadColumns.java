package plasticity.tokens;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import plasticity.dump.DumpException;
import plasticity.dump.TokenColumn;
import plasticity.messages.OneLine;
import plasticity.parquet.StoredNumber;

/**
 * The needed columns of a Parquet file; their types have been checked.
 *
 * @param columns without those that are not needed or are optional and missing
 * @param projection the schema of these columns
 */
public record HeadColumns(Map<TokenColumn, ColumnDescriptor> columns, MessageType projection) {
    public static final String VECTOR = TokenColumn.VECTOR.columnName();

    /**
     * Finds the columns in a file's schema.
     *
     * @param file for messages
     * @throws DumpException when a required column is missing or a column has an unsupported type
     */
    public static HeadColumns of(MessageType schema, Set<TokenColumn> needed, String file) throws DumpException {
        Map<TokenColumn, ColumnDescriptor> columns = new EnumMap<>(TokenColumn.class);
        List<Type> wanted = new ArrayList<>();
        for (TokenColumn column : TokenColumn.values()) {
            String name = column.columnName();
            if (needed.contains(column) && schema.containsField(name)) {
                columns.put(column, column == TokenColumn.VECTOR ? vector(schema, file) : number(schema, name, file));
                wanted.add(schema.getType(name));
            } else if (needed.contains(column) && column.isRequired()) {
                String present =
                        schema.getFields().stream().map(Type::getName).limit(20).collect(Collectors.joining(", "));
                throw new DumpException(file + ": column " + name + " is missing; the file has " + OneLine.of(present));
            }
        }
        return new HeadColumns(columns, new MessageType(schema.getName(), wanted));
    }

    /** Null if it is not needed, or optional and missing. */
    public ColumnDescriptor of(TokenColumn column) {
        return columns.get(column);
    }

    private static ColumnDescriptor number(MessageType schema, String name, String file) throws DumpException {
        Type type = schema.getType(name);
        if (!type.isPrimitive()
                || type.isRepetition(Type.Repetition.REPEATED)
                || StoredNumber.of(type.asPrimitiveType()).isEmpty()) {
            throw new DumpException(file + ": column " + name + ": found " + OneLine.of(type.toString())
                    + ", a column of numbers is expected");
        }
        return schema.getColumnDescription(new String[] {name});
    }

    private static ColumnDescriptor vector(MessageType schema, String file) throws DumpException {
        List<ColumnDescriptor> leaves = schema.getColumns().stream()
                .filter(column -> column.getPath()[0].equals(VECTOR))
                .toList();
        if (leaves.size() != 1
                || leaves.get(0).getMaxRepetitionLevel() != 1
                || StoredNumber.of(leaves.get(0).getPrimitiveType())
                        .filter(StoredNumber::isReal)
                        .isEmpty()) {
            throw new DumpException(file + ": column vector: found "
                    + OneLine.of(schema.getType(VECTOR).toString()) + ", a list of float16, float or double is expected"
                    + (leaves.stream().anyMatch(leaf -> hasTwoBytes(leaf.getPrimitiveType()))
                            ? "; two bytes are a float16 only with the logical type FLOAT16"
                            : ""));
        }
        return leaves.get(0);
    }

    /** Whether values may be float16 without the logical type, as written by numpy or a writer that does not know the type. */
    private static boolean hasTwoBytes(PrimitiveType leaf) {
        return leaf.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY
                && leaf.getTypeLength() == Short.BYTES
                && StoredNumber.of(leaf).isEmpty();
    }
}
