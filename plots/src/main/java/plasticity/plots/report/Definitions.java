package plasticity.plots.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** A sentence for each column of the tables. */
final class Definitions {
    private static final Properties SENTENCES = read();

    private Definitions() {}

    private static Properties read() {
        Properties sentences = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Definitions.class.getResourceAsStream("definitions.properties")),
                StandardCharsets.UTF_8)) {
            sentences.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    /** What a column holds; an empty text for an unknown one. */
    static String of(String column) {
        return SENTENCES.getProperty(column, "");
    }
}
