package plasticity.faults;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;

/**
 * A local file system that injects faults the first {@code plasticity.faults.times} times that executors open a file whose path contains {@code
 * plasticity.faults.file}. {@code plasticity.faults.how} is {@code error} (the task fails), {@code halt} (the executor exits), {@code io} (the read
 * fails) or {@code stall} (the read hangs for minutes). {@code plasticity.faults.counter} is a directory in which all executors count.
 */
public final class FlakyFiles extends LocalFileSystem {
    private static final long STALL_MILLIS = 600_000;

    @Override
    public FSDataInputStream open(Path file, int bufferSize) throws IOException {
        if (isExecutor() && file.toString().contains(setting("file")) && claimFault()) {
            fail();
        }
        return super.open(file, bufferSize);
    }

    private void fail() throws IOException {
        switch (setting("how")) {
            case "error":
                throw new AssertionError("injected: a task that fails");
            case "halt":
                Runtime.getRuntime().halt(1);
                break;
            case "io":
                throw new IOException("injected: a read that fails");
            default:
                stall();
        }
    }

    private static void stall() throws IOException {
        try {
            Thread.sleep(STALL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private boolean claimFault() throws IOException {
        int times = Integer.parseInt(setting("times"));
        for (int time = 1; time <= times; time++) {
            try {
                Files.createFile(Paths.get(setting("counter"), Integer.toString(time)));
                return true;
            } catch (FileAlreadyExistsException e) {
                // Already counted by another attempt.
            }
        }
        return false;
    }

    private String setting(String name) {
        return getConf().get("plasticity.faults." + name);
    }

    private static boolean isExecutor() {
        SparkEnv environment = SparkEnv.get();
        return environment != null && !environment.executorId().equals("driver");
    }
}
