package plasticity.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import plasticity.arrays.RealArray;

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
    private final ColumnPages pages;
    private final ColumnDescriptor column;
    private final StoredNumber type;
    private final int size;
    private final int dimension;

    /** Of the type of the array that is filled. */
    private RealArray dictionary;

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
     * @param into an array of the same type at each call; floats only for {@link StoredNumber#isFloat}
     * @return true only if all are finite; false does not mean that one is not
     * @throws UnsupportedPageException when the general path must read the column
     * @throws IOException when a page is damaged
     */
    boolean next(RealArray into, int offset, int count) throws UnsupportedPageException, IOException {
        try {
            loadDictionary(into);
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
                        into.fill(offset + done, offset + done + n, Double.NaN);
                        isFinite = false;
                    }
                }
                advance(n);
                done += n;
            }
            return isFinite;
        } catch (IOException e) {
            throw pages.unreadable(e);
        }
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
                phase = RleLevelScanner.after(phase, n, dimension);
                toSkip -= n;
                pages.skipPage();
            } else {
                load();
            }
        }
    }

    private void advance(int count) {
        left -= count;
        phase = RleLevelScanner.after(phase, count, dimension);
    }

    @SuppressWarnings("deprecation") // PLAIN_DICTIONARY is what older writers call PLAIN here
    private void loadDictionary(RealArray into) throws UnsupportedPageException, IOException {
        if (dictionary != null) {
            return;
        }
        DictionaryPage page = pages.readDictionaryPage();
        if (page == null) {
            dictionary = into.ofSameType(0);
            return;
        }
        ByteBuffer bytes = buffer(page.getBytes());
        int entries = page.getDictionarySize();
        boolean isPlain = page.getEncoding() == Encoding.PLAIN || page.getEncoding() == Encoding.PLAIN_DICTIONARY;
        if (!isPlain || bytes.remaining() != (long) entries * size) {
            throw new UnsupportedPageException("dictionary of " + entries + " values as " + page.getEncoding());
        }
        int start = bytes.arrayOffset() + bytes.position();
        dictionary = into.ofSameType(entries);
        isDictionaryFinite = type.decode(bytes.array(), start, dictionary, 0, entries);
    }

    private void load() throws UnsupportedPageException, IOException {
        DataPage page = pages.readPage();
        if (page instanceof DataPageV1 v1) {
            ByteBuffer bytes = buffer(v1.getBytes());
            RleLevelScanner repetition = levels(bytes, column.getMaxRepetitionLevel(), v1.getRlEncoding());
            RleLevelScanner definition = levels(bytes, column.getMaxDefinitionLevel(), v1.getDlEncoding());
            open(repetition, definition, page.getValueCount(), v1.getValueEncoding(), bytes);
        } else if (page instanceof DataPageV2 v2) {
            RleLevelScanner repetition = levels(v2.getRepetitionLevels(), column.getMaxRepetitionLevel());
            RleLevelScanner definition = levels(v2.getDefinitionLevels(), column.getMaxDefinitionLevel());
            open(repetition, definition, page.getValueCount(), v2.getDataEncoding(), buffer(v2.getData()));
        } else {
            throw new UnsupportedPageException("an unknown type of page");
        }
    }

    /** The levels at the buffer's position, which moves behind them; null if the column has none. Their length precedes them. */
    private static RleLevelScanner levels(ByteBuffer bytes, int largest, Encoding encoding)
            throws UnsupportedPageException {
        if (largest == 0) {
            return null;
        }
        if (encoding != Encoding.RLE) {
            throw new UnsupportedPageException("levels as " + encoding);
        }
        int length = bytes.remaining() < Integer.BYTES ? -1 : bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new UnsupportedPageException("levels that do not fit into the page");
        }
        int start = bytes.arrayOffset() + bytes.position();
        bytes.position(bytes.position() + length);
        return new RleLevelScanner(bytes.array(), start, start + length, largest);
    }

    private static RleLevelScanner levels(BytesInput input, int largest) throws IOException {
        ByteBuffer levels = buffer(input);
        int start = levels.arrayOffset() + levels.position();
        return largest == 0 ? null : new RleLevelScanner(levels.array(), start, start + levels.remaining(), largest);
    }

    /**
     * @param repetition null if the column has no repetition levels
     * @param definition null if the column has no definition levels
     */
    private void open(
            RleLevelScanner repetition, RleLevelScanner definition, int count, Encoding encoding, ByteBuffer values)
            throws UnsupportedPageException, IOException {
        if (repetition != null && !repetition.startEvery(dimension, phase, count)) {
            throw new UnsupportedPageException("a vector of another length");
        }
        if (definition == null || definition.areAll(column.getMaxDefinitionLevel(), count)) {
            openValues(encoding, count, values);
        } else if (repetition == null && definition.areAll(0, count)) {
            content = Content.NULLS;
        } else {
            throw new UnsupportedPageException("a gap");
        }
        left = count;
    }

    @SuppressWarnings("deprecation") // PLAIN_DICTIONARY is what older writers call RLE_DICTIONARY
    private void openValues(Encoding encoding, int count, ByteBuffer values)
            throws UnsupportedPageException, IOException {
        int start = values.arrayOffset() + values.position();
        switch (encoding) {
            case RLE_DICTIONARY, PLAIN_DICTIONARY -> {
                content = Content.INDEXES;
                indexes = new RleDictionaryDecoder(values.array(), start, start + values.remaining());
            }
            case PLAIN -> {
                if (values.remaining() < (long) count * size) {
                    throw new UnsupportedPageException("fewer values than the page declares");
                }
                content = Content.PLAIN;
                plain = values.array();
                plainAt = start;
            }
            default -> throw new UnsupportedPageException("values as " + encoding);
        }
    }

    /** The bytes of a page of {@link ColumnPages}, which are backed by an array. */
    private static ByteBuffer buffer(BytesInput bytes) throws IOException {
        return bytes.toInputStream().slice((int) bytes.size()).order(ByteOrder.LITTLE_ENDIAN);
    }
}
