package plasticity.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Several runs as a YAML file lists them: settings of each in a mapping, or a model directory alone.
 *
 * @param file that holds the list
 * @param common what {@code --config} says of all runs
 * @param runs what is said of each, at least one where there is no problem
 * @param problems of the list itself
 */
record RunList(Path file, List<YamlFile.Entry> common, List<List<YamlFile.Entry>> runs, List<ConfigProblem> problems) {
    /** The key whose value is the list. */
    static final String KEY = "runs";

    private static final String FLAG = "--" + KEY;
    private static final int MOST = 10_000;
    /** Settings that no single run can have. */
    private static final Set<String> OF_ALL = Set.of(Setting.MAX_WORKERS.key(), Setting.COMBINED_CSV.key());

    private static final String ITEM = "a run is a mapping of settings or a model directory";

    /**
     * Reads the list where there is one.
     *
     * @param config the file with what the runs have in common, if there is one
     * @param list the file that is the list, if there is one
     * @throws ConfigException when a file cannot be read, both list runs, or there is none in the list
     */
    static Optional<RunList> read(Optional<Path> config, Optional<Path> list) throws ConfigException {
        if (config.isEmpty() && list.isEmpty()) {
            return Optional.empty();
        }
        List<YamlFile.Entry> common = config.isPresent() ? Binder.entries(config.get()) : List.of();
        List<YamlFile.Entry> lists =
                common.stream().filter(entry -> entry.key().equals(KEY)).toList();
        if (lists.size() > 1) {
            throw problem(
                    config.get() + ":" + lists.get(1).line(),
                    KEY + ": stands here a second time, first in line "
                            + lists.get(0).line());
        }
        Optional<YamlFile.Entry> within = lists.stream().findFirst();
        if (list.isPresent()) {
            if (within.isPresent()) {
                throw problem(FLAG, config.get() + ":" + within.get().line() + " lists runs, too; give one of both");
            }
            return Optional.of(of(list.get(), list.get().toString(), common, YamlFile.readList(list.get(), KEY)));
        }
        if (within.isEmpty()) {
            return Optional.empty();
        }
        String place = config.get() + ":" + within.get().line();
        if (within.get().value().kind() != RawValue.Kind.OTHER) {
            throw problem(place, KEY + ": found " + within.get().value().found() + ", a list is expected; " + ITEM);
        }
        List<YamlFile.Entry> others =
                common.stream().filter(entry -> !entry.key().equals(KEY)).toList();
        return Optional.of(of(config.get(), place, others, within.get().items()));
    }

    private static RunList of(Path file, String place, List<YamlFile.Entry> common, List<YamlFile.Item> items)
            throws ConfigException {
        if (items.isEmpty()) {
            throw problem(place, KEY + ": lists no run; " + ITEM);
        }
        if (items.size() > MOST) {
            throw problem(place, KEY + ": lists " + items.size() + " runs, " + MOST + " at most are allowed");
        }
        List<List<YamlFile.Entry>> runs = new ArrayList<>();
        List<ConfigProblem> problems = new ArrayList<>();
        for (YamlFile.Item item : items) {
            boolean isModel =
                    item.value().kind() != RawValue.Kind.OTHER && item.value().kind() != RawValue.Kind.NULL;
            if (!isModel && item.entries().isEmpty()) {
                problems.add(new ConfigProblem(
                        file + ":" + item.line(),
                        KEY + ": found " + item.value().found() + "; " + ITEM));
            }
            item.entries().stream()
                    .filter(entry -> OF_ALL.contains(entry.key()))
                    .map(entry -> new ConfigProblem(
                            file + ":" + entry.line(),
                            entry.key() + ": belongs to all runs together; put it above " + KEY + " or give the flag"))
                    .forEach(problems::add);
            runs.add(
                    isModel
                            ? List.of(new YamlFile.Entry(Setting.MODEL_DIR.key(), item.line(), item.value()))
                            : item.entries());
        }
        return new RunList(file, common, runs, problems);
    }

    private static ConfigException problem(String place, String message) {
        return new ConfigException(List.of(new ConfigProblem(place, message)));
    }
}
