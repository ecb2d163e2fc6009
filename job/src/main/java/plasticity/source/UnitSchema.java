package plasticity.source;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of the data source. Each row tells of one head of a work unit; a unit's rows come in this order: for every one of its heads, the key
 * head first, blocks of kept tokens and then one closing row. A head that cannot be read has a closing row with an error.
 *
 * <ul>
 *   <li>{@code layer}, {@code kind} ({@code q} or {@code k}), {@code head}: which head
 *   <li>{@code key_head}: the key head of the unit
 *   <li>{@code rows}: rows of the table as the footers tell, kept or not; null when unknown
 *   <li>{@code kept_rows}, {@code dimension}: the shape of what is kept; null on an error
 *   <li>{@code block}: tokens, see {@link BlockCodec}; null on the closing row
 *   <li>{@code orientation}: on a key head's closing row
 *   <li>{@code error}: one line, on the closing row of a head that cannot be read
 * </ul>
 */
public final class UnitSchema {
    /** Positions of the columns. */
    public static final int LAYER = 0;

    public static final int KIND = 1;
    public static final int HEAD = 2;
    public static final int KEY_HEAD = 3;
    public static final int ROWS = 4;
    public static final int KEPT_ROWS = 5;
    public static final int DIMENSION = 6;
    public static final int BLOCK = 7;
    public static final int ORIENTATION = 8;
    public static final int ERROR = 9;

    private UnitSchema() {}

    /** The schema as Spark sees it. */
    public static StructType schema() {
        return new StructType()
                .add("layer", DataTypes.IntegerType, false)
                .add("kind", DataTypes.StringType, false)
                .add("head", DataTypes.IntegerType, false)
                .add("key_head", DataTypes.IntegerType, false)
                .add("rows", DataTypes.IntegerType, true)
                .add("kept_rows", DataTypes.IntegerType, true)
                .add("dimension", DataTypes.IntegerType, true)
                .add("block", DataTypes.BinaryType, true)
                .add("orientation", DataTypes.BinaryType, true)
                .add("error", DataTypes.StringType, true);
    }
}
