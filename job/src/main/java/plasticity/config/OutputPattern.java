package plasticity.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of outputs with settings in braces, such as {@code results/{model_dir}/head_metrics.csv}, so that many runs differ in one setting alone. */
final class OutputPattern {
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z_]+)}");
    private static final Map<String, Setting> NAMEABLE = Collections.unmodifiableMap(Arrays.stream(Setting.values())
            .filter(setting -> !OutputNames.OUTPUTS.contains(setting))
            .collect(Collectors.toMap(Setting::key, setting -> setting)));

    private OutputPattern() {}

    /** Puts the values in; what names no setting stays and is a problem. */
    static List<ConfigProblem> fill(Map<Setting, Object> values) {
        List<ConfigProblem> problems = new ArrayList<>();
        for (Setting output : OutputNames.OUTPUTS) {
            String pattern = (String) values.get(output);
            Matcher names = NAME.matcher(pattern);
            values.put(output, names.replaceAll(name -> Matcher.quoteReplacement(fill(name, values))));
            NAME.matcher(pattern)
                    .results()
                    .map(name -> name.group(1))
                    .filter(name -> !NAMEABLE.containsKey(name))
                    .map(name -> problem(output, name))
                    .forEach(problems::add);
        }
        return problems;
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
                        + Nearest.to(name, NAMEABLE.keySet())
                                .map(near -> "; did you mean {" + near + "}?")
                                .orElse(""));
    }
}
