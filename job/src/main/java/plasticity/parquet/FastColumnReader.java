package plasticity.parquet;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;

/**
 * Reads a column of numbers or vectors a page at a time: levels are checked run by run, values are copied or looked up in the dictionary.
 *
 * <p>If a chunk has rows·d values, every value is present and every d-th value starts a row, then value i is component i mod d of row i / d,
 * wherever pages end, and levels need not be read value by value. The number of values is in the footer; {@link RleLevelScanner} checks the rest
 * for every page whose values are used. Pages without a requested row are skipped unread. A dictionary's values are checked once for NaN and
 * infinity. In a column of numbers, all values of a page may also be null.
 *
 * <p>Anything else (other encodings, gaps, vectors of other lengths, integers that are not exact as a double) is an
 * {@link UnsupportedPageException}: the caller must use the general path.
 */
public final class FastColumnReader {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final ColumnPages pages;
    private final ColumnDescriptor column;
    private final StoredNumber type;
    private final int size;
    private final int dimension;

    private double[] dictionary;
    private boolean isDictionaryFinite;
    /** Values to skip before the next read. */
    private long toSkip;
    /** Number of values read or skipped, modulo d. */
    private int phase;
    /** Values left in the current page. */
    private int left;

    private Content content;
    private RleDictionaryDecoder indexes;
    private byte[] plain;
    /** Offset of the next value in {@link #plain}. */
    private int plainAt;

    /** The values of a page. */
    private enum Content {
        NULLS,
        INDEXES,
        PLAIN
    }

    /**
     * @param pages of a chunk of rows·d values
     * @param dimension d, 1 for a column of numbers
     */
    public FastColumnReader(ColumnPages pages, ColumnDescriptor column, int dimension) {
        this.pages = pages;
        this.column = column;
        this.dimension = dimension;
        this.type = StoredNumber.of(column.getPrimitiveType()).orElseThrow();
        this.size = type.size();
    }

    /**
     * Writes the next {@code count} values to {@code into[offset … offset + count)}, NaN for null.
     *
     * @return true only if all are finite; false does not mean that one is not
     * @throws UnsupportedPageException when the general path must read the column
     * @throws IOException when a page is damaged
     */
    boolean next(double[] into, int offset, int count) throws UnsupportedPageException, IOException {
        try {
            return read(into, offset, count);
        } catch (IOException e) {
            throw pages.unreadable(e);
        }
    }

    private boolean read(double[] into, int offset, int count) throws UnsupportedPageException, IOException {
        loadDictionary();
        skipPending();
        boolean isFinite = true;
        for (int done = 0; done < count; ) {
            while (left == 0) {
                load();
            }
            int n = Math.min(left, count - done);
            switch (content) {
                case INDEXES -> {
                    indexes.gather(dictionary, into, offset + done, n);
                    isFinite &= isDictionaryFinite;
                }
                case PLAIN -> {
                    isFinite &= type.decode(plain, plainAt, into, offset + done, n);
                    plainAt += n * size;
                }
                case NULLS -> {
                    Arrays.fill(into, offset + done, offset + done + n, Double.NaN);
                    isFinite = false;
                }
            }
            advance(n);
            done += n;
        }
        return isFinite;
    }

    /** Skips the next values. No page is read before the next call of {@link #next}. */
    void skip(int count) {
        toSkip += count;
    }

    private void skipPending() throws UnsupportedPageException, IOException {
        while (toSkip > 0) {
            if (left > 0) {
                int n = (int) Math.min(left, toSkip);
                switch (content) {
                    case INDEXES -> indexes.skip(n);
                    case PLAIN -> plainAt += n * size;
                    case NULLS -> {}
                }
                advance(n);
                toSkip -= n;
            } else if (pages.nextValues() > 0 && pages.nextValues() <= toSkip) {
                int n = pages.nextValues();
                phase = (int) ((phase + (long) n) % dimension);
                toSkip -= n;
                pages.skipPage();
            } else {
                load();
            }
        }
    }

    private void advance(int count) {
        left -= count;
        phase = (phase + count) % dimension;
    }

    @SuppressWarnings("deprecation") // PLAIN_DICTIONARY is what older writers call PLAIN here
    private void loadDictionary() throws UnsupportedPageException, IOException {
        if (dictionary != null) {
            return;
        }
        DictionaryPage page = pages.readDictionaryPage();
        if (page == null) {
            dictionary = new double[0];
            return;
        }
        ByteBuffer bytes = buffer(page.getBytes());
        int entries = page.getDictionarySize();
        boolean isPlain = page.getEncoding() == Encoding.PLAIN || page.getEncoding() == Encoding.PLAIN_DICTIONARY;
        if (!isPlain || bytes.remaining() != (long) entries * size) {
            throw new UnsupportedPageException("dictionary of " + entries + " values as " + page.getEncoding());
        }
        int start = bytes.arrayOffset() + bytes.position();
        dictionary = new double[entries];
        isDictionaryFinite = type.decode(bytes.array(), start, dictionary, 0, entries);
    }

