package plasticity.source;

import java.io.IOException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Hands rows over as batches of one. Spark copies the bytes of a row twice on its way to a task's code, those of a batch never; a row here carries
 * a megabyte.
 */
final class RowBatchReader implements PartitionReader<ColumnarBatch> {
    private final PartitionReader<InternalRow> rows;
    private final CellVector[] cells;
    private final ColumnarBatch batch;

    RowBatchReader(PartitionReader<InternalRow> rows, StructType schema) {
        this.rows = rows;
        cells = new CellVector[schema.size()];
        for (int ordinal = 0; ordinal < cells.length; ordinal++) {
            cells[ordinal] = new CellVector(schema.apply(ordinal).dataType(), ordinal);
        }
        batch = new ColumnarBatch(cells.clone(), 1);
    }

    @Override
    public boolean next() throws IOException {
        if (!rows.next()) {
            return false;
        }
        for (CellVector cell : cells) {
            cell.of(rows.get());
        }
        return true;
    }

    @Override
    public ColumnarBatch get() {
        return batch;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
