package plasticity.plots.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** Definitions of the columns of the tables, one sentence each. */
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

    /** The definition of a column; empty if it is unknown. */
    static String of(String column) {
        return SENTENCES.getProperty(column, "");
    }
}
