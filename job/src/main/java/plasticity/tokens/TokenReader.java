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
import plasticity.parquet.FooterListener;
import plasticity.parquet.RowException;
import plasticity.sample.TokenBlock;

/**
 * Reads the tokens of one file: all rows in file order, without sampling and orientation. Columns that are not requested are neither read nor
 * checked.
 */
public final class TokenReader implements Closeable {
    /** The example id of a token that has none. */
    public static final long NO_EXAMPLE = Long.MIN_VALUE;

    private final TokenFile file;
    private final Set<TokenColumn> columns;
    private final Configuration hadoop;
    private DataFileReader open;
    private BlockBuilder block;
    private int dimension;
    private int row;

    /**
     * Opens nothing yet.
     *
     * @param columns to fill in blocks; if empty, blocks have only a number of rows
     */
    public TokenReader(TokenFile file, Set<TokenColumn> columns, Configuration hadoop) {
        this.file = file;
        // Rows are counted by reading them, because a footer may declare any number.
        this.columns = columns.isEmpty() ? EnumSet.of(TokenColumn.BUCKET) : EnumSet.copyOf(columns);
        this.hadoop = hadoop;
    }

    /** d of the file; 0 before the first block or if vectors are not requested. */
    public int dimension() {
        return dimension;
    }

    /**
     * The next block, valid until the next call; null at the end of the file. Slots are the indexes of rows in the file.
     *
     * @throws DumpException when the file is damaged or a value cannot be used; the message contains the file and, if known, column and row
     */
    public TokenBlock next() throws DumpException {
        DataFileReader from = open();
        try {
            return next(from);
        } catch (RowException e) {
            throw from.at(e);
        } catch (IOException | OutOfMemoryError e) {
            throw from.unreadable(e);
        }
    }

    private DataFileReader open() throws DumpException {
        if (open == null) {
            DataFileFooter footer =
                    DataFileFooter.read(new DumpFile(file.path(), file.bytes()), columns, hadoop, FooterListener.NONE);
            try {
                open = new DataFileReader(footer, columns, hadoop);
            } catch (IOException e) {
                throw DataFileFooter.unreadable(file.path(), e);
            }
        }
        return open;
    }

    private TokenBlock next(DataFileReader from) throws IOException, DumpException, RowException {
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

    private void read(DataFileReader from) throws RowException, IOException {
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
                // Everything needed was read.
            }
        }
    }
}
