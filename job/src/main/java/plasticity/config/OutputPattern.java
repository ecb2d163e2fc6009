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

/** Names of outputs with settings in braces, such as {@code results/{model_dir}/head_metrics.csv}, so that many runs differ in one setting alone. */
final class OutputPattern {
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z_]+)}");
    private static final Map<String, Setting> NAMEABLE = Collections.unmodifiableMap(Arrays.stream(Setting.values())
            .filter(setting -> !OutputNames.OUTPUTS.contains(setting) && setting != Setting.COMBINED_CSV)
            .collect(Collectors.toMap(Setting::key, setting -> setting)));

    private OutputPattern() {}

    /** Settings with the values put into names of outputs; what names no setting stays. */
    static Map<Setting, Object> filled(Map<Setting, Object> written) {
        Map<Setting, Object> values = new EnumMap<>(written);
        for (Setting output : OutputNames.OUTPUTS) {
            Matcher names = NAME.matcher((String) written.get(output));
            values.put(output, FilePath.local(names.replaceAll(name -> Matcher.quoteReplacement(fill(name, written)))));
        }
        return values;
    }

    /** What names no setting, and what would be one file for many models. */
    static List<ConfigProblem> problems(Map<Setting, Object> written) {
        List<ConfigProblem> problems = new ArrayList<>();
        for (Setting output : OutputNames.OUTPUTS) {
            names(written, output)
                    .filter(name -> !NAMEABLE.containsKey(name))
                    .map(name -> problem(output, name))
                    .forEach(problems::add);
        }
        if (written.get(Setting.COMBINED_CSV) != null) {
            names(written, Setting.COMBINED_CSV)
                    .map(name -> new ConfigProblem(
                            Binder.SETTINGS,
                            Setting.COMBINED_CSV.key() + ": is one table of all runs, so its name cannot have {" + name
                                    + "}"))
                    .forEach(problems::add);
        }
        if (written.get(Setting.MODEL_DIR) instanceof String model && ModelDirectory.hasWildcards(model)) {
            String shared = OutputNames.OUTPUTS.stream()
                    .filter(output -> names(written, output).noneMatch(Setting.MODEL_DIR.key()::equals))
                    .map(Setting::key)
                    .collect(Collectors.joining(", "));
            if (!shared.isEmpty()) {
                problems.add(new ConfigProblem(
                        Binder.SETTINGS,
                        "model_dir: \"" + RawValue.shortened(model)
                                + "\" stands for many directories, which would share "
                                + shared + ": put {model_dir} into each name, such as results/{model_dir}/"
                                + Setting.OUTPUT_CSV.otherwise("")));
            }
        }
        return problems;
    }

    private static Stream<String> names(Map<Setting, Object> written, Setting output) {
        return NAME.matcher((String) written.get(output)).results().map(name -> name.group(1));
    }

    private static String fill(MatchResult name, Map<Setting, Object> values) {
        return Optional.ofNullable(NAMEABLE.get(name.group(1)))
                .map(setting -> Objects.toString(values.get(setting), "none"))
                .map(value -> value.isEmpty() ? "." : value)
                .orElse(name.group());
    }

    private static ConfigProblem problem(Setting output, String name) {
        return new ConfigProblem(
                Binder.SETTINGS,
                output.key() + ": {" + name + "} names no setting that can stand in an output's name"
                        + Suggestions.to(name, NAMEABLE.keySet())
                                .map(near -> "; did you mean {" + near + "}?")
                                .orElse(""));
    }
}
