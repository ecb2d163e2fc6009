package plasticity.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
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
 * The fast way through a column of numbers or of vectors: pages as arrays, levels seen from their runs, values gathered from the dictionary or
 * copied.
 *
 * <p>What it may skip, and why. In a chunk of rows·d values in which every value is present and every d-th starts a row, values and rows are the
 * same thing, so that value i belongs to component i mod d of row i / d wherever a page ends, and no level has to be read value by value. That
 * the chunk has rows·d values its footer tells; that every value is present and starts a row where it should, {@link RleLevelScanner} sees from
 * every page whose values are used. A page in which no row is asked for is passed over unread. Values of a dictionary are looked at once for NaN
 * and infinity. In a column of numbers a page may also have no value at all.
 *
 * <p>Anything else (other encodings, gaps, vectors of other lengths, whole numbers that no double holds) is an {@link UnsupportedPageException}: the
 * general path takes over.
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
    /** Values to pass over before the next one that is asked for. */
    private long toSkip;
    /** Values taken or passed over, modulo d. */
    private int phase;

    private int left;
    private Kind kind;
    private RleDictionaryDecoder indexes;
    private byte[] plain;
    private int plainAt;

    /** What the values of the current page are. */
    private enum Kind {
        NONE,
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
     * Puts the next values into {@code into[offset … offset + count)}, NaN for none.
     *
     * @return whether all are finite; false also where that would take a look at each
     */
    boolean next(double[] into, int offset, int count) throws UnsupportedPageException {
        try {
            return read(into, offset, count);
        } catch (RuntimeException e) {
            throw pages.unreadable(e);
        }
    }

    private boolean read(double[] into, int offset, int count) throws UnsupportedPageException {
        passOver();
        boolean isFinite = true;
        for (int taken = 0; taken < count; ) {
            while (left == 0) {
                load();
            }
            int n = Math.min(left, count - taken);
            switch (kind) {
                case INDEXES -> {
                    indexes.gather(dictionary, into, offset + taken, n);
                    isFinite &= isDictionaryFinite;
                }
                case PLAIN -> {
                    isFinite &= type.decode(plain, plainAt, into, offset + taken, n);
                    plainAt += n * size;
                }
                case NONE -> {
                    Arrays.fill(into, offset + taken, offset + taken + n, Double.NaN);
                    isFinite = false;
                }
            }
            advance(n);
            taken += n;
        }
        return isFinite;
    }

    /** Passes over the next values; pages are touched only when a later one is asked for. */
    void skip(int count) {
        toSkip += count;
    }

    private void passOver() throws UnsupportedPageException {
        loadDictionary();
        while (toSkip > 0) {
            if (left > 0) {
                int n = (int) Math.min(left, toSkip);
                switch (kind) {
                    case INDEXES -> indexes.skip(n);
                    case PLAIN -> plainAt += n * size;
                    case NONE -> {}
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
    private void loadDictionary() throws UnsupportedPageException {
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

    private void load() throws UnsupportedPageException {
        DataPage page = pages.readPage();
        if (page instanceof DataPageV1 v1) {
            open(v1);
        } else if (page instanceof DataPageV2 v2) {
            open(v2);
        } else {
            throw new UnsupportedPageException("no page where one is expected");
        }
    }

    private void open(DataPageV1 page) throws UnsupportedPageException {
        ByteBuffer all = buffer(page.getBytes());
        byte[] bytes = all.array();
        int at = all.arrayOffset() + all.position();
        int end = at + all.remaining();
        RleLevelScanner repetition = null;
        RleLevelScanner definition = null;
        if (column.getMaxRepetitionLevel() > 0) {
            requireRuns(page.getRlEncoding());
            int start = at + Integer.BYTES;
            at = behind(bytes, start, end);
            repetition = new RleLevelScanner(bytes, start, at, column.getMaxRepetitionLevel());
        }
        if (column.getMaxDefinitionLevel() > 0) {
            requireRuns(page.getDlEncoding());
            int start = at + Integer.BYTES;
            at = behind(bytes, start, end);
            definition = new RleLevelScanner(bytes, start, at, column.getMaxDefinitionLevel());
        }
        open(repetition, definition, page.getValueCount(), page.getValueEncoding(), bytes, at, end);
    }

    private static void requireRuns(Encoding levels) throws UnsupportedPageException {
        if (levels != Encoding.RLE) {
            throw new UnsupportedPageException("levels as " + levels);
        }
    }

    private void open(DataPageV2 page) throws UnsupportedPageException {
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

    private static RleLevelScanner levels(BytesInput input, int largest) {
        if (largest == 0) {
            return null;
        }
        ByteBuffer levels = buffer(input);
        int start = levels.arrayOffset() + levels.position();
        return new RleLevelScanner(levels.array(), start, start + levels.remaining(), largest);
    }

    /** The end of what starts at {@code start}, its length standing in the four bytes before. */
    private static int behind(byte[] bytes, int start, int end) throws UnsupportedPageException {
        int length = start <= end ? (int) INTS.get(bytes, start - Integer.BYTES) : -1;
        if (length < 0 || length > end - start) {
            throw new UnsupportedPageException("levels that do not fit into the page");
        }
        return start + length;
    }

    /**
     * @param repetition null where there are none
     * @param definition null where there are none
     */
    private void open(
            RleLevelScanner repetition,
            RleLevelScanner definition,
            int count,
            Encoding encoding,
            byte[] bytes,
            int start,
            int end)
            throws UnsupportedPageException {
        if (repetition != null && !repetition.startEvery(dimension, phase, count)) {
            throw new UnsupportedPageException("a vector of another length");
        }
        if (definition == null || definition.areAll(column.getMaxDefinitionLevel(), count)) {
            openValues(encoding, count, bytes, start, end);
        } else if (repetition == null && definition.areAll(0, count)) {
            kind = Kind.NONE;
        } else {
            throw new UnsupportedPageException("a gap");
        }
        left = count;
    }

    @SuppressWarnings("deprecation") // PLAIN_DICTIONARY is what older writers call RLE_DICTIONARY
    private void openValues(Encoding encoding, int count, byte[] bytes, int start, int end)
            throws UnsupportedPageException {
        switch (encoding) {
            case RLE_DICTIONARY, PLAIN_DICTIONARY -> {
                kind = Kind.INDEXES;
                indexes = new RleDictionaryDecoder(bytes, start, end);
            }
            case PLAIN -> {
                if (end - start < (long) count * size) {
                    throw new UnsupportedPageException("fewer values than the page names");
                }
                kind = Kind.PLAIN;
                plain = bytes;
                plainAt = start;
            }
            default -> throw new UnsupportedPageException("values as " + encoding);
        }
    }

    /** The bytes of a page of {@link ColumnPages}, which are an array's. */
    private static ByteBuffer buffer(BytesInput bytes) {
        try {
            return bytes.toInputStream().slice((int) bytes.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
