package plasticity.cli;

import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.TaskContext;

/** Local files; a task that opens a file of {@code l00h04q} runs into a null pointer, as if this program had a bug. */
public final class FaultyLength extends RawLocalFileSystem {
    static final String PASSWORD = "correct-horse";

    @Override
    public FileStatus getFileStatus(Path file) throws IOException {
        FileStatus status = super.getFileStatus(file);
        boolean isFaulty =
                TaskContext.get() != null && file.getParent().getName().equals("l00h04q");
        return isFaulty ? new Faulty(status) : status;
    }

    private static final class Faulty extends FileStatus {
        private static final long serialVersionUID = 1L;

        Faulty(FileStatus status) throws IOException {
            super(status);
        }

        @Override
        public long getLen() {
            throw new NullPointerException("no length of s3a://me:" + PASSWORD + "@bucket");
        }
    }
}
