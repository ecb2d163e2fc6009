package plasticity.tasks;

import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.executor.InputMetrics;
import org.apache.spark.util.TaskCompletionListener;
import scala.Function0;

/**
 * The blocks of a work unit as a Spark task's input. Reports bytes and kept rows to Spark's input metrics, and closes the unit's files when the
 * task ends, whether it succeeds, fails or is killed.
 */
final class TaskInput implements Iterator<HeadBlock> {
    private final UnitReader unit;
    private final InputMetrics metrics;
    private final Function0<Object> bytesRead = SparkHadoopUtil.get().getFSBytesReadOnThreadCallback();
    private final long bytesBefore;

    private TaskInput(UnitReader unit, InputMetrics metrics) {
        this.unit = unit;
        this.metrics = metrics;
        this.bytesBefore = metrics.bytesRead();
    }

    static TaskInput of(UnitReader unit, TaskContext task) {
        TaskInput input = new TaskInput(unit, task.taskMetrics().inputMetrics());
        TaskCompletionListener onEnd = ended -> input.close();
        task.addTaskCompletionListener(onEnd);
        return input;
    }

    @Override
    public boolean hasNext() {
        return unit.hasNext();
    }

    @Override
    public HeadBlock next() {
        HeadBlock block = unit.next();
        if (block.isEnd()) {
            reportBytes();
        } else {
            metrics.incRecordsRead(block.tokens().size());
        }
        return block;
    }

    private void close() {
        reportBytes();
        unit.close();
    }

    private void reportBytes() {
        metrics.setBytesRead(bytesBefore + (long) bytesRead.apply());
    }
}
