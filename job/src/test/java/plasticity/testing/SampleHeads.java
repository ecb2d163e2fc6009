package plasticity.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Copies heads of the sample dump into dumps that a test may change. */
public final class SampleHeads {
    private SampleHeads() {}

    /** Returns the sorted names of the sample's head directories that start with a prefix, such as {@code l00}. */
    public static List<String> names(String prefix) throws IOException {
        try (Stream<Path> heads = Files.list(Project.sample())) {
            return heads.map(head -> head.getFileName().toString())
                    .filter(head -> head.startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Copies the heads whose directory names start with a prefix.
     *
     * @param dump the target directory, which need not exist
     * @return the target directory
     */
    public static Path copy(String prefix, Path dump) throws IOException {
        for (String head : names(prefix)) {
            copy(head, dump, head);
        }
        return dump;
    }

    /** Copies one head under another name, replacing a head with that name. */
    public static void copy(String head, Path dump, String name) throws IOException {
        Path target = Files.createDirectories(dump.resolve(name)).resolve("data.parquet");
        Files.copy(file(head), target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns a head's only file. */
    public static Path file(String head) {
        return Project.sample().resolve(head).resolve("data.parquet");
    }
}
