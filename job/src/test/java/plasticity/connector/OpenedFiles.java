package plasticity.connector;

import java.io.IOException;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Local file system that records opened files and listed directories. */
public final class OpenedFiles extends LocalFileSystem {
    private static final Queue<String> OPENED = new ConcurrentLinkedQueue<>();
    private static final Queue<String> LISTED = new ConcurrentLinkedQueue<>();

    /** Clears the records. */
    static void forget() {
        OPENED.clear();
        LISTED.clear();
    }

    /** The sorted directories of the files opened since then. */
    static Collection<String> heads() {
        return OPENED.stream().distinct().sorted().toList();
    }

    /** The directories listed since then, except for the root. */
    static Collection<String> listedHeads() {
        return LISTED.stream()
                .distinct()
                .filter(name -> name.matches("l\\d+h\\d+[qk]"))
                .sorted()
                .toList();
    }

    /** The sorted directories listed since then whose names have a prefix. */
    static Collection<String> listedDumps(String start) {
        return LISTED.stream()
                .distinct()
                .filter(name -> name.startsWith(start))
                .sorted()
                .toList();
    }

    @Override
    public FileStatus[] listStatus(Path directory) throws IOException {
        LISTED.add(directory.getName());
        return super.listStatus(directory);
    }

    @Override
    public FSDataInputStream open(Path file, int bufferSize) throws IOException {
        OPENED.add(file.getParent().getName());
        return super.open(file, bufferSize);
    }

    @Override
    public RemoteIterator<FileStatus> listStatusIterator(Path directory) throws IOException {
        LISTED.add(directory.getName());
        return super.listStatusIterator(directory);
    }
}
