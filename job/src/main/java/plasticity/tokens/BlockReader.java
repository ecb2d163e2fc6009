package plasticity.tokens;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import plasticity.arrays.DoubleArray;
import plasticity.arrays.FloatArray;
import plasticity.arrays.RealArray;
import plasticity.dump.DumpException;
import plasticity.dump.TokenColumn;
import plasticity.parquet.RowException;
import plasticity.sample.TokenBlock;

/**
 * Reads files of a dump one after the other into blocks of rows. All blocks use the same arrays, which fit into the processor's cache. Only one
 * file is open at a time.
 */
public abstract class BlockReader implements Closeable {
    /** Components per block: 128 KiB of floats. */
    static final int COMPONENTS = 1 << 15;

    static final int ROWS = 1024;

    private final Set<TokenColumn> columns;
    private final Configuration hadoop;
    private final FileSequence files;
    private final boolean asFloats;
    private DataFileReader file;
    /** Bytes read from earlier files. */
    private long bytesBefore;

    private int dimension;
    /** Number of rows read, kept or not. */
    private int row;

    private int[] slots;
    private int[] buckets;
    private long[] examples;
    private double[] positions;
    private double[] windows;
    private RealArray vectors;
    /** Number of rows in the block. */
    private int size;

    /** @param asFloats whether vectors are stored as floats; no file may contain doubles then */
    BlockReader(Set<TokenColumn> columns, Configuration hadoop, FileSequence files, boolean asFloats) {
        this.columns = columns;
        this.hadoop = hadoop;
        this.files = files;
        this.asFloats = asFloats;
    }

    /** Maximum number of rows per block. */
    public static int capacity(int dimension) {
        return Math.max(1, Math.min(ROWS, COMPONENTS / Math.max(1, dimension)));
    }

    /** d; 0 before the first block, or if vectors are not needed. */
    public final int dimension() {
        return dimension;
    }

    /** Number of stored bytes read so far. */
    public final long bytesRead() {
        return bytesBefore + (file == null ? 0 : file.bytesRead());
    }

    final int row() {
        return row;
    }

    final boolean isOpen() {
        return file != null;
    }

    /** Opens a file unless one is open. Reads no data yet. */
    final void open(DataFileFooter footer) throws DumpException {
        if (file == null) {
            try {
                file = new DataFileReader(footer, columns, hadoop, files);
            } catch (IOException e) {
                throw DataFileFooter.unreadable(footer.file(), e);
            }
        }
    }

    /** The next block of the open file, valid until the next call; null and the file is closed if it has no more rows for a block. */
    final TokenBlock nextOfFile() throws DumpException {
        size = 0;
        try {
            while ((slots == null || size < slots.length) && file.advance()) {
                if (slots == null) {
                    start();
                }
                read(file);
                row++;
            }
            if (size > 0) {
                return new TokenBlock(size, slots, buckets, examples, positions, windows, vectors);
            }
            bytesBefore += file.bytesRead();
            file.close();
            file = null;
            return null;
        } catch (RowException e) {
            throw file.at(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void start() throws RowException, IOException {
        dimension = columns.contains(TokenColumn.VECTOR) ? file.dimension() : 0;
        int capacity = capacity(dimension);
        slots = new int[capacity];
        buckets = new int[capacity];
        examples = new long[capacity];
        positions = new double[capacity];
        windows = new double[capacity];
        vectors = asFloats ? new FloatArray(capacity * dimension) : new DoubleArray(capacity * dimension);
    }

    /** Reads a row and adds or ignores it. */
    abstract void read(DataFileReader from) throws RowException, IOException, DumpException;

    static int bucket(DataFileReader from) throws RowException, IOException {
        return (int) from.buckets.nextWhole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static double window(DataFileReader from) throws RowException, IOException {
        return from.windows == null ? Double.NaN : from.windows.nextReal();
    }

    /** Reads the vector of the row that is added next. */
    final void readVector(DataFileReader from) throws RowException, IOException {
        from.vectors(dimension).next(vectors, size * dimension);
    }

    /** Adds a row to the block. */
    final void add(int slot, int bucket, long example, double position, double window) {
        slots[size] = slot;
        buckets[size] = bucket;
        examples[size] = example;
        positions[size] = position;
        windows[size] = window;
        size++;
    }

    /** Reports that the open file cannot be read further. */
    final DumpException unreadable(Throwable problem) {
        return file.unreadable(problem);
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                // Everything needed was read.
            }
        }
    }
}
