package plasticity.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The list of runs of a YAML file. Each item is a mapping of settings or just a model directory.
 *
 * @param file that contains the list
 * @param common entries of {@code --config} that all runs share
 * @param runs the entries of each run; at least one unless there are problems
 * @param problems of the list itself
 */
record RunList(Path file, List<YamlFile.Entry> common, List<List<YamlFile.Entry>> runs, List<ConfigProblem> problems) {
    /** The key whose value is the list. */
    static final String KEY = "runs";

    private static final String FLAG = "--" + KEY;
    private static final int MOST = 10_000;
    /** Settings that must be the same for all runs. */
    private static final Set<String> OF_ALL = Set.of(Setting.MAX_WORKERS.key(), Setting.COMBINED_CSV.key());

    private static final String ITEM = "a mapping of settings or a model directory";

    /**
     * Reads the list of runs, if there is one.
     *
     * @param config the file with the settings that the runs share, if any
     * @param list the file that lists the runs, if any
     * @throws ConfigException if a file cannot be read, both contain a list, or the list is empty or too long
     */
    static Optional<RunList> read(Optional<Path> config, Optional<Path> list) throws ConfigException {
        if (config.isEmpty() && list.isEmpty()) {
            return Optional.empty();
        }
        List<YamlFile.Entry> common = config.isPresent() ? Binder.entries(config.get()) : List.of();
        List<YamlFile.Entry> lists =
                common.stream().filter(entry -> entry.key().equals(KEY)).toList();
        if (lists.size() > 1) {
            throw new ConfigException(
                    config.get() + ":" + lists.get(1).line(),
                    KEY + Binder.duplicateOf(lists.get(0).line()));
        }
        Optional<YamlFile.Entry> within = lists.stream().findFirst();
        if (list.isPresent()) {
            if (within.isPresent()) {
                throw new ConfigException(
                        FLAG, config.get() + ":" + within.get().line() + " also lists runs; use only one of them");
            }
            return Optional.of(of(list.get(), list.get().toString(), common, YamlFile.readList(list.get(), KEY)));
        }
        if (within.isEmpty()) {
            return Optional.empty();
        }
        String location = config.get() + ":" + within.get().line();
        if (within.get().value().kind() != RawValue.Kind.OTHER) {
            throw new ConfigException(
                    location,
                    KEY + ": "
                            + ValueException.invalid(within.get().value(), "a list, each item " + ITEM)
                                    .getMessage());
        }
        List<YamlFile.Entry> others =
                common.stream().filter(entry -> !entry.key().equals(KEY)).toList();
        return Optional.of(of(config.get(), location, others, within.get().children()));
    }

    private static RunList of(Path file, String location, List<YamlFile.Entry> common, List<YamlFile.Entry> items)
            throws ConfigException {
        if (items.isEmpty()) {
            throw new ConfigException(location, KEY + ": the list is empty, expected items that are each " + ITEM);
        }
        if (items.size() > MOST) {
            throw new ConfigException(
                    location, KEY + ": lists " + items.size() + " runs, at most " + MOST + " are allowed");
        }
        List<List<YamlFile.Entry>> runs = new ArrayList<>();
        List<ConfigProblem> problems = new ArrayList<>();
        for (YamlFile.Entry item : items) {
            boolean isModel =
                    item.value().kind() != RawValue.Kind.OTHER && item.value().kind() != RawValue.Kind.NULL;
            if (!isModel && item.children().isEmpty()) {
                problems.add(new ConfigProblem(
                        file + ":" + item.line(),
                        KEY + ": " + ValueException.invalid(item.value(), ITEM).getMessage()));
            }
            item.children().stream()
                    .filter(entry -> OF_ALL.contains(entry.key()))
                    .map(entry -> new ConfigProblem(
                            file + ":" + entry.line(),
                            entry.key() + ": applies to all runs; put it above " + KEY + " or pass it as a flag"))
                    .forEach(problems::add);
            runs.add(
                    isModel
                            ? List.of(new YamlFile.Entry(Setting.MODEL_DIR.key(), item.line(), item.value()))
                            : item.children());
        }
        return new RunList(file, common, runs, problems);
    }
}
