package plasticity.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileRange;
import org.apache.hadoop.util.functional.FutureIO;

/** A range of a file that is fetched whole, ahead of its use, and held until it is dropped. */
final class ByteRange {
    private final long start;
    private final int length;
    private CompletableFuture<ByteBuffer> bytes;

    ByteRange(long start, int length) {
        this.start = start;
        this.length = length;
    }

    long end() {
        return start + length;
    }

    /** Asks for the bytes, unless that was done, and does not wait for them where the client need not. */
    void fetch(FSDataInputStream file) throws IOException {
        if (bytes == null) {
            FileRange range = FileRange.createFileRange(start, length);
            // A call for each piece: those of a damaged file may overlap, which one call for several refuses.
            file.readVectored(List.of(range), ByteBuffer::allocate);
            bytes = range.getData();
        }
    }

    /** Forgets the bytes. */
    void drop() {
        bytes = null;
    }

    /** Copies what the piece has from a position on, at most {@code length} bytes, and tells how many. */
    int read(FSDataInputStream file, long position, byte[] into, int offset, int length) throws IOException {
        int at = (int) (position - start);
        int taken = Math.min(length, this.length - at);
        ByteBuffer held = held(file);
        held.get(held.position() + at, into, offset, taken);
        return taken;
    }

    private ByteBuffer held(FSDataInputStream file) throws IOException {
        fetch(file);
        try {
            return whole(FutureIO.awaitFuture(bytes));
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            // Clients that fetch ranges side by side give up with a connection; when they read plainly they open
            // another.
            ByteBuffer again = ByteBuffer.allocate(length);
            file.readFully(start, again.array());
            bytes = CompletableFuture.completedFuture(again);
            return again;
        }
    }

    private ByteBuffer whole(ByteBuffer fetched) throws IOException {
        if (fetched.remaining() != length) {
            throw new EOFException(fetched.remaining() + " of " + length + " bytes came from position " + start);
        }
        return fetched;
    }
}
