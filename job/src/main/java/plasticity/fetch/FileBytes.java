package plasticity.fetch;

import java.io.Closeable;
import java.io.IOException;

/** An open file whose row groups are read in order, their column chunks by turns, each from front to end as a rule. */
public interface FileBytes extends Closeable {

    /** Moves to the next row group, at first to the first; chunks of the one before will not be read any more. */
    void nextGroup() throws IOException;

    /**
     * Reads exactly so many bytes.
     *
     * @param chunk of the row group, in which all of the bytes lie
     * @param position of the first one within the file
     */
    void read(Chunk chunk, long position, byte[] into, int offset, int length) throws IOException;
}
