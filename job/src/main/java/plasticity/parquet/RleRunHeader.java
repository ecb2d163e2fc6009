package plasticity.parquet;

/**
 * The headers of the runs in Parquet's RLE/bit-packing hybrid: varints (seven bits per byte), whose lowest bit is 1 for a bit-packed run and
 * whose other bits are its length.
 */
final class RleRunHeader {
    private static final int BITS_PER_BYTE = 7;

    private RleRunHeader() {}

    /** The position after the header that starts at {@code at}; −1 if it does not end before {@code end}. */
    static int endOf(byte[] bytes, int at, int end) {
        int last = Math.min(end, at + (Integer.SIZE + BITS_PER_BYTE - 1) / BITS_PER_BYTE);
        for (int i = at; i < last; i++) {
            if (bytes[i] >= 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** The header in {@code bytes[at … end)}. */
    static int read(byte[] bytes, int at, int end) {
        int header = 0;
        for (int i = at, shift = 0; i < end; i++, shift += BITS_PER_BYTE) {
            header |= (bytes[i] & 0x7F) << shift;
        }
        return header;
    }
}
