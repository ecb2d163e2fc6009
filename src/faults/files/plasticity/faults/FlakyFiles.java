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
 * Local files. The first few times that executors open the named one, something happens: {@code plasticity.faults.how} is
 * {@code error} (the task fails), {@code halt} (its executor ends), {@code io} (the read fails) or {@code stall} (it takes minutes).
 * {@code plasticity.faults.counter} is a directory that counts over all executors.
 */
public final class FlakyFiles extends LocalFileSystem {
    private static final long STALL_MILLIS = 600_000;

    @Override
    public FSDataInputStream open(Path file, int bufferSize) throws IOException {
        if (isExecutor() && file.toString().contains(setting("file")) && isCounted()) {
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

    private boolean isCounted() throws IOException {
        int times = Integer.parseInt(setting("times"));
        for (int time = 1; time <= times; time++) {
            try {
                Files.createFile(Paths.get(setting("counter"), Integer.toString(time)));
                return true;
            } catch (FileAlreadyExistsException e) {
                // Another attempt had this one.
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
