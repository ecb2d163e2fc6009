package plasticity.inspect;

import java.util.stream.Collectors;
import plasticity.heads.HeadId;

/** A survey for people, in ASCII but for names, at most 80 columns wide but for paths. */
public final class SurveyText {
    private static final int NAMES_SHOWN = 5;

    private SurveyText() {}

    /** Lines that end in a line feed each. */
    public static String of(DumpSurvey survey) {
        TextLines lines = new TextLines();
        new ModelText(survey, lines).tell();
        new RowsText(survey, lines).tell();
        new StorageText(survey, lines).tell();
        lines.add("");
        HeadMap.lines(survey).forEach(lines::add);
        odd(survey, lines);
        analysis(survey.cost(), lines);
        configuration(survey, lines);
        return lines.toString();
    }

    private static void odd(DumpSurvey survey, TextLines lines) {
        lines.add("");
        lines.add(survey.odd().isEmpty() ? "Nothing is odd." : "What is odd:");
        for (Oddity oddity : survey.odd()) {
            if (oddity.kind() == Oddity.Kind.UNREADABLE) {
                lines.below(oddity.message());
            } else {
                lines.message(oddity.message() + names(oddity));
            }
        }
    }

    private static String names(Oddity oddity) {
        if (oddity.heads().isEmpty()) {
            return "";
        }
        String names = oddity.heads().stream()
                .limit(NAMES_SHOWN)
                .map(HeadId::directoryName)
                .collect(Collectors.joining(", "));
        int more = oddity.heads().size() - NAMES_SHOWN;
        return ": " + names + (more > 0 ? " and " + more + " more" : "");
    }

    private static void analysis(Cost cost, TextLines lines) {
        lines.add("");
        lines.add("An analysis of all of it, with " + Numbers.counted(cost.cores(), "core") + ":");
        lines.below(Numbers.counted(cost.tasks(), "task") + ", " + Numbers.bytes(cost.bytes()) + " to read, "
                + Numbers.bytes(cost.taskMemory()) + " of heap a task at most");
        lines.below("about " + cost.seconds() + " s at the rate that benchmarks.md measures for a local disk");
    }

    private static void configuration(DumpSurvey survey, TextLines lines) {
        StartingConfig config = StartingConfig.of(survey);
        lines.add("");
        lines.add("A configuration to start from (--write-config FILE writes it):");
        config.analysis().forEach((key, value) -> lines.below(key + ": " + shown(value)));
        if (!config.buckets().isEmpty()) {
            lines.add("and for the plots:");
            config.buckets().forEach((key, value) -> lines.below(key + ": " + shown(value)));
        }
    }

    private static String shown(Object value) {
        return value.equals("") ? "\"\"" : value.toString();
    }
}
