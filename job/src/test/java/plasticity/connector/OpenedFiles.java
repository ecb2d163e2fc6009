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

/** Local files that tell which of them were opened, and which directories listed. */
public final class OpenedFiles extends LocalFileSystem {
    private static final Queue<String> OPENED = new ConcurrentLinkedQueue<>();
    private static final Queue<String> LISTED = new ConcurrentLinkedQueue<>();

    /** Forgets what was opened so far. */
    static void forget() {
        OPENED.clear();
        LISTED.clear();
    }

    /** The directories of the files that were opened since, each once, in the order of names. */
    static Collection<String> heads() {
        return OPENED.stream().distinct().sorted().toList();
    }

    /** The directories that were listed since, but for the root. */
    static Collection<String> listedHeads() {
        return LISTED.stream()
                .distinct()
                .filter(name -> name.matches("l\\d+h\\d+[qk]"))
                .sorted()
                .toList();
    }

    /** The directories of a name that begins so which were listed since, in the order of names. */
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
