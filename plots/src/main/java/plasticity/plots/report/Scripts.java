package plasticity.plots.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** Third-party scripts of the page, from their WebJars. */
final class Scripts {
    private static final String WEBJAR = "META-INF/resources/webjars/d3/";
    private static final String COORDINATES = "META-INF/maven/org.webjars.npm/d3/pom.properties";

    private Scripts() {}

    /** The source of D3, preceded by its licence. */
    static String d3() {
        Properties artefact = new Properties();
        try (InputStream coordinates = open(COORDINATES)) {
            artefact.load(coordinates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String directory = WEBJAR + artefact.getProperty("version");
        return "/*\n" + text(directory + "/LICENSE").strip() + "\n*/\n" + text(directory + "/dist/d3.min.js");
    }

    private static String text(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(Scripts.class.getClassLoader().getResourceAsStream(resource), resource);
    }
}
