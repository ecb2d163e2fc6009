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
 * The dumps to read.
 *
 * @param given at least one path, as given; a path with wildcards selects all dumps that match
 */
record DumpPaths(List<String> given) {
    private static final int PATHS_SHOWN = 5;

    /** Whether more than one dump may be read. This depends on the given paths, not on how many directories match, so that the schema is fixed. */
    boolean areSeveral() {
        return given.size() > 1 || ModelDirectory.hasWildcards(given.get(0));
    }

    /**
     * The paths without wildcards as given, without trailing slashes, and the matches of the others. Duplicates are removed.
     *
     * @param wanted selects paths; other directories are not read
     * @throws DumpException if a path with wildcards has no match, or cannot be read
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
        UnaryOperator<String> full = model -> above.isEmpty() && model.contains(":") ? "./" + model : above + model;
        try {
            return MatchingModels.load(
                            new Path(above.isEmpty() ? "." : above),
                            DirectoryPattern.of(path.substring(above.length())),
                            model -> wanted.test(full.apply(model)),
                            hadoop)
                    .stream()
                    .map(full)
                    .sorted()
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new DumpException("\"" + OneLine.of(path) + "\" is not a valid path: " + OneLine.of(e), e);
        }
    }

    /** For query plans and messages. */
    @Override
    public String toString() {
        return given.stream().limit(PATHS_SHOWN).map(Secrets::redact).collect(Collectors.joining(", "))
                + (given.size() > PATHS_SHOWN ? ", … (" + given.size() + " paths)" : "");
    }
}
