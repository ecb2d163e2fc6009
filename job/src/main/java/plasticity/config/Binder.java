package plasticity.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plasticity.messages.Suggestions;

/**
 * Binds a YAML file and flags to settings. Anything unknown or invalid is a problem; all problems are collected.
 *
 * @param <S> type of the settings
 */
public final class Binder<S extends Bindable> {
    private final Map<String, S> settings = new LinkedHashMap<>();
    private final String command;
    private final Map<S, Object> values = new LinkedHashMap<>();
    private final Map<S, String> locations = new HashMap<>();
    private final List<ConfigProblem> problems = new ArrayList<>();
    /** Then missing settings are not reported: the file may contain them. */
    private boolean isFileUnread;

    /**
     * Creates a binder without values.
     *
     * @param settings with distinct keys
     * @param command whose {@code --help} lists the settings, such as {@code plasticity analyze}
     */
    public Binder(List<S> settings, String command) {
        settings.forEach(setting -> this.settings.put(setting.key(), setting));
        this.command = command;
    }

    /**
     * Reads a file and flags; problems are collected in {@link #problems}.
     *
     * @param file the YAML file, if any
     * @param flags text by setting key; flags override the file
     */
    public void read(Optional<Path> file, Map<String, String> flags) {
        if (file.isPresent()) {
            try {
                read(file.get(), entries(file.get()));
            } catch (ConfigException e) {
                problems.addAll(e.problems());
                isFileUnread = true;
            }
        }
        readFlags(flags);
    }

    /**
     * Reads the entries of a YAML file.
     *
     * @throws ConfigException if it cannot be read
     */
    static List<YamlFile.Entry> entries(Path file) throws ConfigException {
        if (file.toString().isEmpty()) {
            throw new ConfigException("--config", "invalid value \"\": expected a path");
        }
        return YamlFile.read(file);
    }

    /** Reads flags, which override earlier values, and then reports missing settings. */
    void readFlags(Map<String, String> flags) {
        flags.forEach((key, text) -> read("--" + key, "", key, new RawValue(text, RawValue.Kind.FLAG)));
        settings.values().stream()
                .filter(setting -> !isFileUnread && setting.isRequired() && !locations.containsKey(setting))
                .map(setting ->
                        new ConfigProblem(setting.key() + ": required and missing; add it to the file or give --"
                                + setting.key() + " (" + setting.allowed() + ")"))
                .forEach(problems::add);
    }

    /**
     * Reads options of an API call, such as those of Spark's reader.
     *
     * @param options text by setting key
     */
    public void readOptions(Map<String, String> options) {
        options.forEach((key, text) -> {
            String location = option(RawValue.shortened(key));
            if (settings.containsKey(key)) {
                read(location, "", key, new RawValue(text, RawValue.Kind.FLAG));
            } else {
                problems.add(new ConfigProblem(
                        location,
                        "no such option; "
                                + Suggestions.closest(key, settings.keySet())
                                        .map(name -> "did you mean " + name + "?")
                                        .orElse("available: " + String.join(", ", settings.keySet()))));
            }
        });
        settings.values().stream()
                .filter(setting -> setting.isRequired() && !locations.containsKey(setting))
                .map(setting ->
                        new ConfigProblem(option(setting.key()), "required and missing, expected " + setting.allowed()))
                .forEach(problems::add);
    }

    private static String option(String key) {
        return "option " + key;
    }

    /** The values that were set, without defaults. */
    public Map<S, Object> values() {
        return values;
    }

    /** All problems so far: of the file in its order, of the flags, then missing settings. Callers may add to the list. */
    public List<ConfigProblem> problems() {
        return problems;
    }

    /** Reads the entries of one YAML mapping, which override earlier values. */
    void read(Path file, List<YamlFile.Entry> entries) {
        Map<String, Integer> lines = new HashMap<>();
        for (YamlFile.Entry entry : entries) {
            String location = file + ":" + entry.line();
            Integer earlier = lines.putIfAbsent(entry.key(), entry.line());
            if (earlier != null) {
                problems.add(new ConfigProblem(location, RawValue.shortened(entry.key()) + duplicateOf(earlier)));
            } else {
                read(location, entry.key() + ": ", entry.key(), entry.value());
            }
        }
    }

    static String duplicateOf(int line) {
        return ": duplicate key (first defined on line " + line + ")";
    }

    private void read(String location, String prefix, String key, RawValue raw) {
        S setting = settings.get(key);
        if (setting == null) {
            String hint = Suggestions.closest(key, settings.keySet())
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("; " + command + " --help lists them all");
            problems.add(new ConfigProblem(location, RawValue.shortened(key) + ": no such setting" + hint));
            return;
        }
        locations.put(setting, location);
        try {
            Object value = setting.read(raw);
            if (value == null) {
                values.remove(setting);
            } else {
                values.put(setting, value);
            }
        } catch (ValueException e) {
            problems.add(new ConfigProblem(location, prefix + e.getMessage()));
        }
    }
}
