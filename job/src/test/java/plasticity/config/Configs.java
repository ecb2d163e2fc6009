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

/** Writes and loads configurations in a directory. */
record Configs(Path directory) {
    /** Required settings, added unless a test sets them itself. */
    private static final Map<Setting, String> REQUIRED = Map.of(
            Setting.MODEL_DIR, "m", Setting.NUM_LAYERS, "2", Setting.NUM_Q_HEADS, "12", Setting.NUM_K_HEADS, "1");

    /** Writes a file with exactly this text. */
    Path file(String yaml) throws IOException {
        return file(yaml.getBytes(StandardCharsets.UTF_8));
    }

    Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("config.yaml"), bytes);
    }

    /** Loads YAML text and flags ({@code key=value}), with missing required settings appended to the text. */
    AnalysisConfig load(String yaml, String... flags) throws IOException, ConfigException {
        return ConfigLoader.load(Optional.of(file(completed(yaml, flags))), flags(flags));
    }

    /** The problems of such a configuration, with {@code FILE} instead of the file name. */
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
