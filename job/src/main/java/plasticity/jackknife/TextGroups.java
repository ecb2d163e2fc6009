package plasticity.jackknife;

import java.util.Arrays;
import java.util.HexFormat;
import plasticity.sample.Ranks;

/**
 * Divides the texts of a head into the groups that the jackknife leaves out one at a time: text number r, in ascending order of ids and counted from
 * 0, belongs to group r mod G.
 *
 * <p>A metric has R = G + 1 values: value 0 is that of all texts, value g + 1 that without group g. Without replicates, R = 1.
 */
public final class TextGroups {
    private final long[] texts;
    private final int groups;
    private final boolean hasReplicates;

    private TextGroups(long[] texts, int groups, boolean hasReplicates) {
        this.texts = texts;
        this.groups = groups;
        this.hasReplicates = hasReplicates;
    }

    /**
     * @param largest maximum number of groups, at least 2
     * @param texts distinct text ids, ascending, at least one
     */
    public static TextGroups of(int largest, long[] texts) {
        int groups = Math.min(largest, texts.length);
        return new TextGroups(texts, groups, groups >= 2);
    }

    /** The same groups, without replicates. */
    public TextGroups withoutReplicates() {
        return new TextGroups(texts, groups, false);
    }

    /** The distinct values of two arrays, ascending. */
    public static long[] union(long[] some, long[] others) {
        long[] both = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, both, some.length, others.length);
        return Ranks.of(both).distinct();
    }

    /** Number of texts. */
    public int texts() {
        return texts.length;
    }

    /**
     * A digest of the ids, 16 hexadecimal digits, for recognizing the same texts in another run: h ← mix((h ⊕ id) + 0x9e3779b97f4a7c15) for the ids
     * in ascending order, from h = 0, with the finalizer of SplitMix64. Different ids have the same digest with probability 2⁻⁶⁴.
     */
    public String digest() {
        long h = 0;
        for (long text : texts) {
            h = (h ^ text) + 0x9e3779b97f4a7c15L;
            h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
            h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
            h ^= h >>> 31;
        }
        return HexFormat.of().toHexDigits(h);
    }

    /** Number of groups G, at least 1. */
    public int groups() {
        return groups;
    }

    /** Whether there are replicates: more than one group, unless left out. */
    public boolean hasReplicates() {
        return hasReplicates;
    }

    /** Number R of values of a metric. */
    public int values() {
        return hasReplicates ? groups + 1 : 1;
    }

    /** The group of a text, 0 to G − 1. */
    public int of(long text) {
        int rank = Arrays.binarySearch(texts, text);
        if (rank < 0) {
            throw new IllegalArgumentException("text " + text + " belongs to no group");
        }
        return rank % groups;
    }

    /** The groups of some texts. */
    public int[] of(long[] some) {
        Ranks ranks = Ranks.of(some);
        int[] groupOf = Arrays.stream(ranks.distinct()).mapToInt(this::of).toArray();
        return Arrays.stream(ranks.ranks()).map(rank -> groupOf[rank]).toArray();
    }

    /**
     * The R values of a sum: that of all groups, then those without one group.
     *
     * @param byGroup the sum over each group, from {@code from}
     * @param into R values, from {@code to}
     */
    public void leaveOut(double[] byGroup, int from, double[] into, int to) {
        double total = 0;
        for (int g = 0; g < groups; g++) {
            total += byGroup[from + g];
        }
        into[to] = total;
        for (int g = 0; g < values() - 1; g++) {
            into[to + g + 1] = total - byGroup[from + g];
        }
    }
}
