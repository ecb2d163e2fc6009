package plasticity.tasks;

import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** A part of a unit as a batch without columns. It carries the part itself, so that tokens go from the file to the analysis without becoming rows. */
final class PartBatch extends ColumnarBatch {
    private final HeadPart part;

    PartBatch(HeadPart part) {
        super(new ColumnVector[0], 1);
        this.part = part;
    }

    HeadPart part() {
        return part;
    }
}
