package plasticity.comparison;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.publish.RunManifest;
import plasticity.storage.StagedFile;
import plasticity.tables.Table;
import plasticity.tables.TableFormat;

/** Writes the tables of a comparison and {@code comparison.json} to a directory on any of Hadoop's file systems. */
public final class ComparisonOutput {
    /** The file with the results for the model. */
    public static final String JSON = "comparison.json";

    private final String directory;
    private final TableFormat format;
    private final Configuration hadoop;

    private ComparisonOutput(String directory, TableFormat format, Configuration hadoop) {
        this.directory = directory;
        this.format = format;
        this.hadoop = hadoop;
    }

    /**
     * An output directory, which need not exist.
     *
     * @param format of the tables: csv or parquet
     * @throws RunException for wrong usage if there is no such format, or the directory is a file or contains the manifest of a run; if it cannot be
     *     accessed
     */
    public static ComparisonOutput to(String directory, String format, Configuration hadoop) throws RunException {
        try {
            Path path = new Path(directory);
            FileSystem files = StagedFile.fileSystem(path, hadoop);
            if (files.exists(new Path(path, RunManifest.NAME))) {
                throw RunException.usage(
                        "--output: " + directory + " contains the tables of a run; choose another directory");
            }
            if (files.exists(path) && !files.getFileStatus(path).isDirectory()) {
                throw RunException.usage("--output: " + directory + " is a file, a directory is expected");
            }
            return new ComparisonOutput(directory, format(format), hadoop);
        } catch (IOException | IllegalArgumentException e) {
            throw new RunException("--output: cannot access " + directory + ": " + OneLine.of(e), e);
        }
    }

    private static TableFormat format(String name) throws RunException {
        return Arrays.stream(TableFormat.values())
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () -> RunException.usage("--format: invalid value \"" + name + "\": expected csv or parquet"));
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes all files, then makes them visible, {@link #JSON} last. Earlier files of these names are replaced.
     *
     * @throws RunException if a file cannot be written; then no file has been replaced, unless the last step failed
     */
    public void write(Comparison comparison) throws RunException {
        ComparisonRows rows = new ComparisonRows(comparison);
        Map<String, Content> contents = new LinkedHashMap<>();
        for (Table table : rows.tables()) {
            contents.put(
                    table.name() + "." + format.name().toLowerCase(Locale.ROOT),
                    out -> format.write(table, rows.of(table), out));
        }
        contents.put(JSON, out -> ComparisonJson.write(comparison, out));
        String suffix = "." + UUID.randomUUID() + ".tmp";
        Map<String, StagedFile> staged = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Content> content : contents.entrySet()) {
                StagedFile file = StagedFile.of(new Path(directory, content.getKey()), suffix, hadoop);
                staged.put(content.getKey(), file);
                try (OutputStream out = file.create()) {
                    content.getValue().writeTo(out);
                }
            }
            for (String name : contents.keySet()) {
                staged.get(name).publish();
                staged.remove(name);
            }
        } catch (IOException | UncheckedIOException | FSError e) {
            throw new RunException("cannot write to " + directory + ": " + OneLine.of(e), e);
        } finally {
            discard(staged);
        }
    }

    private static void discard(Map<String, StagedFile> staged) {
        staged.forEach((name, file) -> {
            try {
                file.discard();
            } catch (IOException e) {
                // Not reported: writing has failed for another reason, and the file name ends in .tmp.
                System.getLogger(ComparisonOutput.class.getName())
                        .log(System.Logger.Level.DEBUG, "temporary file not deleted: " + name, e);
            }
        });
    }
}
