package plasticity.tokens;

import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.dump.DumpException;
import plasticity.dump.TokenColumn;
import plasticity.heads.HeadKind;
import plasticity.parquet.NumberColumn;
import plasticity.parquet.RowException;
import plasticity.sample.DrawnRows;
import plasticity.sample.OrientationAccumulator;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.TokenBlock;

/**
 * Reads the files of a head in name order into blocks of kept rows.
 *
 * <p>Which rows are kept follows from the number of rows in the footers, which the planner has read. Other rows occupy no memory: queries are
 * skipped without decoding, keys only contribute to the orientation.
 */
public final class HeadReader implements Closeable {
    /** A key without an example id is an example of its own, with an id below those that a dump may use: this one plus its row. */
    private static final long OWN_EXAMPLE = Long.MIN_VALUE;

    static final long SMALLEST_EXAMPLE = Long.MIN_VALUE / 2;
    /** Beyond it neighbouring positions are the same double, and squares of distances may overflow. */
    private static final double LARGEST_POSITION = 1L << 53;

    private final HeadFooter head;
    private final Configuration hadoop;
    private final int rows;
    private final DrawnRows drawn;
    private final DrawnRows.Cursor cursor;

    /** Index of the current file. */
    private int file;

    private DataFileReader open;
    /** Bytes read from earlier files. */
    private long bytesBefore;

    private int row;
    private int dimension;
    private BlockBuilder block;
    private OrientationAccumulator orientation;

    /**
     * Opens no file yet.
     *
     * @throws DumpException when it is known that the head cannot be read
     */
    public HeadReader(HeadFooter head, KeptRows keptRows, Configuration hadoop) throws DumpException {
        if (head.problem() != null) {
            throw new DumpException(head.problem());
        }
        this.head = head;
        this.hadoop = hadoop;
        rows = (int) head.rows();
        drawn = keptRows.of(rows);
        cursor = drawn.cursor();
    }

    /** Number of rows, kept or not. */
    public int rows() {
        return rows;
    }

    /** Number of kept rows. */
    public int keptRows() {
        return drawn.size();
    }

    /** Number of stored bytes read so far. */
    public long bytesRead() {
        return bytesBefore + (open == null ? 0 : open.bytesRead());
    }

    /** d; 0 before the first block. */
    public int dimension() {
        return dimension;
    }

    /**
     * The orientation of a key head; complete when all blocks were read.
     *
     * @throws DumpException when a sum of keys exceeds the range of a double
     */
    public DenseVector orientation() throws DumpException {
        try {
            return orientation.signs();
        } catch (OutOfRangeException e) {
            throw new DumpException(head.directory() + ": column vector: " + e.getMessage());
        }
    }

    /** The next block of kept rows, valid until the next call; null at the end of the head. */
    public TokenBlock next() throws DumpException {
        while (file < head.files().size()) {
            DataFileReader current = open();
            try {
                TokenBlock next = next(current);
                if (next != null) {
                    return next;
                }
                current.close();
                bytesBefore += current.bytesRead();
                open = null;
                file++;
            } catch (RowException e) {
                throw current.at(e);
            } catch (IOException e) {
                throw current.unreadable(e);
            }
        }
        if (row != rows) {
            throw new DumpException(head.directory() + ": read " + row + " rows, but the footers declare " + rows);
        }
        return null;
    }

    /** The current file. Only one is open at a time. */
    private DataFileReader open() throws DumpException {
        if (open == null) {
            DataFileFooter footer = head.files().get(file);
            try {
                open = new DataFileReader(
                        footer, TokenColumn.ofAnalysis(head.id().kind()), hadoop);
            } catch (IOException e) {
                throw DataFileFooter.unreadable(footer.file(), e);
            }
        }
        return open;
    }

    /** Null if the file has no more kept rows. */
    private TokenBlock next(DataFileReader from) throws IOException, DumpException, RowException {
        if (block != null) {
            block.clear();
        }
        while ((block == null || !block.isFull()) && from.advance()) {
            if (row == rows) {
                throw new DumpException(head.directory() + ": more rows than the footers declare");
            }
            if (row == 0) {
                start(from);
            }
            read(from);
            row++;
        }
        return block == null || block.isEmpty() ? null : block.build();
    }

    private void start(DataFileReader from) throws RowException, IOException {
        dimension = from.dimension();
        orientation = new OrientationAccumulator(dimension);
        block = new BlockBuilder(dimension);
    }

    private void read(DataFileReader from) throws RowException, IOException {
        int slot = cursor.nextSlot();
        boolean isKey = head.id().kind() == HeadKind.KEY;
        if (slot >= 0) {
            keep(from, isKey, slot);
        } else if (isKey) {
            // All keys contribute to the orientation, which needs their buckets and vectors.
            block.bucket(bucket(from));
            from.vectors(dimension).next(block.vectors(), block.vectorOffset());
            orientation.accept(block.bucket(), block.vectors(), block.vectorOffset());
            from.skipAllBut(from.buckets());
        } else {
            from.vectors(dimension).skip();
            from.skipAllBut(null);
        }
    }

    private void keep(DataFileReader from, boolean isKey, int slot) throws RowException, IOException {
        block.slot(slot);
        block.bucket(bucket(from));
        block.position(position(from.positions(), isKey));
        block.example(example(from.examples()));
        block.window(from.windows() == null ? Double.NaN : from.windows().nextReal());
        from.vectors(dimension).next(block.vectors(), block.vectorOffset());
        if (isKey) {
            orientation.accept(block.bucket(), block.vectors(), block.vectorOffset());
        }
        block.keep();
    }

    private static int bucket(DataFileReader from) throws RowException, IOException {
        return (int) from.buckets().nextWhole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** The position of a query must be above −1 because log2(position + 1) is used. */
    private static double position(NumberColumn positions, boolean isKey) throws RowException, IOException {
        double position = positions.nextFinite();
        if (!isKey && position <= -1) {
            throw new RowException("position", "found " + position + ", a position above -1 is expected");
        }
        if (Math.abs(position) > LARGEST_POSITION) {
            throw new RowException("position", "found " + position + ", a position of 2^53 at most is expected");
        }
        return position;
    }

    private long example(NumberColumn examples) throws RowException, IOException {
        long own = OWN_EXAMPLE + row;
        return examples == null ? own : examples.nextWholeOr(own, SMALLEST_EXAMPLE, Long.MAX_VALUE);
    }

    /** Whether an example id was assigned to a single key that has none in the dump. */
    static boolean isAlone(long example) {
        return example < SMALLEST_EXAMPLE;
    }

    @Override
    public void close() {
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Everything needed was read.
            }
        }
    }
}
