package plasticity.plots.charts;

import java.awt.BasicStroke;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jfree.chart.LegendItem;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.Trend;

/** What the look of a head's curve says. */
public sealed interface HeadColours {
    /** The colour, as {@code 0xRRGGBB}. */
    int of(HeadCurves.HeadCurve head, HeadCurves all);

    /** The line. */
    default BasicStroke line(HeadCurves.HeadCurve head, double width) {
        return Style.line(width);
    }

    /** The heads as they are drawn, one over the other. */
    default List<HeadCurves.HeadCurve> order(HeadCurves all) {
        return all.heads();
    }

    /** Nothing. */
    record Plain() implements HeadColours {
        @Override
        public int of(HeadCurves.HeadCurve head, HeadCurves all) {
            return Style.BLUE;
        }
    }

    /** The layer: its share of the highest one on a colour map. */
    record ByLayer(ColourMap map) implements HeadColours {
        @Override
        public int of(HeadCurves.HeadCurve head, HeadCurves all) {
            return map.colour((double) head.head().layer() / all.lastLayer());
        }
    }

    /**
     * Where plasticity goes with position. Who cannot tell the colours apart can tell the lines: whole where it falls, in long dashes where it rises, in short
     * ones where it does neither.
     *
     * @param threshold above 0, see {@link Trend}
     */
    record ByTrend(double threshold) implements HeadColours {
        private static final double LEGEND_WIDTH = 1.5;
        private static final MathContext TWO_DIGITS = new MathContext(2);

        @Override
        public int of(HeadCurves.HeadCurve head, HeadCurves all) {
            return colour(trend(head));
        }

        @Override
        public BasicStroke line(HeadCurves.HeadCurve head, double width) {
            return line(trend(head), width);
        }

        /** The rarer a trend, the later, as its heads would be hidden by the others. */
        @Override
        public List<HeadCurves.HeadCurve> order(HeadCurves all) {
            Map<Trend, Long> counts =
                    all.heads().stream().collect(Collectors.groupingBy(this::trend, Collectors.counting()));
            return all.heads().stream()
                    .sorted(Comparator.comparing(head -> -counts.get(trend(head))))
                    .toList();
        }

        private Trend trend(HeadCurves.HeadCurve head) {
            return Trend.of(head.curve().slope(), threshold);
        }

        private static BasicStroke line(Trend trend, double width) {
            return switch (trend) {
                case RISING -> Style.line(width, 6, 2);
                case FALLING -> Style.line(width);
                case FLAT -> Style.line(width, 2, 1.5);
            };
        }

        static int colour(Trend trend) {
            return switch (trend) {
                case RISING -> 0x2ca02c;
                case FALLING -> 0xd62728;
                case FLAT -> 0x7f7f7f;
            };
        }

        /** An entry for each trend, with the number of heads. */
        List<LegendItem> legend(HeadCurves curves) {
            return List.of(
                    entry("rising", Trend.RISING, curves),
                    entry("falling", Trend.FALLING, curves),
                    entry("flat", Trend.FLAT, curves));
        }

        /** What a reader needs to know to understand the legend; empty where the legend is enough. */
        Optional<String> note(HeadCurves curves) {
            if (!curves.scale().isInTokens()) {
                return Optional.of("The size of buckets is not known: trend_threshold " + plain(threshold)
                        + " is applied to slopes per bucket. Set bucket_min_size for slopes per position.");
            }
            return curves.count(Trend.FLAT, threshold) < curves.heads().size()
                    ? Optional.empty()
                    : Optional.of("No slope is beyond trend_threshold " + plain(threshold)
                            + " per position; the steepest is "
                            + plain(new BigDecimal(curves.steepest())
                                    .round(TWO_DIGITS)
                                    .doubleValue()) + ".");
        }

        private static String plain(double number) {
            return BigDecimal.valueOf(number)
                    .stripTrailingZeros()
                    .toPlainString()
                    .replace('-', '\u2212');
        }

        private LegendItem entry(String label, Trend trend, HeadCurves curves) {
            return Figure.entry(
                    label + " (" + curves.count(trend, threshold) + ")",
                    Style.translucent(colour(trend), 1),
                    line(trend, LEGEND_WIDTH));
        }
    }
}
