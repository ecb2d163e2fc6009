package plasticity.tokens;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import plasticity.dump.DumpException;
import plasticity.fetch.FileBytes;
import plasticity.messages.FailureLog;

/**
 * Opens files that are read one after the other. With a file, the next one is opened and its first bytes are requested, so that a store answers
 * while the first one is decoded and analysed. Files on local disks are opened only when they are read.
 */
public final class FileSequence implements Closeable {
    private final Iterator<DataFileFooter> files;
    private final Configuration hadoop;
    /** The file opened ahead; null if there is none. */
    private DataFileFooter ahead;

    private FileBytes bytesAhead;

    /** @param heads in the order in which they are read */
    public FileSequence(List<HeadFooter> heads, Configuration hadoop) {
        this.files = heads.stream().flatMap(head -> head.files().stream()).iterator();
        this.hadoop = hadoop;
    }

    /**
     * Opens a file: of those given, each once and in order, or another one. Some may be left out. The caller closes it.
     *
     * @throws DumpException when its length has changed
     */
    FileBytes open(DataFileFooter file) throws IOException, DumpException {
        FileBytes opened = file.equals(ahead) ? bytesAhead : null;
        if (opened == null) {
            close();
            opened = FileOpening.open(file, hadoop);
            advanceTo(file);
        }
        bytesAhead = null;
        try {
            openNext();
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private void advanceTo(DataFileFooter file) {
        while (!file.equals(ahead) && files.hasNext()) {
            ahead = files.next();
        }
    }

    private void openNext() throws InterruptedIOException {
        ahead = files.hasNext() ? files.next() : null;
        if (ahead == null || FileOpening.isLocal(ahead.file())) {
            return;
        }
        try {
            bytesAhead = FileOpening.open(ahead, hadoop);
            bytesAhead.fetchAhead();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | DumpException e) {
            // The file is opened again when its turn comes, which reports what is wrong with it.
            FailureLog.expected(e);
            close();
        }
    }

    /** Closes the file that was opened ahead. */
    @Override
    public void close() {
        if (bytesAhead != null) {
            try {
                bytesAhead.close();
            } catch (IOException e) {
                // Nothing was read from it.
            }
            bytesAhead = null;
        }
    }
}
