package plasticity.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Configurations that tests write down, in a directory of their own. */
record Configs(Path directory) {
    /** What has to be there for a file to load; settings that a test writes itself are left out. */
    private static final Map<Setting, String> REQUIRED = Map.of(
            Setting.MODEL_DIR, "m", Setting.NUM_LAYERS, "2", Setting.NUM_Q_HEADS, "12", Setting.NUM_K_HEADS, "1");

    /** A file of these lines alone. */
    Path file(String yaml) throws IOException {
        return file(yaml.getBytes(StandardCharsets.UTF_8));
    }

    Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("config.yaml"), bytes);
    }

    /** The settings of lines and flags ({@code key=value}), with the missing required ones added below the lines. */
    AnalysisConfig load(String yaml, String... flags) throws IOException, ConfigException {
        return ConfigLoader.load(Optional.of(file(completed(yaml, flags))), flags(flags));
    }

    /** The problems of the same, {@code FILE} in the place of the file's name. */
    List<String> problems(String yaml, String... flags) throws IOException {
        return problemsOf(file(completed(yaml, flags)), flags);
    }

    static List<String> problemsOf(Path file, String... flags) {
        ConfigException failure =
                catchThrowableOfType(ConfigException.class, () -> ConfigLoader.load(Optional.of(file), flags(flags)));
        return failure.problems().stream()
                .map(problem -> problem.toString().replace(file.toString(), "FILE"))
                .toList();
    }

    static Map<String, String> flags(String... flags) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String flag : flags) {
            int end = flag.indexOf('=');
            map.put(flag.substring(0, end), flag.substring(end + 1));
        }
        return map;
    }

    private static String completed(String yaml, String... flags) {
        return yaml + "\n"
                + REQUIRED.entrySet().stream()
                        .filter(entry -> !yaml.contains(entry.getKey().key() + ":"))
                        .filter(entry ->
                                !flags(flags).containsKey(entry.getKey().key()))
                        .map(entry -> entry.getKey().key() + ": " + entry.getValue() + "\n")
                        .collect(Collectors.joining());
    }
}
