package plasticity.estimates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums plasticity by the distance between two keys and their distance from the queries. */
final class DistanceMap {
    private static final int DEFAULT_CELLS = 16;

    private final double width;
    private final Map<Cell, Sums> cells = new HashMap<>();

    private record Cell(double key, double query) {}

    private static final class Sums {
        private long pairs;
        private double weight;
        private double linear;
        private double empirical;
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
        Sums sums = cells.computeIfAbsent(new Cell(key, query), cell -> new Sums());
        sums.pairs++;
        sums.weight += weight;
        sums.linear += weight * linear;
        sums.empirical += weight * empirical;
    }

    /** The cells, ascending by key distance, then by query distance. */
    List<DistanceCell> cells() {
        List<DistanceCell> all = new ArrayList<>(cells.size());
        cells.forEach((cell, sums) -> all.add(new DistanceCell(
                cell.key * width,
                cell.query * width,
                width,
                sums.pairs,
                sums.weight,
                sums.linear / sums.weight,
                sums.empirical / sums.weight)));
        all.sort(
                Comparator.comparingDouble(DistanceCell::keyDistance).thenComparingDouble(DistanceCell::queryDistance));
        return all;
    }
}
