package plasticity.connector;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import plasticity.tasks.HeadPart;
import plasticity.tasks.HeadPartSource;

/** The parts of a work unit, read on demand. A part is valid until the next one is read. */
final class UnitParts implements Iterator<HeadPart>, Closeable {
    private final PartitionReader<ColumnarBatch> batches;
    private boolean isAhead;

    UnitParts(PartitionReader<ColumnarBatch> batches) {
        this.batches = batches;
    }

    @Override
    public boolean hasNext() {
        try {
            isAhead = isAhead || batches.next();
            return isAhead;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public HeadPart next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        isAhead = false;
        return HeadPartSource.part(batches.get());
    }

    @Override
    public void close() throws IOException {
        batches.close();
    }
}
