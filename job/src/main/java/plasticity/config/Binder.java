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
 * Binds a YAML file and flags to settings, strictly: whatever is not understood is a problem, and all problems are told at once.
 *
 * @param <S> the settings
 */
public final class Binder<S extends Bindable> {
    /** Where a problem of the settings as a whole stands. */
    static final String SETTINGS = "settings";

    private final Map<String, S> settings = new LinkedHashMap<>();
    private final String command;
    private final Map<S, Object> values = new LinkedHashMap<>();
    private final Map<S, String> places = new HashMap<>();
    private final List<ConfigProblem> problems = new ArrayList<>();
    /** Nobody knows then what is missing. */
    private boolean isFileUnread;

    /**
     * Binds nothing yet.
     *
     * @param settings with keys that differ
     * @param command whose {@code --help} lists the settings, such as {@code plasticity analyze}
     */
    public Binder(List<S> settings, String command) {
        settings.forEach(setting -> this.settings.put(setting.key(), setting));
        this.command = command;
    }

    /**
     * Reads what was written; problems are kept for {@link #problems}.
     *
     * @param file the YAML file, if there is one
     * @param flags setting key → text as typed; a flag wins over the file
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
     * The entries of a YAML file.
     *
     * @throws ConfigException when it cannot be read
     */
    static List<YamlFile.Entry> entries(Path file) throws ConfigException {
        if (file.toString().isEmpty()) {
            throw new ConfigException(List.of(new ConfigProblem("--config", "found the text \"\", allowed is a path")));
        }
        return YamlFile.read(file);
    }

    /** Flags win over what was read before; what is missing then is a problem. */
    void readFlags(Map<String, String> flags) {
        flags.forEach((key, text) -> read("--" + key, "", key, new RawValue(text, RawValue.Kind.FLAG)));
        settings.values().stream()
                .filter(setting -> !isFileUnread && setting.isRequired() && !places.containsKey(setting))
                .map(setting -> new ConfigProblem(
                        SETTINGS,
                        setting.key() + ": required and missing; add it to the file or give --" + setting.key() + " ("
                                + setting.allowed() + ")"))
                .forEach(problems::add);
    }

    /**
     * The same for options of a call, such as those of Spark's reader, where there is neither file nor command line.
     *
     * @param options setting key → text
     */
    public void readOptions(Map<String, String> options) {
        options.forEach((key, text) -> {
            String place = option(RawValue.shortened(key));
            if (settings.containsKey(key)) {
                read(place, "", key, new RawValue(text, RawValue.Kind.FLAG));
            } else {
                problems.add(new ConfigProblem(
                        place,
                        "no such option; "
                                + Suggestions.to(key, settings.keySet())
                                        .map(name -> "did you mean " + name + "?")
                                        .orElse("there are " + String.join(", ", settings.keySet()))));
            }
        });
        settings.values().stream()
                .filter(setting -> setting.isRequired() && !places.containsKey(setting))
                .map(setting -> new ConfigProblem(
                        option(setting.key()), "required and missing, allowed is " + setting.allowed()))
                .forEach(problems::add);
    }

    private static String option(String key) {
        return "option " + key;
    }

    /** The value of every setting that has one of its own; no defaults. */
    public Map<S, Object> values() {
        return values;
    }

    /** What is wrong so far; those of the file in its order, those of the flags, then what is missing. The caller may add to it. */
    public List<ConfigProblem> problems() {
        return problems;
    }

    /** Entries of one mapping of a file; they win over what was read before. */
    void read(Path file, List<YamlFile.Entry> entries) {
        Map<String, Integer> lines = new HashMap<>();
        for (YamlFile.Entry entry : entries) {
            String place = file + ":" + entry.line();
            Integer earlier = lines.putIfAbsent(entry.key(), entry.line());
            if (earlier != null) {
                problems.add(new ConfigProblem(
                        place,
                        RawValue.shortened(entry.key()) + ": stands here a second time, first in line " + earlier));
            } else {
                read(place, entry.key() + ": ", entry.key(), entry.value());
            }
        }
    }

    private void read(String place, String prefix, String key, RawValue raw) {
        S setting = settings.get(key);
        if (setting == null) {
            String hint = Suggestions.to(key, settings.keySet())
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("; " + command + " --help lists them all");
            problems.add(new ConfigProblem(place, RawValue.shortened(key) + ": no such setting" + hint));
            return;
        }
        places.put(setting, place);
        try {
            Object value = setting.read(raw);
            if (value == null) {
                values.remove(setting);
            } else {
                values.put(setting, value);
            }
        } catch (ValueException e) {
            problems.add(new ConfigProblem(place, prefix + e.getMessage()));
        }
    }
}
