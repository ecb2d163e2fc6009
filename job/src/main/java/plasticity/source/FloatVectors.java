package plasticity.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;

/**
 * The fast way through a column of vectors of float: pages as arrays, levels seen from their runs, values gathered from the dictionary or copied.
 *
 * <p>What it may skip, and why. In a chunk of rows·d values in which every value is present and every d-th starts a row, values and rows are the
 * same thing, so that value i belongs to component i mod d of row i / d wherever a page ends, and no level has to be read value by value. That
 * the chunk has rows·d values its footer tells; that every value is present and starts a row where it should, {@link RegularLevels} sees from
 * every page whose values are used. A page in which no row is asked for is passed over unread. Values of a dictionary are looked at once for NaN
 * and infinity.
 *
 * <p>Anything else (other encodings, gaps, vectors of other lengths) is an {@link UnusualPageException}: the general path takes over.
 */
final class FloatVectors {
    private static final VarHandle FLOATS =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final ColumnPages pages;
    private final ColumnDescriptor column;
    private final int dimension;

    private double[] dictionary;
    private boolean isDictionaryFinite;
    /** Values to pass over before the next one that is asked for. */
    private long toSkip;
    /** Values taken or passed over, modulo d. */
    private int phase;

    private int left;
    /** Null where the page's values are plain. */
    private PackedIndexes indexes;

    private byte[] plain;
    private int plainAt;

    /** @param pages of a chunk of rows·d values */
    FloatVectors(ColumnPages pages, ColumnDescriptor column, int dimension) {
        this.pages = pages;
        this.column = column;
        this.dimension = dimension;
    }

    /** The next vector. */
    void next(double[] into, int offset) throws UnusualPageException, RowException {
        passOver();
        boolean isFinite = true;
        for (int taken = 0; taken < dimension; ) {
            while (left == 0) {
                load();
            }
            int n = Math.min(left, dimension - taken);
            if (indexes != null) {
                indexes.gather(dictionary, into, offset + taken, n);
                isFinite &= isDictionaryFinite;
            } else {
                isFinite &= copyPlain(into, offset + taken, n);
            }
            advance(n);
            taken += n;
        }
        if (!isFinite) {
            ListVectors.requireFinite(into, offset, dimension);
        }
    }

    /** Passes over the next vector; pages are touched only when a later one is asked for. */
    void skip() {
        toSkip += dimension;
    }

    private void passOver() throws UnusualPageException {
        loadDictionary();
        while (toSkip > 0) {
            if (left > 0) {
                int n = (int) Math.min(left, toSkip);
                if (indexes != null) {
                    indexes.skip(n);
                } else {
                    plainAt += n * Float.BYTES;
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

    private boolean copyPlain(double[] into, int offset, int count) {
        boolean isFinite = true;
        for (int i = 0; i < count; i++) {
            float value = (float) FLOATS.get(plain, plainAt + i * Float.BYTES);
            isFinite &= Math.abs(value) <= Float.MAX_VALUE;
            into[offset + i] = value;
        }
        plainAt += count * Float.BYTES;
        return isFinite;
    }

    @SuppressWarnings("deprecation") // PLAIN_DICTIONARY is what older writers call PLAIN here
    private void loadDictionary() throws UnusualPageException {
        if (dictionary != null) {
            return;
        }
        DictionaryPage page = pages.readDictionaryPage();
        if (page == null) {
            dictionary = new double[0];
            return;
        }
        ByteBuffer bytes = buffer(page.getBytes());
        int size = page.getDictionarySize();
        boolean isPlain = page.getEncoding() == Encoding.PLAIN || page.getEncoding() == Encoding.PLAIN_DICTIONARY;
        if (!isPlain || bytes.remaining() != (long) size * Float.BYTES) {
            throw new UnusualPageException("dictionary of " + size + " values as " + page.getEncoding());
        }
        int start = bytes.arrayOffset() + bytes.position();
        dictionary = new double[size];
        isDictionaryFinite = true;
        for (int i = 0; i < size; i++) {
            dictionary[i] = (float) FLOATS.get(bytes.array(), start + i * Float.BYTES);
            isDictionaryFinite &= Math.abs(dictionary[i]) <= Float.MAX_VALUE;
        }
    }

    private void load() throws UnusualPageException {
        DataPage page = pages.readPage();
        if (page instanceof DataPageV1 v1) {
            open(v1);
        } else if (page instanceof DataPageV2 v2) {
            open(v2);
        } else {
            throw new UnusualPageException("no page where one is expected");
        }
    }

    private void open(DataPageV1 page) throws UnusualPageException {
        if (page.getRlEncoding() != Encoding.RLE || page.getDlEncoding() != Encoding.RLE) {
            throw new UnusualPageException("levels as " + page.getRlEncoding() + " and " + page.getDlEncoding());
        }
        ByteBuffer all = buffer(page.getBytes());
        byte[] bytes = all.array();
        int end = all.arrayOffset() + all.limit();
        int repetition = all.arrayOffset() + all.position() + Integer.BYTES;
        int definition = behind(bytes, repetition, end) + Integer.BYTES;
        int values = behind(bytes, definition, end);
        requireRegular(
                new RegularLevels(bytes, repetition, definition - Integer.BYTES, column.getMaxRepetitionLevel()),
                new RegularLevels(bytes, definition, values, column.getMaxDefinitionLevel()),
                page.getValueCount());
        openValues(page.getValueEncoding(), page.getValueCount(), bytes, values, end);
    }

    private void open(DataPageV2 page) throws UnusualPageException {
        requireRegular(
                levels(page.getRepetitionLevels(), column.getMaxRepetitionLevel()),
                levels(page.getDefinitionLevels(), column.getMaxDefinitionLevel()),
                page.getValueCount());
        ByteBuffer values = buffer(page.getData());
        int start = values.arrayOffset() + values.position();
        openValues(page.getDataEncoding(), page.getValueCount(), values.array(), start, start + values.remaining());
    }

    private static RegularLevels levels(BytesInput input, int largest) {
        ByteBuffer levels = buffer(input);
        int start = levels.arrayOffset() + levels.position();
        return new RegularLevels(levels.array(), start, start + levels.remaining(), largest);
    }

    /** The end of what starts at {@code start}, its length standing in the four bytes before. */
    private static int behind(byte[] bytes, int start, int end) throws UnusualPageException {
        int length = start <= end ? (int) INTS.get(bytes, start - Integer.BYTES) : -1;
        if (length < 0 || length > end - start) {
            throw new UnusualPageException("levels that do not fit into the page");
        }
        return start + length;
    }

    private void requireRegular(RegularLevels repetition, RegularLevels definition, int count)
            throws UnusualPageException {
        if (!definition.areAll(column.getMaxDefinitionLevel(), count)
                || !repetition.startEvery(dimension, phase, count)) {
            throw new UnusualPageException("a gap, or a vector of another length");
        }
    }

    @SuppressWarnings("deprecation") // PLAIN_DICTIONARY is what older writers call RLE_DICTIONARY
    private void openValues(Encoding encoding, int count, byte[] bytes, int start, int end)
            throws UnusualPageException {
        switch (encoding) {
            case RLE_DICTIONARY, PLAIN_DICTIONARY -> indexes = new PackedIndexes(bytes, start, end);
            case PLAIN -> {
                if (end - start < (long) count * Float.BYTES) {
                    throw new UnusualPageException("fewer values than the page names");
                }
                indexes = null;
                plain = bytes;
                plainAt = start;
            }
            default -> throw new UnusualPageException("values as " + encoding);
        }
        left = count;
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
