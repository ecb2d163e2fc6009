package plasticity.tasks;

import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** A work unit as Spark reads it: a batch for each part. */
record PartBatchReader(UnitReader unit) implements PartitionReader<ColumnarBatch> {
    @Override
    public boolean next() {
        return unit.next();
    }

    @Override
    public ColumnarBatch get() {
        return new PartBatch(unit.part());
    }

    @Override
    public void close() {
        unit.close();
    }
}
