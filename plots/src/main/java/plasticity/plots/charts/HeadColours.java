package plasticity.plots.charts;

import java.util.List;
import org.jfree.chart.LegendItem;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.Trend;

/** What the colour of a head's curve says. */
public sealed interface HeadColours {
    /** The colour, as {@code 0xRRGGBB}. */
    int of(HeadCurves.HeadCurve head, HeadCurves all);

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
     * Where plasticity goes with position.
     *
     * @param threshold above 0, see {@link Trend}
     */
    record ByTrend(double threshold) implements HeadColours {
        @Override
        public int of(HeadCurves.HeadCurve head, HeadCurves all) {
            return colour(Trend.of(head.curve().slope(), threshold));
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

        private LegendItem entry(String label, Trend trend, HeadCurves curves) {
            return Figure.entry(
                    label + " (" + curves.count(trend, threshold) + ")",
                    Style.translucent(colour(trend), 1),
                    Style.line(1.5));
        }
    }
}
