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
 * Reads one head, shard after shard, into blocks of kept rows.
 *
 * <p>Footers were read when the head was planned: they tell how many rows there are and so which are kept. Of a row that is not kept nothing stays in memory; a query
 * that is not kept is not even decoded, a key that is not kept adds to the orientation only.
 */
public final class HeadReader implements Closeable {
    /** Keys without an example are examples of their own: numbers below any that a dump may use. */
    private static final long OWN_EXAMPLE = Long.MIN_VALUE;

    static final long SMALLEST_EXAMPLE = Long.MIN_VALUE / 2;
    /** Beyond it neighbours are one and the same double, and squares of their distances soon no number. */
    private static final double LARGEST_POSITION = 1L << 53;

    private final HeadFooter head;
    private final Configuration hadoop;
    private final int rows;
    private final DrawnRows drawn;
    private final DrawnRows.Cursor cursor;

    private int shard;
    private ShardReader open;
    /** Of shards before the open one. */
    private long bytesBefore;

    private int row;
    private int dimension;
    private BlockBuilder block;
    private OrientationAccumulator orientation;

    /**
     * Opens no file yet.
     *
     * @param draws which rows a head keeps
     */
    public HeadReader(HeadFooter head, KeptRows draws, Configuration hadoop) throws DumpException {
        if (head.problem() != null) {
            throw new DumpException(head.problem());
        }
        this.head = head;
        this.hadoop = hadoop;
        rows = (int) head.rows();
        drawn = draws.of(rows);
        cursor = drawn.cursor();
    }

    /** Rows of the table, kept or not. */
    public int rows() {
        return rows;
    }

    /** Rows that are kept. */
    public int keptRows() {
        return drawn.size();
    }

    /** Stored bytes that were read so far. */
    public long bytesRead() {
        return bytesBefore + (open == null ? 0 : open.bytesRead());
    }

    /** d; 0 before the first block. */
    public int dimension() {
        return dimension;
    }

    /**
     * The orientation of a key head, once all blocks were read.
     *
     * @throws DumpException if the sums of the keys leave the range of a double
     */
    public DenseVector orientation() throws DumpException {
        try {
            return orientation.signs();
        } catch (OutOfRangeException e) {
            throw new DumpException(head.directory() + ": column vector: " + e.getMessage());
        }
    }

    /** The next block of kept rows, which stands until the one after it is asked for; null when the table ends. */
    public TokenBlock next() throws DumpException {
        while (shard < head.shards().size()) {
            ShardReader current = open();
            try {
                TokenBlock next = next(current);
                if (next != null) {
                    return next;
                }
                current.close();
                bytesBefore += current.bytesRead();
                open = null;
                shard++;
            } catch (RowException e) {
                throw current.at(e);
            } catch (IOException | RuntimeException | LinkageError | InternalError | StackOverflowError e) {
                throw current.unreadable(e);
            }
        }
        if (row != rows) {
            throw new DumpException(head.directory() + ": " + row + " rows found where the footers name " + rows);
        }
        return null;
    }

    /** The current shard, one at a time. */
    private ShardReader open() throws DumpException {
        if (open == null) {
            ShardFooter footer = head.shards().get(shard);
            try {
                open = new ShardReader(footer, TokenColumn.ofAnalysis(head.id().kind()), hadoop);
            } catch (IOException | RuntimeException e) {
                throw ShardFooter.unreadable(footer.file(), e);
            }
        }
        return open;
    }

    /** Null when the shard has no more kept rows. */
    private TokenBlock next(ShardReader from) throws IOException, DumpException, RowException {
        if (block != null) {
            block.clear();
        }
        while ((block == null || !block.isFull()) && from.advance()) {
            if (row == rows) {
                throw new DumpException(head.directory() + ": more rows than the footers name");
            }
            if (row == 0) {
                start(from);
            }
            read(from);
            row++;
        }
        return block == null || block.isEmpty() ? null : block.build();
    }

    private void start(ShardReader from) throws RowException {
        dimension = from.dimension();
        orientation = new OrientationAccumulator(dimension);
        block = new BlockBuilder(dimension);
    }

    private void read(ShardReader from) throws RowException {
        int slot = cursor.nextSlot();
        boolean isKey = head.id().kind() == HeadKind.KEY;
        if (slot >= 0) {
            keep(from, isKey, slot);
        } else if (isKey) {
            // Keys that are not kept count for the orientation, which needs their buckets and vectors.
            block.bucket(bucket(from));
            from.vectors(dimension).next(block.vectors(), block.vectorOffset());
            orientation.accept(block.bucket(), block.vectors(), block.vectorOffset());
            from.skipAllBut(from.buckets());
        } else {
            from.vectors(dimension).skip();
            from.skipAllBut(null);
        }
    }

    private void keep(ShardReader from, boolean isKey, int slot) throws RowException {
        block.slot(slot);
        block.bucket(bucket(from));
        block.position(position(from.positions(), isKey));
        block.example(isKey ? example(from.examples()) : 0);
        block.window(from.windows() == null ? Double.NaN : from.windows().nextReal());
        from.vectors(dimension).next(block.vectors(), block.vectorOffset());
        if (isKey) {
            orientation.accept(block.bucket(), block.vectors(), block.vectorOffset());
        }
        block.keep();
    }

    private static int bucket(ShardReader from) throws RowException {
        return (int) from.buckets().nextWhole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Queries' positions go through log2(p + 1). */
    private static double position(NumberColumn positions, boolean key) throws RowException {
        double position = positions.nextFinite();
        if (!key && position <= -1) {
            throw new RowException("position", "found " + position + ", a position above -1 is expected");
        }
        if (Math.abs(position) > LARGEST_POSITION) {
            throw new RowException("position", "found " + position + ", a position of 2^53 at most is expected");
        }
        return position;
    }

    private long example(NumberColumn examples) throws RowException {
        long own = OWN_EXAMPLE + row;
        return examples == null ? own : examples.nextWholeOr(own, SMALLEST_EXAMPLE, Long.MAX_VALUE);
    }

    /** Whether a key has no example, so that this number stands for it alone. */
    static boolean isAlone(long example) {
        return example < SMALLEST_EXAMPLE;
    }

    @Override
    public void close() {
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Nothing that was read depends on a file closing well.
            }
        }
    }
}
