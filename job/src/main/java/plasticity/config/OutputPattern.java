package plasticity.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.messages.Suggestions;

/** Replaces placeholders for settings in output names, such as {@code results/{model_dir}/head_metrics.csv}. */
final class OutputPattern {
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z_]+)}");
    private static final Map<String, Setting> PLACEHOLDERS = Collections.unmodifiableMap(Arrays.stream(Setting.values())
            .filter(setting -> !OutputTable.SETTINGS.contains(setting) && setting != Setting.COMBINED_CSV)
            .collect(Collectors.toMap(Setting::key, setting -> setting)));

    private OutputPattern() {}

    /** A copy of the settings with placeholders replaced; unknown placeholders remain. */
    static Map<Setting, Object> filled(Map<Setting, Object> written) {
        Map<Setting, Object> values = new EnumMap<>(written);
        for (Setting output : OutputTable.SETTINGS) {
            if (written.get(output) instanceof String path) {
                String filled = NAME.matcher(path).replaceAll(name -> Matcher.quoteReplacement(fill(name, written)));
                values.put(output, FilePath.local(filled));
            }
        }
        return values;
    }

    /** Unknown placeholders, and outputs that several models would share. */
    static List<ConfigProblem> problems(Map<Setting, Object> written) {
        List<ConfigProblem> problems = new ArrayList<>();
        for (Setting output : OutputTable.SETTINGS) {
            names((String) written.get(output))
                    .filter(name -> !PLACEHOLDERS.containsKey(name))
                    .map(name -> problem(output, name))
                    .forEach(problems::add);
        }
        names((String) written.get(Setting.COMBINED_CSV))
                .map(name -> new ConfigProblem(Setting.COMBINED_CSV.key()
                        + ": is one table for all runs, so its name cannot contain {" + name + "}"))
                .forEach(problems::add);
        if (written.get(Setting.MODEL_DIR) instanceof String model && ModelDirectory.hasWildcards(model)) {
            boolean hasEstimates = (Boolean) written.get(Setting.ESTIMATES);
            String shared = OutputTable.SETTINGS.stream()
                    .filter(output -> hasEstimates || output != Setting.ESTIMATES_DIR)
                    .filter(output -> names(path(output, written)).noneMatch(Setting.MODEL_DIR.key()::equals))
                    .map(Setting::key)
                    .collect(Collectors.joining(", "));
            if (!shared.isEmpty()) {
                problems.add(new ConfigProblem("model_dir: \"" + RawValue.shortened(model)
                        + "\" matches several directories, which would share "
                        + shared + ": put {model_dir} into each name, such as results/{model_dir}/"
                        + Setting.OUTPUT_CSV.defaultValue("")));
            }
        }
        return problems;
    }

    private static String path(Setting output, Map<Setting, Object> written) {
        return output == Setting.ESTIMATES_DIR ? OutputTable.estimatesDirectory(written) : (String) written.get(output);
    }

    /** The placeholders in a path, which may be null. */
    private static Stream<String> names(String path) {
        return Stream.ofNullable(path)
                .flatMap(text -> NAME.matcher(text).results())
                .map(name -> name.group(1));
    }

    private static String fill(MatchResult name, Map<Setting, Object> values) {
        return Optional.ofNullable(PLACEHOLDERS.get(name.group(1)))
                .map(setting -> Objects.toString(values.get(setting), "none"))
                .map(value -> value.isEmpty() ? "." : value)
                .orElse(name.group());
    }

    private static ConfigProblem problem(Setting output, String name) {
        return new ConfigProblem(output.key() + ": {" + name + "} is not a placeholder"
                + Suggestions.closest(name, PLACEHOLDERS.keySet())
                        .map(closest -> "; did you mean {" + closest + "}?")
                        .orElse(""));
    }
}
