package plasticity.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.io.SeekableInputStream;

/** Looks at a footer before anything believes it. What else may be wrong with a file's end is left to parquet-java, which tells it well. */
public final class FooterValidator {
    /** A thousand times what a head's file needs. */
    private static final int LARGEST = 64 << 20;

    private static final int TAIL = 2 * Integer.BYTES;

    private FooterValidator() {}

    /**
     * Reads a file's last bytes.
     *
     * @param length of the file, at least {@value #TAIL}
     * @param witness sees the bytes before they are judged
     * @throws IOException when the footer claims what it has not
     */
    public static void require(SeekableInputStream file, long length, FooterListener witness) throws IOException {
        byte[] tail = new byte[TAIL];
        file.seek(length - TAIL);
        file.readFully(tail);
        int size = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
        boolean isParquet = tail[4] == 'P' && tail[5] == 'A' && tail[6] == 'R' && tail[7] == '1';
        if (!isParquet || size < 0 || size > length - TAIL) {
            return;
        }
        if (size > LARGEST) {
            throw new IOException("the footer has " + size + " bytes; it can have " + LARGEST + " at most");
        }
        byte[] footer = new byte[size];
        file.seek(length - TAIL - size);
        file.readFully(footer);
        witness.bytes(footer, tail);
        try {
            ThriftStruct.read(new ByteArrayInputStream(footer), size);
        } catch (IOException e) {
            throw new IOException("the footer is damaged: " + e.getMessage(), e);
        }
    }
}
