package plasticity.plan;

import plasticity.fetch.Chunk;
import plasticity.fetch.FetchedBytes;
import plasticity.fetch.RowGroup;
import plasticity.tokens.BlockReader;
import plasticity.tokens.DataFileFooter;
import plasticity.tokens.FileOpening;
import plasticity.tokens.HeadFooter;
import plasticity.tokens.SamplingOptions;

/**
 * Upper bound of the heap that the task of a work unit needs, computed from footers and settings. With n_k and n_q kept rows of d components:
 *
 * <pre>
 * keys       n_k·(c·d + 28)          table of the key head, kept for the entire unit
 * queries    n_q·((c + 8)·d + 28)    table of one query head at a time, and its rotated vectors
 * draw       n·28                    while the kept rows are drawn; 0 if all rows are kept
 * analysis   n_q·(56 + d) + n_k·16   a component, projections, residuals, bin counts of every component; keys by bucket
 * estimates                         see {@link EstimateMemory}; 0 without estimates
 * block      block                   kept rows on their way to the table, about c·32 KiB
 * columns    Σ w + k + 2·p           per column a window, a dictionary, and a page as stored and decompressed
 * read-ahead Σ f + 24 MiB            byte ranges of a file that is not local; at most its columns
 * next file  16 MiB                  its first byte ranges; at most its columns
 * </pre>
 *
 * c is the size of a component in a table: 4 bytes if all files of the head contain floats or 16-bit floats, otherwise 8.
 *
 * <p>Footers do not contain page sizes: p is the size of the column chunk, at most 8 MiB, eight times the usual page size; w is the same, at most
 * 64 KiB. k equals w, except for float16, whose 65,536 values all fit into a usual dictionary page: c/2 times the chunk's size, at most
 * c·64 KiB. f is the stored size of the chunk, at most 20 MiB. Rows that are not kept need no memory, so the length of a head does not matter.
 */
public final class TaskMemory {
    /** The memory of the estimates is computed for heads with at most this number of buckets. */
    public static final int MOST_BUCKETS = 128;

    private static final long WINDOW = 1 << 16;
    private static final long COLUMNS_PER_ROW = 28;
    private static final long DRAW_PER_ROW = 28;
    private static final long ANALYSIS_PER_QUERY = 56;
    private static final long ANALYSIS_PER_KEY = 16;
    private static final long LARGEST_PAGE = 8 << 20;
    private static final long FLOAT16_VALUES = 1 << Short.SIZE;
    private static final long LARGEST_TABLE = Integer.MAX_VALUE - 16;

    private TaskMemory() {}

    /** @param sampling how many rows of a head are kept, and the settings of the estimates */
    static long of(WorkUnit unit, SamplingOptions sampling) {
        int cap = sampling.maxTokensPerHead();
        long keys = table(unit.key(), cap, componentBytes(unit.key()))
                + ANALYSIS_PER_KEY * unit.key().keptRows(cap);
        long queries = unit.allQueries()
                .mapToLong(query -> table(query, cap, componentBytes(query) + Double.BYTES)
                        + (ANALYSIS_PER_QUERY + query.dimension()) * query.keptRows(cap))
                .max()
                .orElse(0);
        long reading = unit.heads().mapToLong(head -> reading(head, cap)).max().orElse(0)
                + unit.heads()
                        .flatMap(head -> head.files().stream())
                        .mapToLong(TaskMemory::nextFile)
                        .max()
                        .orElse(0);
        long estimates = sampling.hasEstimates() ? EstimateMemory.of(unit, sampling.estimates(), cap) : 0;
        return keys + queries + estimates + reading;
    }

    /** 0 if no array can hold the kept rows, as such a head fails without allocating them. */
    private static long table(HeadFooter head, int cap, long componentBytes) {
        long rows = head.keptRows(cap);
        long dimension = head.dimension();
        return rows * dimension > LARGEST_TABLE ? 0 : rows * (componentBytes * dimension + COLUMNS_PER_ROW);
    }

    private static long componentBytes(HeadFooter head) {
        return head.storesFloats() ? Float.BYTES : Double.BYTES;
    }

    private static long reading(HeadFooter head, int cap) {
        long draw = head.rows() > cap ? DRAW_PER_ROW * cap : 0;
        int dimension = Math.max(1, head.dimension());
        long block = BlockReader.capacity(dimension) * (componentBytes(head) * dimension + COLUMNS_PER_ROW);
        long columns = head.files().stream()
                .mapToLong(file -> readAhead(file)
                        + file.groups().stream()
                                .mapToLong(group -> columns(group, componentBytes(head)))
                                .max()
                                .orElse(0))
                .max()
                .orElse(0);
        return draw + block + columns;
    }

    private static long readAhead(DataFileFooter file) {
        return FileOpening.isLocal(file.file()) ? 0 : FetchedBytes.memory(file.groups());
    }

    private static long nextFile(DataFileFooter file) {
        return FileOpening.isLocal(file.file()) ? 0 : FetchedBytes.memoryAhead(file.groups());
    }

    private static long columns(RowGroup group, long componentBytes) {
        return group.chunks().values().stream()
                .mapToLong(chunk -> column(chunk, componentBytes))
                .sum();
    }

    private static long column(Chunk chunk, long componentBytes) {
        long size = Math.max(0, chunk.uncompressedBytes());
        long window = Math.min(size, WINDOW);
        long dictionary = chunk.isFloat16() ? Math.min(size / Short.BYTES, FLOAT16_VALUES) * componentBytes : window;
        return window + dictionary + 2 * Math.min(size, LARGEST_PAGE);
    }
}
