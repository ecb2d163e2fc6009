package plasticity.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plasticity.messages.OneLine;

/** Writes starter configurations: {@code NAME.yaml} for the analysis and, next to it, {@code NAME-plasticity.yaml} and others for its plots. */
public final class StartingFiles {
    private static final Pattern PASSWORD = Pattern.compile("://[^/@]*:[^/@]*@");
    private static final Pattern NAME = Pattern.compile("(.+)\\.yaml", Pattern.DOTALL);

    private final Path file;
    private final String stem;

    private StartingFiles(Path file, String stem) {
        this.file = file;
        this.stem = stem;
    }

    /**
     * The starter configurations with this file for the analysis.
     *
     * @throws InspectException if its name does not end in {@code .yaml}
     */
    public static StartingFiles at(Path file) throws InspectException {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            throw usage(file + ": the name of a configuration must end in .yaml");
        }
        return new StartingFiles(file, name.group(1));
    }

    /** The configuration to write. */
    public StartingConfig config(DumpSurvey survey) {
        return StartingConfig.at(file, stem, survey);
    }

    /**
     * Writes all files or none.
     *
     * @return the written files, with the analysis first
     * @throws InspectException if a file exists, cannot be written, or would contain a password
     */
    public static List<Path> write(StartingConfig config) throws InspectException {
        if (PASSWORD.matcher(config.survey().location().root()).find()) {
            throw usage(
                    "the URI contains a password, which is not written to files; set it in Hadoop's configuration instead");
        }
        Map<Path, String> documents = config.documents();
        for (Path path : documents.keySet()) {
            if (Files.exists(path)) {
                throw usage(path + " already exists and is not overwritten; choose another file");
            }
        }
        List<Path> written = new ArrayList<>();
        for (Entry<Path, String> document : documents.entrySet()) {
            write(document.getKey(), document.getValue());
            written.add(document.getKey());
        }
        return written;
    }

    private static void write(Path path, String text) throws InspectException {
        try {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            Files.write(path, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new InspectException(path + " cannot be written: " + OneLine.of(e), e);
        }
    }

    private static InspectException usage(String message) {
        return new InspectException(InspectException.Cause.USAGE, message);
    }
}
