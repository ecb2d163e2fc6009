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

/** The colours and line styles of heads' curves. */
public sealed interface HeadColours {
    /** The colour of a head, as {@code 0xRRGGBB}. */
    int of(HeadCurves.HeadCurve head, HeadCurves all);

    /** The line style of a head. */
    default BasicStroke line(HeadCurves.HeadCurve head, double width) {
        return Style.line(width);
    }

    /** The heads in drawing order. */
    default List<HeadCurves.HeadCurve> order(HeadCurves all) {
        return all.heads();
    }

    /** One colour for all heads. */
    record Plain() implements HeadColours {
        @Override
        public int of(HeadCurves.HeadCurve head, HeadCurves all) {
            return Style.BLUE;
        }
    }

    /** Colours by layer, as a fraction of the highest layer. */
    record ByLayer(ColourMap map) implements HeadColours {
        @Override
        public int of(HeadCurves.HeadCurve head, HeadCurves all) {
            return map.colour((double) head.head().layer() / all.lastLayer());
        }
    }

    /**
     * Colours by trend. Line styles also differ, for colour-blind readers: falling heads are solid, rising ones have long dashes and flat ones short
     * dashes.
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

        /** Rare trends last, so that they are not hidden by frequent ones. */
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

        /** One entry per trend, with the number of heads. */
        List<LegendItem> legend(HeadCurves curves) {
            return List.of(
                    entry("rising", Trend.RISING, curves),
                    entry("falling", Trend.FALLING, curves),
                    entry("flat", Trend.FLAT, curves));
        }

        /** A note that explains the legend; empty if none is needed. */
        Optional<String> note(HeadCurves curves) {
            if (!curves.scale().isInTokens()) {
                return Optional.of("Bucket size unknown: trend_threshold " + plain(threshold)
                        + " applies to slopes per bucket. Set bucket_min_size for slopes per position.");
            }
            return curves.count(Trend.FLAT, threshold) < curves.heads().size()
                    ? Optional.empty()
                    : Optional.of("No slope exceeds trend_threshold " + plain(threshold)
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
