package plasticity.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A query head whose file was randomly changed. */
public final class MutatedHead {
    private MutatedHead() {}

    /** Writes the head, using all mutations in turn. */
    public static void write(Path directory, int number) throws IOException {
        Damage.writeSound(directory);
        Path file = directory.resolve("data.parquet");
        Mutation[] mutations = Mutation.values();
        byte[] changed = mutations[number % mutations.length].apply(
                Files.readAllBytes(file), FileRegions.of(file), new SplittableRandom(number));
        Files.write(file, changed);
    }
}
