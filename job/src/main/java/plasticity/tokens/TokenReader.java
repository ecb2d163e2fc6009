package plasticity.tokens;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.dump.TokenColumn;
import plasticity.dump.TokenFile;
import plasticity.parquet.FooterListener;
import plasticity.parquet.RowException;
import plasticity.sample.TokenBlock;

/**
 * Reads the tokens of one file: all rows in file order, without sampling and orientation. Columns that are not requested are neither read nor
 * checked.
 */
public final class TokenReader extends BlockReader {
    /** The example id of a token that has none. */
    public static final long NO_EXAMPLE = Long.MIN_VALUE;

    private final TokenFile file;
    private final Set<TokenColumn> columns;
    private final Configuration hadoop;
    private boolean isAtEnd;

    /**
     * Opens nothing yet.
     *
     * @param columns to fill in blocks; if empty, blocks have only a number of rows
     */
    public TokenReader(TokenFile file, Set<TokenColumn> columns, Configuration hadoop) {
        // Rows are counted by reading them, because a footer may declare any number.
        this(file, hadoop, columns.isEmpty() ? EnumSet.of(TokenColumn.BUCKET) : EnumSet.copyOf(columns));
    }

    private TokenReader(TokenFile file, Configuration hadoop, Set<TokenColumn> columns) {
        super(columns, hadoop, new FileSequence(List.of(), hadoop), false);
        this.file = file;
        this.columns = columns;
        this.hadoop = hadoop;
    }

    /**
     * The next block, valid until the next call; null at the end of the file. Slots are the indexes of rows in the file.
     *
     * @throws DumpException when the file is damaged or a value cannot be used; the message contains the file and, if known, column and row
     */
    public TokenBlock next() throws DumpException {
        if (isAtEnd) {
            return null;
        }
        if (!isOpen()) {
            open(DataFileFooter.read(new DumpFile(file.path(), file.bytes()), columns, hadoop, FooterListener.NONE));
        }
        try {
            TokenBlock block = nextOfFile();
            isAtEnd = block == null;
            return block;
        } catch (OutOfMemoryError e) {
            throw unreadable(e);
        }
    }

    @Override
    void read(DataFileReader from) throws RowException, IOException {
        int bucket = from.buckets == null ? 0 : bucket(from);
        long example = from.examples == null
                ? NO_EXAMPLE
                : from.examples.nextWholeOr(NO_EXAMPLE, NO_EXAMPLE + 1, Long.MAX_VALUE);
        double position = from.positions == null ? 0 : from.positions.nextFinite();
        double window = window(from);
        if (dimension() > 0) {
            readVector(from);
        }
        add(row(), bucket, example, position, window);
    }
}
