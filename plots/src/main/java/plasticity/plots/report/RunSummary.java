package plasticity.plots.report;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plasticity.plots.report.Page.Fact;
import plasticity.plots.run.ModelName;
import plasticity.publish.RunManifest;

/** Facts about a run from its manifest. */
final class RunSummary {
    private RunSummary() {}

    static List<Fact> of(RunManifest run) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("version", "plasticity " + run.version()));
        facts.add(new Fact("start", String.valueOf(run.start())));
        duration(run).ifPresent(time -> facts.add(new Fact("duration", time)));
        facts.add(new Fact("heads", run.ok() + " analysed, " + run.failed() + " failed"));
        if (run.dataset() != null) {
            facts.add(new Fact(
                    "dataset",
                    run.dataset().name() + ", commit " + run.dataset().commit()));
        }
        for (Map.Entry<String, Object> setting : run.settings().entrySet()) {
            if (setting.getValue() != null) {
                facts.add(new Fact(setting.getKey(), setting.getValue().toString()));
            }
        }
        return facts;
    }

    private static Optional<String> duration(RunManifest run) {
        try {
            Duration time = Duration.between(Instant.parse(run.start()), Instant.parse(run.end()));
            return Optional.of(
                    time.toMinutes() > 0
                            ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                            : time.toSecondsPart() + "." + time.toMillisPart() / 100 + " s");
        } catch (DateTimeParseException | NullPointerException e) {
            return Optional.empty();
        }
    }

    /** The default title of the page. */
    static String title(Optional<RunManifest> run) {
        return run.flatMap(ModelName::of)
                .map(model -> "Attention plasticity — " + model)
                .orElse("Attention plasticity");
    }
}
