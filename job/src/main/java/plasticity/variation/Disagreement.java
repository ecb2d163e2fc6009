package plasticity.variation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import plasticity.jackknife.TextGroups;

/**
 * Probabilities that two queries disagree about which of two keys they prefer, times two, by what the queries have in common:
 *
 * <ul>
 *   <li>D₁: head, bucket and text
 *   <li>D₂: head and bucket; different texts
 *   <li>D₃: head; different buckets and texts
 *   <li>D₅: nothing; different heads, buckets and texts
 * </ul>
 *
 * <p>With s of n queries of a cell (head, bucket, text) preferring the first key, D = 4·Σ s·(n′ − s′) / Σ n·n′ over the pairs of cells that the line
 * allows; D₁ = 4·Σ s(n − s)/(n − 1) / Σ n over cells with n ≥ 2. The sums over pairs of different things follow from sums over all pairs by
 * inclusion and exclusion, in time linear in the number of cells.
 */
final class Disagreement {
    /** Number of the probabilities D₁, D₂, D₃, D₅. */
    static final int KINDS = 4;

    private final TextGroups groups;
    private final int values;
    private final Head[] heads;
    private final int[] textGroups;
    private final int[] cellGroups;
    private final Margin bucketMargin;
    private final Margin textMargin;
    private final Margin cellMargin;

    /** A head's cells, with the indices of their buckets, texts and cells among those of all heads. */
    private record Head(HeadCells cells, int[] buckets, int[] texts, int[] union, Margin ofTexts) {}

    /** Sums of s and of n − s (or n) over the cells that share something. */
    private static final class Margin {
        private final double[] some;
        private final double[] others;

        private Margin(int size) {
            some = new double[size];
            others = new double[size];
        }

        private void clear() {
            Arrays.fill(some, 0);
            Arrays.fill(others, 0);
        }

        private void add(int index, double s, double other) {
            some[index] += s;
            others[index] += other;
        }
    }

    /** Sums of products by value of the metric. */
    private final double[] sameAll;

    private final double[] sameHead;
    private final double[] sameBucket;
    private final double[] sameText;
    private final double[] sameHeadBucket;
    private final double[] sameHeadText;
    private final double[] sameBucketText;
    private final double[] sameCell;
    private final double[] withinCell;

    Disagreement(List<HeadCells> all, TextGroups groups) {
        this.groups = groups;
        values = groups.values();
        int[] buckets = all.stream().flatMapToInt(head -> IntStream.of(head.buckets())).sorted().distinct().toArray();
        long[] texts = all.stream().flatMapToLong(head -> LongStream.of(head.texts())).sorted().distinct().toArray();
        long[] cells = all.stream()
                .flatMapToLong(head -> LongStream.of(union(head, buckets, texts)))
                .sorted()
                .distinct()
                .toArray();
        heads = all.stream().map(head -> head(head, buckets, texts, cells)).toArray(Head[]::new);
        textGroups = groups.of(texts);
        cellGroups = Arrays.stream(cells).mapToInt(cell -> textGroups[(int) cell]).toArray();
        bucketMargin = new Margin(buckets.length * groups.groups());
        textMargin = new Margin(texts.length);
        cellMargin = new Margin(cells.length);
        sameAll = new double[values];
        sameHead = new double[values];
        sameBucket = new double[values];
        sameText = new double[values];
        sameHeadBucket = new double[values];
        sameHeadText = new double[values];
        sameBucketText = new double[values];
        sameCell = new double[values];
        withinCell = new double[values];
    }

    /** Bucket index and text index of each cell in one number. */
    private static long[] union(HeadCells head, int[] buckets, long[] texts) {
        long[] union = new long[head.texts().length];
        for (int b = 0; b < head.buckets().length; b++) {
            long bucket = Arrays.binarySearch(buckets, head.buckets()[b]);
            for (int cell = head.bucketCells()[b]; cell < head.bucketCells()[b + 1]; cell++) {
                union[cell] = bucket << 32 | Arrays.binarySearch(texts, head.texts()[cell]);
            }
        }
        return union;
    }

    private static Head head(HeadCells head, int[] buckets, long[] texts, long[] cells) {
        long[] union = union(head, buckets, texts);
        return new Head(
                head,
                Arrays.stream(head.buckets()).map(bucket -> Arrays.binarySearch(buckets, bucket)).toArray(),
                Arrays.stream(union).mapToInt(cell -> (int) cell).toArray(),
                Arrays.stream(union).mapToInt(cell -> Arrays.binarySearch(cells, cell)).toArray(),
                new Margin(texts.length));
    }

    /**
     * The denominators, which depend on the numbers of queries only.
     *
     * @param eligible by head: indices of its buckets that take part
     * @return by kind and value; 0 where D is undefined
     */
    double[][] denominators(int[][] eligible) {
        sum(eligible, null);
        return combined();
    }

