package plasticity.inspect;

import java.util.List;
import plasticity.heads.HeadId;
import plasticity.messages.Plural;

/** Formats a survey as text: ASCII except for names, at most 80 columns except for paths. */
public final class SurveyText {
    private static final int MAX_UNREADABLE = 20;

    private SurveyText() {}

    /** The survey and the starter configuration as lines. */
    public static String of(StartingConfig start) {
        DumpSurvey survey = start.survey();
        TextLines lines = new TextLines();
        new ModelText(survey, lines).write();
        new RowsText(survey, lines).write();
        new StorageText(survey, lines).write();
        lines.add("");
        HeadMap.lines(survey).forEach(lines::add);
        anomalies(survey, lines);
        analysis(survey.cost(), lines);
        configuration(start, lines);
        return lines.toString();
    }

    private static void anomalies(DumpSurvey survey, TextLines lines) {
        lines.add("");
        lines.add(survey.anomalies().isEmpty() ? "No anomalies." : "Anomalies:");
        List<Anomaly> unreadable = survey.anomalies().stream()
                .filter(anomaly -> anomaly.kind() == Anomaly.Kind.UNREADABLE)
                .toList();
        unreadable.stream().limit(MAX_UNREADABLE).forEach(anomaly -> lines.indented(anomaly.message()));
        if (unreadable.size() > MAX_UNREADABLE) {
            lines.indented("and " + (unreadable.size() - MAX_UNREADABLE)
                    + " more heads that cannot be read; --json lists all");
        }
        survey.anomalies().stream()
                .filter(anomaly -> anomaly.kind() != Anomaly.Kind.UNREADABLE)
                .forEach(anomaly -> lines.message(anomaly.message() + names(anomaly)));
    }

    private static String names(Anomaly anomaly) {
        List<String> names = anomaly.heads().stream().map(HeadId::directoryName).toList();
        return names.isEmpty() ? "" : ": " + Plural.listed(names);
    }

    private static void analysis(Cost cost, TextLines lines) {
        lines.add("");
        lines.add("Estimated cost of an analysis with " + Plural.of(cost.cores(), "core") + ":");
        lines.indented(Plural.of(cost.tasks(), "task") + ", " + Numbers.bytes(cost.bytes()) + " to read, up to "
                + Numbers.bytes(cost.taskMemory()) + " of heap per task");
        lines.indented("about " + cost.seconds() + " s at the rate in benchmarks.md (local disk)");
    }

    private static void configuration(StartingConfig config, TextLines lines) {
        lines.add("");
        lines.add(
                config.isWritten()
                        ? "Configuration in " + config.file() + ":"
                        : "Starter configuration (--write-config FILE writes it):");
        config.analysis().forEach((key, value) -> lines.indented(key + ": " + shown(value)));
        if (!config.buckets().isEmpty()) {
            lines.add("For the plots:");
            config.buckets().forEach((key, value) -> lines.indented(key + ": " + shown(value)));
        }
        if (config.isWritten()) {
            lines.add("To run it:");
            config.commands().forEach(lines::indented);
        }
    }

    private static String shown(Object value) {
        return value.equals("") ? "\"\"" : value.toString();
    }
}
