package plasticity.plots.figures;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import plasticity.config.Choice;
import plasticity.draws.PairKind;
import plasticity.plots.charts.Canvas;
import plasticity.plots.charts.Curves;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.PointStyle;
import plasticity.plots.charts.Style;
import plasticity.plots.charts.TickAxis;
import plasticity.plots.model.Curve;
import plasticity.plots.model.ModelErrors;
import plasticity.plots.model.ModelErrors.Cause;
import plasticity.plots.model.ModelErrors.ModelError;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.Range;
import plasticity.plots.run.RunTable;
import plasticity.tables.HeadEstimates;
import plasticity.tables.TableException;

/** The reference's plasticity against the empirical one: a point per head, by the assumption that is responsible for the gap. */
public final class ModelErrorPlot extends Plot {
    private static final PlotSetting ESTIMATES_CSV = Settings.table(
            "estimates_csv",
            "Table head_estimates (.csv or .parquet); head_replicates next to it is read for the errors.");
    private static final PlotSetting PAIRS = PlotSetting.of(
            "pairs", Choice.of(PairKind.class), "far", "Pairs of keys of different buckets (far) or of one (near).");

    ModelErrorPlot() {
        super(
                "model-error",
                "Plot the reference's plasticity against the empirical one, by the assumption responsible for the gap.",
                ESTIMATES_CSV,
                Settings.OUTPUT,
                PAIRS,
                Settings.TITLE);
    }

    @Override
    public Figure draw(Settings settings) throws PlotException, TableException {
        RunTable table = settings.estimates(ESTIMATES_CSV, HeadEstimates.TABLE);
        PairKind pairs = settings.choice(PAIRS, PairKind.class);
        ModelErrors errors = ModelErrors.read(table.file(), pairs);
        return figure(
                errors,
                settings.title(
                        table,
                        "Reference and empirical plasticity, " + pairs.name().toLowerCase(Locale.ROOT) + " pairs"));
    }

    /** Draws the points with 95 % intervals, the identity line, and notes with counts and the mean gap. */
    public static Figure figure(ModelErrors errors, String title) {
        Range range = errors.range();
        Curves identity = new Curves();
        BasicStroke dashes = Style.reference();
        identity.add(Curve.line(range.low(), range.low(), range.high(), range.high()), Style.INK, dashes);
        Figure figure = new Figure(
                        Canvas.MAP,
                        title,
                        TickAxis.round("Reference: plasticity under linear drift and diagonal covariance", range),
                        TickAxis.round("Empirical plasticity", range))
                .with(identity)
                .withGrid()
                .withErrorBars(
                        values(errors.heads(), ModelError::linear),
                        values(errors.heads(), ModelError::empirical),
                        values(errors.heads(), ModelError::linearError),
                        values(errors.heads(), ModelError::empiricalError),
                        Style.translucent(0x7f7f7f, 0.5))
                .withNotes(notes(errors));
        return PointClass.add(
                figure,
                Arrays.stream(Cause.values())
                        .map(cause -> {
                            List<ModelError> heads = errors.heads().stream()
                                    .filter(head -> head.cause() == cause)
                                    .toList();
                            return new PointClass(
                                    cause.label(),
                                    style(cause),
                                    values(heads, ModelError::linear),
                                    values(heads, ModelError::empirical));
                        })
                        .toList(),
                new Figure.LegendEntry("no gap", Style.INK, dashes));
    }

    private static PointStyle style(Cause cause) {
        return switch (cause) {
            case LINEAR_DRIFT -> PointStyle.CIRCLE;
            case DIAGONAL_COVARIANCE -> PointStyle.SQUARE;
            case NORMALITY -> PointStyle.TRIANGLE;
            case NONE -> PointStyle.RING;
        };
    }

    private static double[] values(List<ModelError> heads, ToDoubleFunction<ModelError> value) {
        return heads.stream().mapToDouble(value).toArray();
    }

    private static List<String> notes(ModelErrors errors) {
        List<String> notes = new ArrayList<>();
        boolean hasError = !Double.isNaN(errors.meanGap().standardError());
        notes.add("Mean gap, reference − empirical: " + EstimateText.of(errors.meanGap())
                + (hasError ? " (standard error over texts)." : "."));
        notes.add(
                errors.haveErrors()
                        ? "Bars: 95 % intervals. A gap is compared with the error of the difference, which is smaller than"
                                + " the bars suggest."
                        : "No standard errors: fewer than three texts.");
        if (errors.undefined() > 0) {
            notes.add("Undefined: " + errors.undefined() + (errors.undefined() == 1 ? " head." : " heads."));
        }
        return notes;
    }
}
