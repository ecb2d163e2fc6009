package plasticity.connector;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The column that says of which dump a row is, by the dump's path. A table of one dump does not have it. */
final class DumpColumn {
    /** Its name: that of the setting. */
    static final String NAME = "model_dir";

    private DumpColumn() {}

    /** A schema with the column in front. */
    static StructType before(StructType columns) {
        StructType schema = new StructType().add(NAME, DataTypes.StringType, false);
        for (StructField column : columns.fields()) {
            schema = schema.add(column);
        }
        return schema;
    }
}
