package plasticity.plots.figures;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.PointStyle;

/**
 * Points of one class, with an entry in the legend.
 *
 * @param x of each point
 * @param y of each point
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: never compared, never a key
record PointClass(String label, PointStyle style, double[] x, double[] y) {
    /**
     * Adds the points to a figure, rarer classes on top, and a legend that counts them. Classes without points are left out.
     *
     * @param others further entries of the legend
     */
    static Figure add(Figure figure, List<PointClass> classes, Figure.LegendEntry... others) {
        List<PointClass> used = classes.stream().filter(one -> one.x.length > 0).toList();
        used.stream()
                .sorted(Comparator.comparingInt(one -> -one.x.length))
                .forEach(one ->
                        figure.withPoints(one.x, one.y, one.style.shape(), one.style.isFilled(), one.style.colour()));
        Stream<Figure.LegendEntry> entries = used.stream()
                .map(one -> new Figure.LegendEntry(
                        one.label + " (" + one.x.length + ")",
                        one.style.shape(),
                        one.style.isFilled(),
                        one.style.colour()));
        return figure.withLegend(Stream.concat(entries, Stream.of(others)).toList());
    }
}
