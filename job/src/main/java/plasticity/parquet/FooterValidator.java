package plasticity.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.io.SeekableInputStream;
import plasticity.fetch.LibraryCall;

/** Checks the sizes in a footer before parquet-java parses it. Other defects of a file's end are left to parquet-java, which reports them well. */
public final class FooterValidator {
    /** Bytes. A thousand times what a head's file needs. */
    private static final int LARGEST = 64 << 20;

    private static final int TAIL = 2 * Integer.BYTES;

    private FooterValidator() {}

    /**
     * Reads a footer and checks it.
     *
     * @param length of the file in bytes, at least {@value #TAIL}
     * @param listener receives the footer's bytes before they are checked
     * @throws IOException when the footer is too large, or declares more than it contains
     */
    public static void require(SeekableInputStream file, long length, FooterListener listener) throws IOException {
        byte[] tail = read(file, length - TAIL, TAIL);
        int size = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
        boolean isParquet = tail[4] == 'P' && tail[5] == 'A' && tail[6] == 'R' && tail[7] == '1';
        if (!isParquet || size < 0 || size > length - TAIL) {
            return;
        }
        if (size > LARGEST) {
            throw new IOException("the footer has " + size + " bytes; the maximum is " + LARGEST);
        }
        byte[] footer = read(file, length - TAIL - size, size);
        listener.bytes(footer, tail);
        try {
            ThriftStruct.read(new ByteArrayInputStream(footer), size);
        } catch (IOException e) {
            throw new IOException("corrupt footer: " + e.getMessage(), e);
        }
    }

    private static byte[] read(SeekableInputStream file, long position, int size) throws IOException {
        byte[] bytes = new byte[size];
        LibraryCall.run(() -> {
            file.seek(position);
            file.readFully(bytes);
        });
        return bytes;
    }
}