    /**
     * The numerators of a pair of keys.
     *
     * @param eligible by head: indices of its buckets that take part
     * @param counts by head and cell: number s of queries that prefer the first key
     * @return by kind and value, before the factor 4
     */
    double[][] numerators(int[][] eligible, double[][] counts) {
        sum(eligible, counts);
        return combined();
    }

    private double[][] combined() {
        double[][] combined = new double[KINDS][values];
        for (int r = 0; r < values; r++) {
            combined[0][r] = withinCell[r];
            combined[1][r] = sameHeadBucket[r] - sameCell[r];
            combined[2][r] = sameHead[r] - sameHeadBucket[r] - sameHeadText[r] + sameCell[r];
            combined[3][r] = heads.length == 1
                    ? 0
                    : sameAll[r]
                            - sameHead[r]
                            - sameBucket[r]
                            - sameText[r]
                            + sameHeadBucket[r]
                            + sameHeadText[r]
                            + sameBucketText[r]
                            - sameCell[r];
        }
        return combined;
    }

    private void sum(int[][] eligible, double[][] counts) {
        int g = groups.groups();
        boolean isOne = heads.length == 1;
        double[] cell = new double[g];
        double[] within = new double[g];
        double[] headText = new double[g];
        Margin ofBucket = new Margin(g);
        Margin bucketValues = new Margin(values);
        Margin headValues = new Margin(values);
        Margin allValues = new Margin(values);
        Arrays.fill(sameHead, 0);
        Arrays.fill(sameHeadBucket, 0);
        bucketMargin.clear();
        textMargin.clear();
        cellMargin.clear();
        for (int h = 0; h < heads.length; h++) {
            Head head = heads[h];
            head.ofTexts.clear();
            headValues.clear();
            for (int b : eligible[h]) {
                ofBucket.clear();
                for (int i = head.cells.bucketCells()[b]; i < head.cells.bucketCells()[b + 1]; i++) {
                    int group = textGroups[head.texts[i]];
                    double n = head.cells.sizes()[i];
                    double s = counts == null ? n : counts[h][i];
                    double other = counts == null ? n : n - s;
                    double product = s * other;
                    cell[group] += product;
                    if (n >= 2) {
                        within[group] += counts == null ? n : product / (n - 1);
                    }
                    ofBucket.add(group, s, other);
                    head.ofTexts.add(head.texts[i], s, other);
                    if (!isOne) {
                        bucketMargin.add(head.buckets[b] * g + group, s, other);
                        textMargin.add(head.texts[i], s, other);
                        cellMargin.add(head.union[i], s, other);
                    }
                }
                groups.leaveOut(ofBucket.some, 0, bucketValues.some, 0);
                groups.leaveOut(ofBucket.others, 0, bucketValues.others, 0);
                addProducts(bucketValues, sameHeadBucket, headValues);
            }
            addProducts(headValues, sameHead, allValues);
            addByGroup(head.ofTexts, textGroups, headText);
        }
        groups.leaveOut(cell, 0, sameCell, 0);
        groups.leaveOut(within, 0, withinCell, 0);
        groups.leaveOut(headText, 0, sameHeadText, 0);
        if (!isOne) {
            Arrays.fill(sameAll, 0);
            addProducts(allValues, sameAll, new Margin(values));
            byBucket(bucketValues);
            double[] byGroup = new double[g];
            addByGroup(textMargin, textGroups, byGroup);
            groups.leaveOut(byGroup, 0, sameText, 0);
            Arrays.fill(byGroup, 0);
            addByGroup(cellMargin, cellGroups, byGroup);
            groups.leaveOut(byGroup, 0, sameBucketText, 0);
        }
    }

    private void byBucket(Margin bucketValues) {
        Arrays.fill(sameBucket, 0);
        Margin unused = new Margin(values);
        for (int at = 0; at < bucketMargin.some.length; at += groups.groups()) {
            groups.leaveOut(bucketMargin.some, at, bucketValues.some, 0);
            groups.leaveOut(bucketMargin.others, at, bucketValues.others, 0);
            addProducts(bucketValues, sameBucket, unused);
        }
    }

    /** Adds the products of a margin by value, and the margin itself to that of the level above. */
    private static void addProducts(Margin margin, double[] products, Margin above) {
        for (int r = 0; r < products.length; r++) {
            products[r] += margin.some[r] * margin.others[r];
            above.some[r] += margin.some[r];
            above.others[r] += margin.others[r];
        }
    }

    private static void addByGroup(Margin margin, int[] groupOf, double[] byGroup) {
        for (int i = 0; i < margin.some.length; i++) {
            byGroup[groupOf[i]] += margin.some[i] * margin.others[i];
        }
    }
}
