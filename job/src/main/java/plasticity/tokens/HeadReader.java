package plasticity.tokens;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.dump.DumpException;
import plasticity.dump.TokenColumn;
import plasticity.heads.HeadKind;
import plasticity.parquet.RowException;
import plasticity.sample.DrawnRows;
import plasticity.sample.OrientationAccumulator;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.TokenBlock;

/**
 * Reads the files of a head in name order into blocks: of the kept queries, or of all keys, because all keys contribute to the orientation.
 *
 * <p>Which rows are kept follows from the number of rows in the footers, which the planner has read. Other queries are skipped without decoding.
 */
public final class HeadReader extends BlockReader {
    /** A key without an example id is an example of its own, with an id below those that a dump may use: this one plus its row. */
    private static final long OWN_EXAMPLE = Long.MIN_VALUE;

    static final long SMALLEST_EXAMPLE = Long.MIN_VALUE / 2;
    /** Beyond it neighbouring positions are the same double, and squares of distances may overflow. */
    private static final double LARGEST_POSITION = 1L << 53;

    private final HeadFooter head;
    private final boolean isKey;
    private final boolean withTexts;
    private final Iterator<DataFileFooter> footers;
    private final int rows;
    private final DrawnRows drawn;
    private final DrawnRows.Cursor cursor;
    private OrientationAccumulator orientation;

    /** A reader without read-ahead. */
    public HeadReader(HeadFooter head, KeptRows keptRows, Configuration hadoop) throws DumpException {
        this(head, keptRows, hadoop, new FileSequence(List.of(), hadoop));
    }

    /**
     * Opens no file yet.
     *
     * @param files opens the head's files; closed by the caller, after this reader
     * @throws DumpException when it is known that the head cannot be read
     */
    public HeadReader(HeadFooter head, KeptRows keptRows, Configuration hadoop, FileSequence files)
            throws DumpException {
        super(TokenColumn.ofAnalysis(head.id().kind(), keptRows.withTexts()), hadoop, files, head.storesFloats());
        if (head.problem() != null) {
            throw new DumpException(head.problem());
        }
        this.head = head;
        this.isKey = head.id().kind() == HeadKind.KEY;
        this.withTexts = keptRows.withTexts();
        footers = head.files().iterator();
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

    /** The next block of kept queries or of all keys, valid until the next call; null at the end of the head. */
    public TokenBlock next() throws DumpException {
        while (isOpen() || footers.hasNext()) {
            if (!isOpen()) {
                open(footers.next());
            }
            TokenBlock next = nextOfFile();
            if (next != null) {
                orient(next);
                return next;
            }
        }
        if (row() != rows) {
            throw new DumpException(head.directory() + ": read " + row() + " rows, but the footers declare " + rows);
        }
        return null;
    }

    /** All keys contribute to the orientation. A block at a time: a row that was just written would have to reach the cache first. */
    private void orient(TokenBlock block) {
        if (isKey) {
            if (orientation == null) {
                orientation = new OrientationAccumulator(dimension());
            }
            orientation.accept(block);
        }
    }

    @Override
    void read(DataFileReader from) throws RowException, IOException, DumpException {
        if (row() == rows) {
            throw new DumpException(head.directory() + ": more rows than the footers declare");
        }
        int slot = cursor.nextSlot();
        if (slot < 0 && !isKey) {
            from.vectors(dimension()).skip();
            from.skipAllBut(null);
            return;
        }
        int bucket = bucket(from);
        double position = 0;
        long example = 0;
        double window = 0;
        if (slot >= 0) {
            position = position(from);
            example = isKey || withTexts ? example(from) : 0;
            window = window(from);
        }
        readVector(from);
        add(slot, bucket, example, position, window);
        if (slot < 0) {
            from.skipAllBut(from.buckets);
        }
    }

    /** The position of a query must be above −1 because log2(position + 1) is used. */
    private double position(DataFileReader from) throws RowException, IOException {
        double position = from.positions.nextFinite();
        if (!isKey && position <= -1) {
            throw new RowException("position", "found " + position + ", a position above -1 is expected");
        }
        if (Math.abs(position) > LARGEST_POSITION) {
            throw new RowException("position", "found " + position + ", a position of 2^53 at most is expected");
        }
        return position;
    }

    private long example(DataFileReader from) throws RowException, IOException {
        long own = OWN_EXAMPLE + row();
        return from.examples == null ? own : from.examples.nextWholeOr(own, SMALLEST_EXAMPLE, Long.MAX_VALUE);
    }

    /** Whether an example id was assigned to a single key that has none in the dump. */
    public static boolean isAlone(long example) {
        return example < SMALLEST_EXAMPLE;
    }
}
