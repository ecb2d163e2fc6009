package plasticity.plots.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import plasticity.plots.charts.Canvas;
import plasticity.plots.charts.Curves;
import plasticity.plots.charts.EndLabelsAxis.EndLabel;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.Hatch;
import plasticity.plots.charts.Style;
import plasticity.plots.charts.TickAxis;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.ErrorCurve;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadSelection;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.PositionProfile;
import plasticity.plots.model.Range;
import plasticity.plots.model.RoundTicks;
import plasticity.plots.run.RunTable;
import plasticity.tables.HeadProfile;
import plasticity.tables.TableException;

/** Plasticity by position with 95 % bands: with and without the linear model, and how much it falls over the context. */
public final class ProfilePlot extends Plot {
    private static final PlotSetting PROFILE_CSV = Settings.table(
            "profile_csv", "Table of plasticity by position, head_profile; format by extension (.csv or .parquet).");

    private static final double ALPHA = 0.25;
    private static final double THIN = 0.8;
    private static final double BOLD = 2.5;
    private static final double BAND_ALPHA = 0.25;
    /** Half the width of the band of a single point, as a fraction of the axis. */
    private static final double BAND_OF_ONE_POINT = 0.02;

    ProfilePlot() {
        super(
                "profile",
                "Plot plasticity by position with confidence bands, with and without the linear model.",
                PROFILE_CSV,
                Settings.OUTPUT,
                Settings.LAYER,
                Settings.HEAD,
                Settings.COLOR_BY_LAYER,
                Settings.LAYER_CMAP,
                Settings.TITLE);
    }

    @Override
    public Figure draw(Settings settings) throws PlotException, TableException {
        RunTable table = settings.estimates(PROFILE_CSV, HeadProfile.TABLE);
        HeadSelection selection = settings.selection();
        PositionProfile profile = PositionProfile.read(table.file(), selection);
        String title = settings.title(table, selection.titled("Attention plasticity by position"));
        if (!settings.isOn(Settings.COLOR_BY_LAYER)) {
            return figure(profile, title, head -> Style.BLUE);
        }
        int last =
                profile.heads().stream().mapToInt(head -> head.head().layer()).reduce(1, Math::max);
        ColourScale scale = new ColourScale(settings.colours(Settings.LAYER_CMAP), new Range(0, last));
        return figure(profile, title, head -> scale.colour(head.layer()))
                .withColourBar("Layer", scale, RoundTicks.within(scale.range()));
    }

    /**
     * Draws a profile: thin lines for the heads if there are several, and their means with 95 % bands over the first and the last fifth of the
     * context. Notes state the fall and how the bands are computed.
     *
     * @param colour of a head's line, as {@code 0xRRGGBB}
     */
    public static Figure figure(PositionProfile profile, String title, ToIntFunction<Head> colour) {
        Figure figure = new Figure(
                Canvas.WIDE,
                title,
                TickAxis.round("Position", profile.rangeX()),
                TickAxis.round("Attention plasticity", profile.rangeY()));
        List<Figure.LegendEntry> legend = new ArrayList<>();
        profile.fall().ifPresent(fall -> {
            Color grey = Style.translucent(0x7f7f7f, 0.12);
            Range x = profile.rangeX();
            fall.firstEnd().ifPresent(end -> shade(figure, x.low(), end, profile.rangeY(), grey));
            fall.lastStart().ifPresent(start -> shade(figure, start, x.high(), profile.rangeY(), grey));
            if (fall.firstEnd().isPresent() || fall.lastStart().isPresent()) {
                legend.add(new Figure.LegendEntry("first and last fifth of the context", grey, Hatch.NONE));
            }
        });
        boolean areSeveral = profile.heads().size() > 1;
        if (areSeveral) {
            Curves heads = new Curves();
            profile.heads()
                    .forEach(head -> heads.add(
                            head.curve(), Style.translucent(colour.applyAsInt(head.head()), ALPHA), Style.line(THIN)));
            figure.with(heads);
            Head first = profile.heads().get(0).head();
            legend.add(new Figure.LegendEntry(
                    "one head", Style.translucent(colour.applyAsInt(first), 2 * ALPHA), Style.line(THIN)));
        }
        List<EndLabel> labels = new ArrayList<>();
        String mean = areSeveral ? "mean, " : "";
        profile.linear()
                .ifPresent(curve -> add(
                        figure,
                        profile,
                        curve,
                        Style.INK,
                        Style.line(BOLD / 2, 4, 2),
                        mean + "linear model",
                        labels,
                        legend));
        profile.empirical()
                .ifPresent(curve ->
                        add(figure, profile, curve, Color.RED, Style.line(BOLD), mean + "empirical", labels, legend));
        return figure.withEndLabels(null, labels)
                .withGrid()
                .withNoteLines(notes(profile, areSeveral)) // before the legend, so that they are below it
                .withLegend(legend);
    }

    private static void shade(Figure figure, double from, double to, Range y, Color colour) {
        figure.withBars(
                new double[] {(from + to) / 2},
                new double[] {y.low()},
                new double[] {y.high()},
                to - from,
                colour,
                Hatch.NONE);
    }

    private static void add(
            Figure figure,
            PositionProfile profile,
            ErrorCurve curve,
            Color colour,
            BasicStroke stroke,
            String name,
            List<EndLabel> labels,
            List<Figure.LegendEntry> legend) {
        Curves curves = new Curves();
        Color band = Style.translucent(colour.getRGB() & 0xffffff, BAND_ALPHA);
        double margin = BAND_OF_ONE_POINT * profile.rangeX().length();
        curve.bands(profile.halfWidth()).forEach(limits -> curves.addBand(limits.low(), limits.high(), margin, band));
        curves.add(curve.curve(), colour, stroke);
        figure.with(curves);
        labels.add(new EndLabel(curve.curve(), colour, List.of(name.split(", | "))));
        legend.add(new Figure.LegendEntry(name, colour, stroke));
    }

    private static List<String> notes(PositionProfile profile, boolean areSeveral) {
        List<String> notes = new ArrayList<>();
        notes.add(profile.fall()
                .map(fall -> "Fall from first to last fifth: "
                        + (profile.empirical().isEmpty()
                                ? ""
                                : EstimateText.of(fall.drop()) + " (" + EstimateText.of(fall.first()) + " to "
                                        + EstimateText.of(fall.last()) + "); ")
                        + "linear model: " + EstimateText.of(fall.linearDrop())
                        + (fall.groups() > 1 ? " (± standard error over texts)." : "."))
                .orElse(
                        "Fall over the context: unknown; head_estimates and head_replicates of these heads are not next to the"
                                + " table."));
        if (profile.empirical().isEmpty()) {
            notes.add("Empirical plasticity is undefined: it needs two texts.");
        }
        notes.add(bands(profile, areSeveral));
        return notes;
    }

    private static String bands(PositionProfile profile, boolean areSeveral) {
        Optional<ErrorCurve> curve = profile.empirical().or(profile::linear);
        long missing = curve.orElseThrow().withoutError();
        if (missing == curve.orElseThrow().curve().size()) {
            return "No bands: the table has no standard errors.";
        }
        String method = profile.degrees().isPresent()
                ? "Student's t with " + profile.degrees().getAsInt() + " degrees of freedom"
                : "normal distribution (unknown number of groups of texts)";
        return "Bands: 95 %, " + method
                + (areSeveral ? "; error of the mean: mean of the heads' errors, an upper bound" : "")
                + (missing > 0 ? "; missing if a head has no error" : "") + ".";
    }
}
