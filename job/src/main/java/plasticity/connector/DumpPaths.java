package plasticity.connector;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import plasticity.config.ModelDirectory;
import plasticity.dump.DirectoryPattern;
import plasticity.dump.DumpException;
import plasticity.dump.MatchingModels;
import plasticity.messages.OneLine;
import plasticity.messages.Secrets;

/**
 * Which dumps a read is about.
 *
 * @param given at least one path, as it was given; with wildcards it stands for all dumps that match
 */
record DumpPaths(List<String> given) {
    private static final int PATHS_SHOWN = 5;

    /** Whether more than one dump may be read. What is given decides, not how many directories match, so that a schema does not depend on these. */
    boolean areSeveral() {
        return given.size() > 1 || ModelDirectory.hasWildcards(given.get(0));
    }

    /**
     * The dumps: paths without wildcards as they were given, but for slashes at their ends, and what the others stand for. One that is given
     * twice is one dump.
     *
     * @param wanted which of the paths; of the others nothing is looked at
     * @throws DumpException when a path with wildcards matches nothing, or cannot be read
     */
    List<String> find(Predicate<String> wanted, Configuration hadoop) throws DumpException {
        Set<String> dumps = new LinkedHashSet<>();
        for (String path : given) {
            if (ModelDirectory.hasWildcards(path)) {
                dumps.addAll(matches(path, wanted, hadoop));
            } else if (wanted.test(plain(path))) {
                dumps.add(plain(path));
            }
        }
        return List.copyOf(dumps);
    }

    private static String plain(String path) {
        return path.replaceFirst("(?<=[^/:])/+$", "");
    }

    private static List<String> matches(String path, Predicate<String> wanted, Configuration hadoop)
            throws DumpException {
        String fixed = path;
        while (ModelDirectory.hasWildcards(fixed)) {
            fixed = fixed.replaceFirst("[^/]+/*$", "");
        }
        String above = fixed;
        UnaryOperator<String> whole = model -> above.isEmpty() && model.contains(":") ? "./" + model : above + model;
        try {
            return MatchingModels.load(
                            new Path(above.isEmpty() ? "." : above),
                            DirectoryPattern.of(path.substring(above.length())),
                            model -> wanted.test(whole.apply(model)),
                            hadoop)
                    .stream()
                    .map(whole)
                    .sorted()
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new DumpException("no place is called \"" + OneLine.of(path) + "\": " + OneLine.of(e), e);
        }
    }

    /** For plans and messages. */
    @Override
    public String toString() {
        return given.stream().limit(PATHS_SHOWN).map(Secrets::redact).collect(Collectors.joining(", "))
                + (given.size() > PATHS_SHOWN ? ", … (" + given.size() + " paths)" : "");
    }
}
