package plasticity.connector;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import plasticity.dump.TokenColumn;
import plasticity.heads.HeadId;
import plasticity.sample.TokenBlock;
import plasticity.tokens.TokenReader;

/** The columns of {@link Output#ROWS}. Their types can represent any dump, so the schema is known without opening a file. */
@SuppressWarnings("ImmutableEnumChecker") // Spark's types are immutable
enum TokenField {
    /** The path of the dump, if several may be read. */
    MODEL_DIR(DataTypes.StringType, null),
    LAYER(DataTypes.IntegerType, null),
    HEAD(DataTypes.IntegerType, null),
    KIND(DataTypes.StringType, null),
    BUCKET(DataTypes.IntegerType, TokenColumn.BUCKET),
    EXAMPLE_ID(DataTypes.LongType, TokenColumn.EXAMPLE),
    POSITION(DataTypes.DoubleType, TokenColumn.POSITION),
    SLIDING_WINDOW(DataTypes.DoubleType, TokenColumn.WINDOW),
    VECTOR(null, TokenColumn.VECTOR);

    private static final Set<TokenField> NULLABLE = EnumSet.of(EXAMPLE_ID, SLIDING_WINDOW);

    private final DataType type;
    private final TokenColumn stored;

    TokenField(DataType type, TokenColumn stored) {
        this.type = type;
        this.stored = stored;
    }

    String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All columns of one dump. */
    static StructType schema(VectorForm vectors) {
        return schema(List.copyOf(EnumSet.complementOf(EnumSet.of(MODEL_DIR))), vectors);
    }

    static StructType schema(List<TokenField> fields, VectorForm vectors) {
        StructType schema = new StructType();
        for (TokenField field : fields) {
            schema = schema.add(
                    field.columnName(), field == VECTOR ? vectors.type() : field.type, NULLABLE.contains(field));
        }
        return schema;
    }

    /** The fields of a schema with some of the columns. */
    static List<TokenField> of(StructType schema) {
        return Arrays.stream(schema.fieldNames())
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    }

    /** The columns that must be read from a file. */
    static Set<TokenColumn> stored(List<TokenField> fields) {
        Set<TokenColumn> stored = EnumSet.noneOf(TokenColumn.class);
        fields.stream().filter(field -> field.stored != null).forEach(field -> stored.add(field.stored));
        return stored;
    }

    /** The columns that are constant within a head. */
    static Map<String, Function<HeadId, Object>> ofHeads() {
        return Map.of(
                LAYER.columnName(), HeadId::layer,
                HEAD.columnName(), HeadId::head,
                KIND.columnName(), TokenField::kind);
    }

    private static String kind(HeadId head) {
        return String.valueOf(head.kind().letter());
    }

    /**
     * This column of a block.
     *
     * @param dump its path
     * @param dimension d
     */
    ColumnVector column(String dump, HeadId head, TokenBlock block, int dimension, VectorForm vectors) {
        return switch (this) {
            case MODEL_DIR -> BlockColumns.text(dump, block.size());
            case LAYER -> BlockColumns.number(head.layer(), block.size());
            case HEAD -> BlockColumns.number(head.head(), block.size());
            case KIND -> BlockColumns.text(kind(head), block.size());
            case BUCKET -> BlockColumns.numbers(block.buckets());
            case EXAMPLE_ID -> BlockColumns.numbers(block.examples(), TokenReader.NO_EXAMPLE);
            case POSITION -> BlockColumns.numbers(block.positions());
            case SLIDING_WINDOW -> BlockColumns.numbers(block.windows());
            case VECTOR ->
                vectors == VectorForm.VECTOR
                        ? BlockColumns.vectors(block.vectors(), dimension)
                        : BlockColumns.lists(vectors.type(), block.vectors(), dimension);
        };
    }
}
