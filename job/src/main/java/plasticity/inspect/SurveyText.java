package plasticity.inspect;

import java.util.List;
import plasticity.heads.HeadId;

/** A survey for people, in ASCII but for names, at most 80 columns wide but for paths. */
public final class SurveyText {
    private static final int UNREADABLE_SHOWN = 20;

    private SurveyText() {}

    /** The survey and this way to start, in lines that end in a line feed each. */
    public static String of(StartingConfig start) {
        DumpSurvey survey = start.survey();
        TextLines lines = new TextLines();
        new ModelText(survey, lines).tell();
        new RowsText(survey, lines).tell();
        new StorageText(survey, lines).tell();
        lines.add("");
        HeadMap.lines(survey).forEach(lines::add);
        odd(survey, lines);
        analysis(survey.cost(), lines);
        configuration(start, lines);
        return lines.toString();
    }

    private static void odd(DumpSurvey survey, TextLines lines) {
        lines.add("");
        lines.add(survey.odd().isEmpty() ? "Nothing is odd." : "What is odd:");
        List<Anomaly> unreadable = survey.odd().stream()
                .filter(oddity -> oddity.kind() == Anomaly.Kind.UNREADABLE)
                .toList();
        unreadable.stream().limit(UNREADABLE_SHOWN).forEach(oddity -> lines.below(oddity.message()));
        if (unreadable.size() > UNREADABLE_SHOWN) {
            lines.below("and " + (unreadable.size() - UNREADABLE_SHOWN)
                    + " more heads that cannot be read; --json tells of each");
        }
        survey.odd().stream()
                .filter(oddity -> oddity.kind() != Anomaly.Kind.UNREADABLE)
                .forEach(oddity -> lines.message(oddity.message() + names(oddity)));
    }

    private static String names(Anomaly oddity) {
        List<String> names = oddity.heads().stream().map(HeadId::directoryName).toList();
        return names.isEmpty() ? "" : ": " + Numbers.some(names);
    }

    private static void analysis(Cost cost, TextLines lines) {
        lines.add("");
        lines.add("An analysis of all of it, with " + Numbers.counted(cost.cores(), "core") + ":");
        lines.below(Numbers.counted(cost.tasks(), "task") + ", " + Numbers.bytes(cost.bytes()) + " to read, "
                + Numbers.bytes(cost.taskMemory()) + " of heap a task at most");
        lines.below("about " + cost.seconds() + " s at the rate that benchmarks.md measures for a local disk");
    }

    private static void configuration(StartingConfig config, TextLines lines) {
        lines.add("");
        lines.add(
                config.isWritten()
                        ? "The configuration in " + config.file() + ":"
                        : "A configuration to start from (--write-config FILE writes it):");
        config.analysis().forEach((key, value) -> lines.below(key + ": " + shown(value)));
        if (!config.buckets().isEmpty()) {
            lines.add("and for the plots:");
            config.buckets().forEach((key, value) -> lines.below(key + ": " + shown(value)));
        }
        if (config.isWritten()) {
            lines.add("To start:");
            config.commands().forEach(lines::below);
        }
    }

    private static String shown(Object value) {
        return value.equals("") ? "\"\"" : value.toString();
    }
}
