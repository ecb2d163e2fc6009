package plasticity.plan;

import plasticity.fetch.Chunk;
import plasticity.fetch.FetchedBytes;
import plasticity.fetch.RowGroup;
import plasticity.tokens.BlockBuilder;
import plasticity.tokens.DataFileFooter;
import plasticity.tokens.FileOpening;
import plasticity.tokens.HeadFooter;

/**
 * The heap that the task of a work unit takes at most, from footers and settings alone. With n_k and n_q kept rows of d components:
 *
 * <pre>
 * keys       n_k·(8·d + 28)          the key head's table, for as long as the unit lasts
 * queries    n_q·(8·d + 28)          one query head's table at a time
 * draw       n·28                    while the rows to keep are drawn; nothing where all are kept
 * analysis   n_q·(56 + d) + n_k·16   a component, projections, residuals, counts of every component; keys by bucket
 * block      block                   kept rows on their way to the table, about 256 KiB
 * columns    Σ w + k + 2·p           of each column a window and a dictionary, a page as stored and as read
 * pieces     Σ f + 12 MiB            what is fetched ahead of a file that lies in a store or on another machine
 * </pre>
 *
 * How large a page is no footer tells: p is taken as the column chunk's size, at most 8 MiB, which is eight times the usual page; w is the same
 * with at most 64 KiB; k is the same as w, but for float16, whose 65,536 values all fit in a usual dictionary page, four times the chunk's size, at most
 * 512 KiB; f is what is stored of it, at most 8 MiB. Rows that are not kept take nothing, so a head's length does not matter.
 */
public final class TaskMemory {
    private static final long WINDOW = 1 << 16;
    private static final long COLUMNS_PER_ROW = 28;
    private static final long DRAW_PER_ROW = 28;
    private static final long ANALYSIS_PER_QUERY = 56;
    private static final long ANALYSIS_PER_KEY = 16;
    private static final long LARGEST_PAGE = 8 << 20;
    private static final long FLOAT16_VALUES = 1 << Short.SIZE;
    private static final long LARGEST_TABLE = Integer.MAX_VALUE - 16;

    private TaskMemory() {}

    /** @param cap rows kept of a head */
    static long of(WorkUnit unit, int cap) {
        long keys = table(unit.key(), cap) + ANALYSIS_PER_KEY * unit.key().keptRows(cap);
        long queries = unit.queries().stream()
                .mapToLong(query -> table(query, cap) + (ANALYSIS_PER_QUERY + query.dimension()) * query.keptRows(cap))
                .max()
                .orElse(0);
        long reading = unit.heads().mapToLong(head -> reading(head, cap)).max().orElse(0);
        return keys + queries + reading;
    }

    /** A head whose kept rows no array holds fails when its turn comes, and takes nothing. */
    private static long table(HeadFooter head, int cap) {
        long rows = head.keptRows(cap);
        long dimension = head.dimension();
        return rows * dimension > LARGEST_TABLE ? 0 : rows * (Double.BYTES * dimension + COLUMNS_PER_ROW);
    }

    private static long reading(HeadFooter head, int cap) {
        long draw = head.rows() > cap ? DRAW_PER_ROW * cap : 0;
        int dimension = Math.max(1, head.dimension());
        long block = BlockBuilder.capacity(dimension) * ((long) Double.BYTES * dimension + COLUMNS_PER_ROW);
        long columns = head.files().stream()
                .flatMapToLong(
                        shard -> shard.groups().stream().mapToLong(group -> columns(group) + pieces(shard, group)))
                .max()
                .orElse(0);
        return draw + block + columns;
    }

    private static long pieces(DataFileFooter shard, RowGroup group) {
        return FileOpening.isLocal(shard.file()) ? 0 : FetchedBytes.memory(group);
    }

    private static long columns(RowGroup group) {
        return group.chunks().values().stream().mapToLong(TaskMemory::column).sum();
    }

    private static long column(Chunk chunk) {
        long size = Math.max(0, chunk.uncompressedBytes());
        long window = Math.min(size, WINDOW);
        long dictionary = chunk.isFloat16() ? Math.min(size / Short.BYTES, FLOAT16_VALUES) * Double.BYTES : window;
        return window + dictionary + 2 * Math.min(size, LARGEST_PAGE);
    }
}
