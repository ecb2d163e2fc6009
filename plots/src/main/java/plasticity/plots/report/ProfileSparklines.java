package plasticity.plots.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.plots.model.Head;
import plasticity.plots.model.Range;
import plasticity.plots.model.RoundTicks;
import plasticity.plots.report.HeadProfiles.Profile;
import plasticity.plots.report.findings.Measured;
import plasticity.plots.report.findings.RunEstimates;

/** The profiles of all heads on common axes: lines of both estimators, and the 95 % band of the empirical one. */
final class ProfileSparklines {
    static final String PROFILE = "profile";

    private static final int WIDE = 480;
    private static final int HIGH = 250;
    private static final int TICKS = 5;

    private final HeadProfiles profiles;
    private final RunEstimates run;
    private final Sparkline sparkline;

    /** @param run for the degrees of freedom of the bands */
    ProfileSparklines(HeadProfiles profiles, RunEstimates run) {
        this.profiles = profiles;
        this.run = run;
        double[] values = Stream.of(profiles.empirical(), profiles.model())
                .map(Map::values)
                .flatMap(all -> all.stream())
                .flatMapToDouble(profile -> Arrays.stream(profile.values()))
                .filter(Double::isFinite)
                .toArray();
        Range y = new Range(
                Math.min(0, Arrays.stream(values).min().orElse(0)),
                Math.max(1, Arrays.stream(values).max().orElse(1)));
        this.sparkline = Sparkline.of(WIDE, HIGH, Range.of(profiles.positions()).withMargin(), y);
    }

    Axes axes() {
        return new Axes(
                PROFILE,
                sparkline,
                RoundTicks.within(sparkline.x(), TICKS),
                RoundTicks.within(sparkline.y(), TICKS),
                "Position",
                "plasticity, all pairs",
                "");
    }

    ReportData.HoverData hoverData() {
        return new ReportData.HoverData(
                PROFILE,
                sparkline.area(),
                new ReportData.Content(
                        ReportData.Kind.LINES,
                        sparkline.x(),
                        sparkline.y(),
                        List.of("empirical", "model"),
                        Arrays.stream(profiles.positions())
                                .mapToObj(x -> "position " + Numbers.text(x))
                                .toList(),
                        Numbers.list(profiles.positions()),
                        List.of()),
                sparkline.y());
    }

    /** The values of a head to which the hover data refer: the empirical ones, then the model's; empty if it has no profile. */
    String values(Head head) {
        return profiles.empirical().containsKey(head)
                ? ReportData.packed(
                        Stream.of(profiles.empirical(), profiles.model())
                                .flatMapToDouble(
                                        line -> Arrays.stream(line.get(head).values()))
                                .toArray(),
                        sparkline.y())
                : "";
    }

    /** The drawing of a head; null if it has no profile. */
    Page.ProfileDrawing drawing(Head head) {
        Profile empirical = profiles.empirical().get(head);
        if (empirical == null) {
            return null;
        }
        return new Page.ProfileDrawing(
                line(empirical), band(head, empirical), line(profiles.model().get(head)), text(head, empirical));
    }

    private String line(Profile profile) {
        return sparkline.line(profiles.positions(), profile.values());
    }

    private String band(Head head, Profile profile) {
        double[] halfWidths = IntStream.range(0, profile.values().length)
                .mapToDouble(i -> run.measured(head, profile.values()[i], profile.errors()[i])
                        .halfWidth95())
                .toArray();
        return sparkline.band(profiles.positions(), profile.values(), halfWidths);
    }

    private String text(Head head, Profile profile) {
        int[] defined = IntStream.range(0, profile.values().length)
                .filter(i -> Double.isFinite(profile.values()[i]))
                .toArray();
        if (defined.length == 0) {
            return "undefined";
        }
        String first = point(head, profile, defined[0]);
        return (defined.length == 1 ? first : first + ", " + point(head, profile, defined[defined.length - 1]));
    }

    private String point(Head head, Profile profile, int i) {
        Measured measured = run.measured(head, profile.values()[i], profile.errors()[i]);
        return measured.text() + " at " + Numbers.text(Math.rint(profiles.positions()[i]));
    }
}
