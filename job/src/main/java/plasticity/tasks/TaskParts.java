package plasticity.tasks;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.executor.InputMetrics;
import org.apache.spark.util.TaskCompletionListener;
import scala.Function0;

/** The parts of a unit within a task, which closes its files when it ends, however it ends, and tells Spark how many bytes and kept rows it read. */
final class TaskParts implements Iterator<HeadPart> {
    private final UnitReader unit;
    private final InputMetrics metrics;
    private final Function0<Object> bytesRead = SparkHadoopUtil.get().getFSBytesReadOnThreadCallback();
    private final long bytesBefore;
    private boolean hasPart;

    private TaskParts(UnitReader unit, InputMetrics metrics) {
        this.unit = unit;
        this.metrics = metrics;
        this.bytesBefore = metrics.bytesRead();
    }

    static TaskParts of(UnitReader unit, TaskContext task) {
        TaskParts parts = new TaskParts(unit, task.taskMetrics().inputMetrics());
        TaskCompletionListener end = ended -> parts.close();
        task.addTaskCompletionListener(end);
        return parts;
    }

    @Override
    public boolean hasNext() {
        if (!hasPart) {
            hasPart = unit.next();
        }
        return hasPart;
    }

    @Override
    public HeadPart next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        hasPart = false;
        HeadPart part = unit.part();
        if (part.isClosing()) {
            tellBytes();
        } else {
            metrics.incRecordsRead(part.block().size());
        }
        return part;
    }

    private void close() {
        tellBytes();
        unit.close();
    }

    private void tellBytes() {
        metrics.setBytesRead(bytesBefore + (long) bytesRead.apply());
    }
}
