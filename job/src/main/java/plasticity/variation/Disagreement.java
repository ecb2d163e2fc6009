package plasticity.variation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
    private final Margin ofAll;
    private final Margin ofTexts;
    private final Margin ofCells;
    /** By bucket and group; {@link #ofBucketValues} by bucket and value. */
    private final Margin ofBuckets;

    private final Margin ofBucketValues;
    /** By head: indices of its buckets that take part. */
    private int[][] eligible;

    /** Sums over the cells that share something: of the numbers n of queries and of the numbers s that prefer the first key. */
    private static final class Margin {
        private final double[] n;
        private final double[] s;

        private Margin(int size) {
            n = new double[size];
            s = new double[size];
        }

        private double product(int i) {
            return s[i] * (n[i] - s[i]);
        }

        /** While s holds numbers of queries, products are their squares: s·(2s − s). */
        private void prepareSquares() {
            for (int i = 0; i < n.length; i++) {
                n[i] = 2 * s[i];
            }
        }

        private void keepQueries() {
            System.arraycopy(s, 0, n, 0, s.length);
        }
    }

    /** A head's cells, with the indices of their buckets, texts and cells among those of all heads, and its margins. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never a key
    private record Head(
            HeadCells cells,
            int[] buckets,
            int[] texts,
            int[] textGroups,
            int[] union,
            Margin ofAll,
            Margin ofBuckets,
            Margin ofTexts) {

        /**
         * Adds cells from ≤ i &lt; to of a bucket.
         *
         * @param s by cell: number of queries that prefer the first key
         * @param cell receives Σ s(n − s) by group
         * @param within receives Σ s(n − s)/(n − 1) by group
         * @param byGroup receives Σ s by group
         */
        private void add(int from, int to, double[] s, double[] cell, double[] within, double[] byGroup) {
            int[] sizes = cells.sizes();
            double[] byText = ofTexts.s;
            for (int i = from; i < to; i++) {
                int group = textGroups[i];
                double product = s[i] * (sizes[i] - s[i]);
                cell[group] += product;
                within[group] += sizes[i] >= 2 ? product / (sizes[i] - 1) : 0;
                byGroup[group] += s[i];
                byText[texts[i]] += s[i];
            }
        }

        /** The same of the numbers of queries: Σ n², Σ n of cells with n ≥ 2, Σ n. */
        private void addQueries(int from, int to, double[] cell, double[] within, double[] byGroup) {
            for (int i = from; i < to; i++) {
                int group = textGroups[i];
                double n = cells.sizes()[i];
                cell[group] += n * n;
                within[group] += n >= 2 ? n : 0;
                byGroup[group] += n;
                ofTexts.s[texts[i]] += n;
            }
        }
    }

    Disagreement(List<HeadCells> all, TextGroups groups) {
        this.groups = groups;
        values = groups.values();
        int[] buckets = all.stream()
                .flatMapToInt(head -> IntStream.of(head.buckets()))
                .sorted()
                .distinct()
                .toArray();
        long[] texts = all.stream()
                .flatMapToLong(head -> LongStream.of(head.texts()))
                .sorted()
                .distinct()
                .toArray();
        long[] cells = all.stream()
                .flatMapToLong(head -> LongStream.of(union(head, buckets, texts)))
                .sorted()
                .distinct()
                .toArray();
        textGroups = groups.of(texts);
        heads = all.stream().map(head -> head(head, buckets, texts, cells)).toArray(Head[]::new);
        cellGroups =
                Arrays.stream(cells).mapToInt(cell -> textGroups[(int) cell]).toArray();
        ofAll = new Margin(values);
        ofTexts = new Margin(texts.length);
        ofCells = new Margin(cells.length);
        ofBuckets = new Margin(buckets.length * groups.groups());
        ofBucketValues = new Margin(buckets.length * values);
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

    private Head head(HeadCells head, int[] buckets, long[] texts, long[] cells) {
        long[] union = union(head, buckets, texts);
        return new Head(
                head,
                Arrays.stream(head.buckets())
                        .map(bucket -> Arrays.binarySearch(buckets, bucket))
                        .toArray(),
                Arrays.stream(union).mapToInt(cell -> (int) cell).toArray(),
                Arrays.stream(union).mapToInt(cell -> textGroups[(int) cell]).toArray(),
                Arrays.stream(union)
                        .mapToInt(cell -> Arrays.binarySearch(cells, cell))
                        .toArray(),
                new Margin(values),
                new Margin(head.buckets().length * values),
                new Margin(texts.length));
    }

    /**
     * Starts a key bucket.
     *
     * @param some by head: indices of its buckets that take part
     * @return the denominators, which depend on the numbers of queries only, by kind and value; 0 where D is undefined
     */
    double[][] start(int[][] some) {
        eligible = some;
        return sums(null);
    }

    /**
     * The numerators of a pair of keys.
     *
     * @param counts by head and cell: number s of queries that prefer the first key
     * @return by kind and value, before the factor 4
     */
    double[][] numerators(double[][] counts) {
        return sums(counts);
    }

    /** @param counts null to sum the numbers of queries */
    private double[][] sums(double[][] counts) {
        boolean isOfQueries = counts == null;
        double[] cell = new double[groups.groups()];
        double[] within = new double[groups.groups()];
        double[] byGroup = new double[groups.groups()];
        boolean isOne = heads.length == 1;
        Arrays.fill(ofAll.s, 0);
        if (!isOne) {
            Arrays.fill(ofTexts.s, 0);
            Arrays.fill(ofCells.s, 0);
            Arrays.fill(ofBuckets.s, 0);
        }
        for (int h = 0; h < heads.length; h++) {
            Head head = heads[h];
            int[] starts = head.cells.bucketCells();
            Arrays.fill(head.ofTexts.s, 0);
            Arrays.fill(head.ofAll.s, 0);
            for (int b : eligible[h]) {
                Arrays.fill(byGroup, 0);
                if (isOfQueries) {
                    head.addQueries(starts[b], starts[b + 1], cell, within, byGroup);
                } else {
                    head.add(starts[b], starts[b + 1], counts[h], cell, within, byGroup);
                }
                if (!isOne) {
                    addToUnion(head, starts[b], starts[b + 1], isOfQueries ? null : counts[h]);
                    add(byGroup, ofBuckets.s, head.buckets[b] * groups.groups());
                }
                groups.leaveOut(byGroup, 0, head.ofBuckets.s, b * values);
                add(head.ofBuckets.s, b * values, head.ofAll.s);
            }
            add(head.ofAll.s, 0, ofAll.s);
        }
        if (!isOne) {
            for (int b = 0; b < ofBuckets.s.length / groups.groups(); b++) {
                groups.leaveOut(ofBuckets.s, b * groups.groups(), ofBucketValues.s, b * values);
            }
        }
        if (isOfQueries) {
            margins().forEach(Margin::prepareSquares);
        }
        double[][] combined = combined(byValue(cell));
        combined[0] = byValue(within);
        if (isOfQueries) {
            margins().forEach(Margin::keepQueries);
        }
        return combined;
    }

    private Stream<Margin> margins() {
        return Stream.concat(
                Stream.of(ofAll, ofTexts, ofCells, ofBucketValues),
                Arrays.stream(heads).flatMap(head -> Stream.of(head.ofAll, head.ofBuckets, head.ofTexts)));
    }

    /** Adds cells from ≤ i &lt; to of a head to the margins of all heads. */
    private void addToUnion(Head head, int from, int to, double[] counts) {
        for (int i = from; i < to; i++) {
            double s = counts == null ? head.cells.sizes()[i] : counts[i];
            ofTexts.s[head.texts[i]] += s;
            ofCells.s[head.union[i]] += s;
        }
    }

    private static void add(double[] some, double[] sums, int to) {
        for (int i = 0; i < some.length; i++) {
            sums[to + i] += some[i];
        }
    }

    private static void add(double[] some, int from, double[] sums) {
        for (int r = 0; r < sums.length; r++) {
            sums[r] += some[from + r];
        }
    }

    private double[] byValue(double[] byGroup) {
        double[] byValue = new double[values];
        groups.leaveOut(byGroup, 0, byValue, 0);
        return byValue;
    }

    /** D₂, D₃ and D₅ by inclusion and exclusion. */
    private double[][] combined(double[] sameCell) {
        double[][] combined = new double[KINDS][values];
        double[] headTexts = new double[groups.groups()];
        for (int h = 0; h < heads.length; h++) {
            Head head = heads[h];
            addProducts(head.ofAll, 0, combined[2]);
            for (int b : eligible[h]) {
                addProducts(head.ofBuckets, b * values, combined[1]);
            }
            addByGroup(head.ofTexts, textGroups, headTexts);
        }
        double[] sameHeadText = byValue(headTexts);
        for (int r = 0; r < values; r++) {
            double sameHead = combined[2][r];
            double sameHeadBucket = combined[1][r];
            combined[1][r] = sameHeadBucket - sameCell[r];
            combined[2][r] = sameHead - sameHeadBucket - sameHeadText[r] + sameCell[r];
            // Less the pairs of the same head, which differ in head for no pair of cells.
            combined[3][r] = -combined[2][r];
        }
        if (heads.length == 1) {
            combined[3] = new double[values];
        } else {
            addOtherHeads(combined[3]);
        }
        return combined;
    }

    /** Adds the pairs of different buckets and texts, whatever their heads: D₅ and D₃ together. */
    private void addOtherHeads(double[] sums) {
        double[] texts = new double[groups.groups()];
        double[] cells = new double[groups.groups()];
        addByGroup(ofTexts, textGroups, texts);
        addByGroup(ofCells, cellGroups, cells);
        double[] sameText = byValue(texts);
        double[] sameBucketText = byValue(cells);
        for (int r = 0; r < values; r++) {
            sums[r] += ofAll.product(r) - sameText[r] + sameBucketText[r];
        }
        for (int at = 0; at < ofBucketValues.s.length; at += values) {
            for (int r = 0; r < values; r++) {
                sums[r] -= ofBucketValues.product(at + r);
            }
        }
    }

    /** Adds products from an index. */
    private static void addProducts(Margin margin, int from, double[] sums) {
        for (int r = 0; r < sums.length; r++) {
            sums[r] += margin.product(from + r);
        }
    }

    private static void addByGroup(Margin margin, int[] groupOf, double[] byGroup) {
        for (int i = 0; i < margin.s.length; i++) {
            byGroup[groupOf[i]] += margin.product(i);
        }
    }
}
