package plasticity.variation;

import java.util.Arrays;
import plasticity.jackknife.TextGroups;

/**
 * Sums over pairs of queries of a head, or of several heads taken as one, of which one prefers the first of two keys and the other the second, by what
 * the queries have in common:
 *
 * <ul>
 *   <li>{@link #SAME_CELL}: bucket and text; with weight 1/(n − 1) for n queries of the cell
 *   <li>{@link #SAME_BUCKET}: the bucket, not the text
 *   <li>{@link #NOTHING}: neither
 * </ul>
 *
 * <p>Sums over pairs of different things follow from sums over all pairs by inclusion and exclusion, in time linear in the number of cells. They are
 * added up over pairs of keys, without each group of texts as well.
 */
final class Disagreement {
    static final int SAME_CELL = 0;
    static final int SAME_BUCKET = 1;
    static final int NOTHING = 2;

    private final HeadCells cells;
    private final int groups;
    /** By cell: index of its text, its group, n. */
    private final int[] texts;

    private final int[] cellGroups;
    private final double[] sizes;
    /** By cell: 1/(n − 1); 0 for n &lt; 2. */
    private final double[] weights;

    /** By text: its group; n and s of the eligible cells. */
    private final int[] textGroups;

    private final double[] textSizes;
    private final double[] textCounts;
    /** By bucket and group: n. By group: s of a bucket; n and s of all buckets. */
    private final double[] bucketSizes;

    private final double[] bucketCounts;
    private final double[] groupSizes;
    private final double[] groupCounts;

    private final MarginProducts within;
    private final MarginProducts ofCells;
    private final MarginProducts ofBuckets;
    private final MarginProducts ofTexts;
    private final MarginProducts ofAll;
    private int[] eligible;

    Disagreement(HeadCells cells, TextGroups groups) {
        this.cells = cells;
        this.groups = groups.groups();
        long[] distinct = Arrays.stream(cells.texts()).sorted().distinct().toArray();
        texts = Arrays.stream(cells.texts())
                .mapToInt(text -> Arrays.binarySearch(distinct, text))
                .toArray();
        textGroups = groups.of(distinct);
        cellGroups = groups.of(cells.texts());
        sizes = new double[texts.length];
        weights = new double[texts.length];
        textSizes = new double[textGroups.length];
        textCounts = new double[textGroups.length];
        bucketSizes = new double[cells.buckets().length * this.groups];
        bucketCounts = new double[this.groups];
        groupSizes = new double[this.groups];
        groupCounts = new double[this.groups];
        within = new MarginProducts(this.groups);
        ofCells = new MarginProducts(this.groups);
        ofBuckets = new MarginProducts(this.groups);
        ofTexts = new MarginProducts(this.groups);
        ofAll = new MarginProducts(this.groups);
    }

    /**
     * Starts a key bucket: until {@link #clear}, sums are those of the numbers of queries, over pairs of queries without regard to preference. That of
     * {@link #SAME_CELL} is the number of queries in cells of at least two.
     *
     * @param some indices of the buckets that take part
     * @param n by cell: number of queries
     */
    void start(int[] some, int[] n) {
        eligible = some;
        clear();
        Arrays.fill(bucketSizes, 0);
        Arrays.fill(textSizes, 0);
        Arrays.fill(groupSizes, 0);
        for (int b : eligible) {
            for (int cell = cells.bucketCells()[b]; cell < cells.bucketCells()[b + 1]; cell++) {
                int group = cellGroups[cell];
                sizes[cell] = n[cell];
                weights[cell] = n[cell] < 2 ? 0 : 1 / (sizes[cell] - 1);
                bucketSizes[b * groups + group] += n[cell];
                textSizes[texts[cell]] += n[cell];
                groupSizes[group] += n[cell];
                within.add(group, n[cell] < 2 ? 0 : n[cell]);
                ofCells.add(group, sizes[cell] * sizes[cell]);
            }
            ofBuckets.addSquare(bucketSizes, b * groups);
        }
        for (int text = 0; text < textSizes.length; text++) {
            ofTexts.add(textGroups[text], textSizes[text] * textSizes[text]);
        }
        ofAll.addSquare(groupSizes, 0);
    }

    /** Sets the sums to 0. */
    void clear() {
        within.clear();
        ofCells.clear();
        ofBuckets.clear();
        ofTexts.clear();
        ofAll.clear();
    }

    /**
     * Adds a pair of keys.
     *
     * @param counts by cell: number s of queries that prefer the first key
     */
    void add(double[] counts) {
        Arrays.fill(textCounts, 0);
        Arrays.fill(groupCounts, 0);
        for (int b : eligible) {
            Arrays.fill(bucketCounts, 0);
            addCells(cells.bucketCells()[b], cells.bucketCells()[b + 1], counts);
            ofBuckets.add(bucketCounts, bucketSizes, b * groups);
            for (int g = 0; g < groups; g++) {
                groupCounts[g] += bucketCounts[g];
            }
        }
        for (int text = 0; text < textCounts.length; text++) {
            ofTexts.add(textGroups[text], textCounts[text] * (textSizes[text] - textCounts[text]));
        }
        ofAll.add(groupCounts, groupSizes, 0);
    }

    private void addCells(int from, int to, double[] counts) {
        for (int cell = from; cell < to; cell++) {
            double s = counts[cell];
            int group = cellGroups[cell];
            double product = s * (sizes[cell] - s);
            ofCells.add(group, product);
            within.add(group, product * weights[cell]);
            bucketCounts[group] += s;
            textCounts[texts[cell]] += s;
        }
    }

    /** A sum, for value r. */
    double value(int kind, int r) {
        return switch (kind) {
            case SAME_CELL -> within.value(r);
            case SAME_BUCKET -> ofBuckets.value(r) - ofCells.value(r);
            default -> ofAll.value(r) - ofBuckets.value(r) - ofTexts.value(r) + ofCells.value(r);
        };
    }
}
