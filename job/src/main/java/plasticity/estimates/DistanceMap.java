package plasticity.estimates;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Sums plasticity by the distance between two keys and their distance from the queries. */
final class DistanceMap {
    private static final int DEFAULT_CELLS = 16;

    private final double width;
    /** Open addressing: the cell at each place, null if there is none. At most half of the places are occupied; their number is a power of two. */
    private Sums[] places = new Sums[1024];

    private int size;

    private static final class Sums {
        private final double key;
        private final double query;
        private long pairs;
        private double weight;
        private double linear;
        private double empirical;

        private Sums(double key, double query) {
            this.key = key;
            this.query = query;
        }
    }

    /**
     * @param bin width of the cells; NaN for the least power of two that is at least 1 and (L + 1)/{@value #DEFAULT_CELLS}
     * @param lastPosition L, the largest position of the queries
     */
    DistanceMap(double bin, double lastPosition) {
        width = Double.isNaN(bin) ? powerOfTwo(Math.max(1, (lastPosition + 1) / DEFAULT_CELLS)) : bin;
    }

    private static double powerOfTwo(double least) {
        double power = Math.scalb(1.0, Math.getExponent(least));
        return power < least ? 2 * power : power;
    }

    void add(
            double keyPosition,
            double otherPosition,
            double queryPosition,
            double weight,
            double linear,
            double empirical) {
        double key = Math.floor(Math.abs(keyPosition - otherPosition) / width);
        double query = Math.floor(Math.max(0, queryPosition - (keyPosition + otherPosition) / 2) / width);
        Sums sums = sums(key, query);
        sums.pairs++;
        sums.weight += weight;
        sums.linear += weight * linear;
        sums.empirical += weight * empirical;
    }

    private Sums sums(double key, double query) {
        int place = place(key, query);
        if (places[place] == null) {
            if (2 * size >= places.length) {
                grow();
                place = place(key, query);
            }
            places[place] = new Sums(key, query);
            size++;
        }
        return places[place];
    }

    /** The place of a cell, or the free place for it. */
    private int place(double key, double query) {
        int place = (Double.hashCode(31 * key + query) * 0x9e3779b9) >>> 8;
        while (true) {
            place &= places.length - 1;
            Sums sums = places[place];
            if (sums == null || (sums.key == key && sums.query == query)) {
                return place;
            }
            place++;
        }
    }

    private void grow() {
        Sums[] all = places;
        places = new Sums[2 * all.length];
        for (Sums sums : all) {
            if (sums != null) {
                places[place(sums.key, sums.query)] = sums;
            }
        }
    }

    /** The cells, ascending by key distance, then by query distance. */
    List<DistanceCell> cells() {
        return Arrays.stream(places)
                .filter(Objects::nonNull)
                .map(sums -> new DistanceCell(
                        sums.key * width,
                        sums.query * width,
                        width,
                        sums.pairs,
                        sums.weight,
                        sums.linear / sums.weight,
                        sums.empirical / sums.weight))
                .sorted(Comparator.comparingDouble(DistanceCell::keyDistance)
                        .thenComparingDouble(DistanceCell::queryDistance))
                .toList();
    }
}
