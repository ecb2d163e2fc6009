package plasticity.connector;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import plasticity.tables.HeadIdentity;

/** The column with the path of a row's dump. A table of a single dump does not have it. */
final class DumpColumn {
    /** The name of the setting. */
    static final String NAME = HeadIdentity.MODEL_DIR.name();

    private DumpColumn() {}

    /** A schema with this column in front. */
    static StructType before(StructType columns) {
        StructType schema =
                new StructType().add(NAME, DataTypes.StringType, false, HeadIdentity.MODEL_DIR.description());
        for (StructField column : columns.fields()) {
            schema = schema.add(column);
        }
        return schema;
    }
}
