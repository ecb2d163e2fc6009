package plasticity.draws;

import java.util.Arrays;
import plasticity.sample.Ranks;
import plasticity.sample.TokenTable;

/**
 * Rows of a table by cell: ascending by bucket, then by text, then in the order of the table. A cell holds the rows of one text in one bucket.
 *
 * <p>Takes O(n) time for n rows unless texts have widely scattered numbers.
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
        Ranks byText = Ranks.of(
                Arrays.stream(tableRows).mapToLong(row -> tableTexts[row]).toArray());
        texts = byText.distinct();
        int[] sorted = counted(tableRows, texts.length, byText.ranks());
        Ranks byBucket =
                Ranks.of(Arrays.stream(sorted).map(row -> tableBuckets[row]).toArray());
        buckets = byBucket.distinctInts();
        rows = counted(sorted, buckets.length, byBucket.ranks());
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
        return of(rows(table), table);
    }

    /** All rows of a table, ascending. */
    private static int[] rows(TokenTable table) {
        int[] rows = new int[table.size()];
        Arrays.setAll(rows, row -> row);
        return rows;
    }

    /** @param rows of the table, ascending */
    static CellOrder of(int[] rows, TokenTable table) {
        return new CellOrder(rows, table.buckets(), table.examples());
    }

    /** A stable counting sort of rows by rank, 0 to size − 1. */
    private static int[] counted(int[] rows, int size, int[] ranks) {
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
