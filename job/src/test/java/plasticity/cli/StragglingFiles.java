package plasticity.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;

/** Local file system on which opening the last key head of the sample prints a message and hangs in the first attempt of a task. */
public final class StragglingFiles extends LocalFileSystem {
    static final String MESSAGE = "StragglingFiles: this task hangs";
    private static final String SLOW = "l29h02k";
    private static final long MINUTES = 10;

    @Override
    public FSDataInputStream open(Path file, int bufferSize) throws IOException {
        TaskContext task = TaskContext.get();
        if (task != null
                && task.attemptNumber() == 0
                && file.getParent().getName().equals(SLOW)) {
            System.err.println(MESSAGE);
            try {
                TimeUnit.MINUTES.sleep(MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("the task was ended").initCause(e);
            }
        }
        return super.open(file, bufferSize);
    }
}