    private void load() throws UnsupportedPageException, IOException {
        DataPage page = pages.readPage();
        if (page instanceof DataPageV1 v1) {
            open(v1);
        } else if (page instanceof DataPageV2 v2) {
            open(v2);
        } else {
            throw new UnsupportedPageException("an unknown type of page");
        }
    }

    private void open(DataPageV1 page) throws UnsupportedPageException, IOException {
        ByteBuffer all = buffer(page.getBytes());
        byte[] bytes = all.array();
        int at = all.arrayOffset() + all.position();
        int end = at + all.remaining();
        RleLevelScanner repetition = null;
        RleLevelScanner definition = null;
        if (column.getMaxRepetitionLevel() > 0) {
            requireRle(page.getRlEncoding());
            int start = at + Integer.BYTES;
            at = endOf(bytes, start, end);
            repetition = new RleLevelScanner(bytes, start, at, column.getMaxRepetitionLevel());
        }
        if (column.getMaxDefinitionLevel() > 0) {
            requireRle(page.getDlEncoding());
            int start = at + Integer.BYTES;
            at = endOf(bytes, start, end);
            definition = new RleLevelScanner(bytes, start, at, column.getMaxDefinitionLevel());
        }
        open(repetition, definition, page.getValueCount(), page.getValueEncoding(), bytes, at, end);
    }

    private static void requireRle(Encoding levels) throws UnsupportedPageException {
        if (levels != Encoding.RLE) {
            throw new UnsupportedPageException("levels as " + levels);
        }
    }

    private void open(DataPageV2 page) throws UnsupportedPageException, IOException {
        ByteBuffer values = buffer(page.getData());
        int start = values.arrayOffset() + values.position();
        open(
                levels(page.getRepetitionLevels(), column.getMaxRepetitionLevel()),
                levels(page.getDefinitionLevels(), column.getMaxDefinitionLevel()),
                page.getValueCount(),
                page.getDataEncoding(),
                values.array(),
                start,
                start + values.remaining());
    }

    private static RleLevelScanner levels(BytesInput input, int largest) throws IOException {
        if (largest == 0) {
            return null;
        }
        ByteBuffer levels = buffer(input);
        int start = levels.arrayOffset() + levels.position();
        return new RleLevelScanner(levels.array(), start, start + levels.remaining(), largest);
    }

    /** The end of the levels that start at {@code start}; their length is in the four bytes before. */
    private static int endOf(byte[] bytes, int start, int end) throws UnsupportedPageException {
        int length = start <= end ? (int) INTS.get(bytes, start - Integer.BYTES) : -1;
        if (length < 0 || length > end - start) {
            throw new UnsupportedPageException("levels that do not fit into the page");
        }
        return start + length;
    }

    /**
     * @param repetition null if the column has no repetition levels
     * @param definition null if the column has no definition levels
     */
    private void open(
            RleLevelScanner repetition,
            RleLevelScanner definition,
            int count,
            Encoding encoding,
            byte[] bytes,
            int start,
            int end)
            throws UnsupportedPageException, IOException {
        if (repetition != null && !repetition.startEvery(dimension, phase, count)) {
            throw new UnsupportedPageException("a vector of another length");
        }
        if (definition == null || definition.areAll(column.getMaxDefinitionLevel(), count)) {
            openValues(encoding, count, bytes, start, end);
        } else if (repetition == null && definition.areAll(0, count)) {
            content = Content.NULLS;
        } else {
            throw new UnsupportedPageException("a gap");
        }
        left = count;
    }

    @SuppressWarnings("deprecation") // PLAIN_DICTIONARY is what older writers call RLE_DICTIONARY
    private void openValues(Encoding encoding, int count, byte[] bytes, int start, int end)
            throws UnsupportedPageException, IOException {
        switch (encoding) {
            case RLE_DICTIONARY, PLAIN_DICTIONARY -> {
                content = Content.INDEXES;
                indexes = new RleDictionaryDecoder(bytes, start, end);
            }
            case PLAIN -> {
                if (end - start < (long) count * size) {
                    throw new UnsupportedPageException("fewer values than the page declares");
                }
                content = Content.PLAIN;
                plain = bytes;
                plainAt = start;
            }
            default -> throw new UnsupportedPageException("values as " + encoding);
        }
    }

    /** The bytes of a page of {@link ColumnPages}, which are backed by an array. */
    private static ByteBuffer buffer(BytesInput bytes) throws IOException {
        return bytes.toInputStream().slice((int) bytes.size());
    }
}
