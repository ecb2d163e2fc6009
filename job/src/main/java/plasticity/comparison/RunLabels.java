package plasticity.comparison;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import plasticity.messages.Plural;
import plasticity.messages.RunException;

/** Short names of runs. */
final class RunLabels {
    private RunLabels() {}

    /**
     * The given labels; if there are none, the names of the runs' directories, or their locations if these names are not distinct.
     *
     * @throws RunException for wrong usage if their number is wrong, or two are the same
     */
    static List<String> of(List<? extends RunTables> runs, List<String> given) throws RunException {
        if (given.isEmpty()) {
            List<String> names = runs.stream().map(run -> name(run.location())).toList();
            List<String> locations = runs.stream().map(RunTables::location).toList();
            return areDistinct(names) ? names : areDistinct(locations) ? locations : numbered(names);
        }
        if (given.size() != runs.size()) {
            throw RunException.usage(
                    "--labels: " + Plural.of(given.size(), "label") + " for " + Plural.of(runs.size(), "run"));
        }
        if (!areDistinct(given) || given.stream().anyMatch(String::isBlank)) {
            throw RunException.usage("--labels: labels must be distinct and not empty");
        }
        return given;
    }

    /** {@code runs/before/run.json} and {@code runs/before/} are {@code before}. */
    private static String name(String location) {
        String directory =
                location.endsWith(".json") ? location.substring(0, Math.max(0, location.lastIndexOf('/'))) : location;
        String name = directory.replaceFirst("/+$", "");
        name = name.substring(name.lastIndexOf('/') + 1);
        return name.isEmpty() ? location : name;
    }

    private static boolean areDistinct(List<String> labels) {
        return new LinkedHashSet<>(labels).size() == labels.size();
    }

    private static List<String> numbered(List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(run -> (run + 1) + ": " + names.get(run))
                .toList();
    }
}
