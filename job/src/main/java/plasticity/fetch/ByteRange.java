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

/** A range of a file that is fetched ahead of its use in one request, and kept in memory until it is dropped. */
final class ByteRange {
    private final long start;
    private final int length;
    /** Index of the last row group with a chunk in this range. */
    private final int lastGroup;

    private CompletableFuture<ByteBuffer> bytes;
    private boolean wasDropped;

    ByteRange(long start, int length, int lastGroup) {
        this.start = start;
        this.length = length;
        this.lastGroup = lastGroup;
    }

    int lastGroup() {
        return lastGroup;
    }

    /** The position after its last byte. */
    long end() {
        return start + length;
    }

    /** Requests the bytes, unless they were requested before. Does not wait for them if the client reads asynchronously. */
    void fetch(FSDataInputStream file) throws IOException {
        if (bytes == null) {
            FileRange range = FileRange.createFileRange(start, length);
            // One call per range: ranges of a damaged file may overlap, and a call with several ranges rejects that.
            LibraryCall.run(() -> file.readVectored(List.of(range), ByteBuffer::allocate));
            bytes = range.getData();
        }
    }

    /** Releases the bytes. */
    void drop() {
        bytes = null;
        wasDropped = true;
    }

    boolean wasDropped() {
        return wasDropped;
    }

    /** Copies bytes from a position within the range on, at most {@code length}, and returns their number. */
    int read(FSDataInputStream file, long position, byte[] into, int offset, int length) throws IOException {
        int at = (int) (position - start);
        int count = Math.min(length, this.length - at);
        ByteBuffer fetched = await(file);
        fetched.get(fetched.position() + at, into, offset, count);
        return count;
    }

    private ByteBuffer await(FSDataInputStream file) throws IOException {
        fetch(file);
        try {
            return requireComplete(LibraryCall.get(() -> FutureIO.awaitFuture(bytes)));
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            // Vectored reads do not survive a lost connection; a plain read opens a new one.
            ByteBuffer again = ByteBuffer.allocate(length);
            LibraryCall.run(() -> file.readFully(start, again.array()));
            bytes = CompletableFuture.completedFuture(again);
            return again;
        }
    }

    private ByteBuffer requireComplete(ByteBuffer fetched) throws IOException {
        if (fetched.remaining() != length) {
            throw new EOFException(
                    "received " + fetched.remaining() + " of " + length + " bytes from position " + start);
        }
        return fetched;
    }
}
