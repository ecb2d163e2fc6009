package plasticity.tokens;

import java.io.Closeable;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.dump.TokenColumn;
import plasticity.dump.TokenFile;
import plasticity.parquet.RowException;
import plasticity.sample.TokenBlock;

/**
 * Reads the tokens of one file as they lie: every row in the file's order, nothing drawn and nothing oriented. Columns that are not asked for
 * are neither read nor checked.
 */
public final class TokenReader implements Closeable {
    /** In place of an example that is null or that the file does not have. */
    public static final long NO_EXAMPLE = Long.MIN_VALUE;

    private final TokenFile file;
    private final Set<TokenColumn> columns;
    private final Configuration hadoop;
    private ShardReader open;
    private BlockBuilder block;
    private int dimension;
    private int row;

    /**
     * Opens nothing yet.
     *
     * @param columns those to fill in blocks; with none of them blocks tell how many rows there are
     */
    public TokenReader(TokenFile file, Set<TokenColumn> columns, Configuration hadoop) {
        this.file = file;
        // Rows are counted by reading them, as a footer may claim any number.
        this.columns = columns.isEmpty() ? EnumSet.of(TokenColumn.BUCKET) : EnumSet.copyOf(columns);
        this.hadoop = hadoop;
    }

    /** d of the file; 0 before the first block or when vectors were not asked for. */
    public int dimension() {
        return dimension;
    }

    /**
     * The next block, which stands until the one after it is asked for; null when the file ends. Slots count the file's rows.
     *
     * @throws DumpException naming file and, where known, column and row
     */
    public TokenBlock next() throws DumpException {
        ShardReader from = open();
        try {
            return next(from);
        } catch (RowException e) {
            throw from.at(e);
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
            throw from.unreadable(e);
        }
    }

    private ShardReader open() throws DumpException {
        if (open == null) {
            ShardFooter footer = ShardFooter.read(new DumpFile(file.path(), file.bytes()), columns, hadoop);
            try {
                open = new ShardReader(footer, columns, hadoop);
            } catch (IOException | RuntimeException e) {
                throw ShardFooter.unreadable(file.path(), e);
            }
        }
        return open;
    }

    private TokenBlock next(ShardReader from) throws IOException, DumpException, RowException {
        if (block != null) {
            block.clear();
        }
        while ((block == null || !block.isFull()) && from.advance()) {
            if (block == null) {
                dimension = columns.contains(TokenColumn.VECTOR) ? from.dimension() : 0;
                block = new BlockBuilder(dimension);
            }
            read(from);
        }
        return block == null || block.isEmpty() ? null : block.build();
    }

    private void read(ShardReader from) throws RowException {
        block.slot(row++);
        if (from.buckets() != null) {
            block.bucket((int) from.buckets().nextWhole(Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        block.example(
                from.examples() == null
                        ? NO_EXAMPLE
                        : from.examples().nextWholeOr(NO_EXAMPLE, NO_EXAMPLE + 1, Long.MAX_VALUE));
        if (from.positions() != null) {
            block.position(from.positions().nextFinite());
        }
        block.window(from.windows() == null ? Double.NaN : from.windows().nextReal());
        if (dimension > 0) {
            from.vectors(dimension).next(block.vectors(), block.vectorOffset());
        }
        block.keep();
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
