package plasticity.draws;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import plasticity.jackknife.TextGroups;
import plasticity.sample.TokenTable;

/**
 * Rows of a table by cell: ascending by bucket, then by text, then in the order of the table. A cell holds the rows of one text in one bucket.
 *
 * <p>Takes O(n log(texts) + n) time for n rows.
 */
final class CellOrder {
    private final int[] rows;
    private final int[] buckets;
    private final long[] texts;
    /** By bucket: its first cell; one more entry than buckets. */
    private final int[] bucketCells;
    /** By cell: its first row in {@link #rows}; one more entry than cells. */
    private final int[] cellRows;

    private final long[] cellTexts;

    private CellOrder(int[] tableRows, int[] tableBuckets, long[] tableTexts) {
        texts = TextGroups.distinct(pick(tableTexts, tableRows));
        buckets = Arrays.stream(tableRows)
                .map(row -> tableBuckets[row])
                .sorted()
                .distinct()
                .toArray();
        int[] byText = counted(tableRows, texts.length, ranks(tableRows, row -> rank(tableTexts[row])));
        rows = counted(byText, buckets.length, ranks(byText, row -> Arrays.binarySearch(buckets, tableBuckets[row])));
        bucketCells = new int[buckets.length + 1];
        int[] starts = new int[rows.length + 1];
        int cells = 0;
        int bucket = -1;
        for (int i = 0; i < rows.length; i++) {
            boolean isNewBucket = i == 0 || tableBuckets[rows[i]] != tableBuckets[rows[i - 1]];
            if (isNewBucket) {
                bucketCells[++bucket] = cells;
            }
            if (isNewBucket || tableTexts[rows[i]] != tableTexts[rows[i - 1]]) {
                starts[cells++] = i;
            }
        }
        bucketCells[buckets.length] = cells;
        starts[cells] = rows.length;
        cellRows = Arrays.copyOf(starts, cells + 1);
        cellTexts = new long[cells];
        for (int cell = 0; cell < cells; cell++) {
            cellTexts[cell] = tableTexts[rows[cellRows[cell]]];
        }
    }

    static CellOrder of(TokenTable table) {
        int[] all = new int[table.size()];
        Arrays.setAll(all, row -> row);
        return of(all, table);
    }

    /** @param rows of the table, ascending */
    static CellOrder of(int[] rows, TokenTable table) {
        return new CellOrder(rows, table.buckets(), table.examples());
    }

    private static long[] pick(long[] values, int[] rows) {
        return Arrays.stream(rows).mapToLong(row -> values[row]).toArray();
    }

    private int rank(long text) {
        return Arrays.binarySearch(texts, text);
    }

    private static int[] ranks(int[] rows, IntUnaryOperator rank) {
        return Arrays.stream(rows).map(rank).toArray();
    }

    /** A stable counting sort of rows by rank, 0 to size − 1. */
    static int[] counted(int[] rows, int size, int[] ranks) {
        int[] next = new int[size + 1];
        for (int rank : ranks) {
            next[rank + 1]++;
        }
        for (int rank = 0; rank < size; rank++) {
            next[rank + 1] += next[rank];
        }
        int[] sorted = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sorted[next[ranks[i]]++] = rows[i];
        }
        return sorted;
    }

    int[] rows() {
        return rows;
    }

    /** The distinct bucket numbers, ascending. */
    int[] buckets() {
        return buckets;
    }

    /** The distinct texts, ascending. */
    long[] texts() {
        return texts;
    }

    int[] bucketCells() {
        return bucketCells;
    }

    int[] cellRows() {
        return cellRows;
    }

    long[] cellTexts() {
        return cellTexts;
    }

    /** Number of rows of a cell. */
    int size(int cell) {
        return cellRows[cell + 1] - cellRows[cell];
    }
}
