package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import plasticity.testing.Project;

/** Contents of the jar for clusters. */
class ThinJarIT {
    private static final Path JAR = Project.ROOT.resolve("job/target/plasticity-job.jar");
    /** A few MB, since Spark provides the rest. */
    private static final long LARGEST = 4 << 20;

    /** The native libraries of com.sun.jna refer to its classes by name, so they are not relocated. */
    private static final Pattern OWN = Pattern.compile("plasticity/|META-INF/versions/|com/sun/jna/");

    private static final List<String> ALLOWED = List.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0");

    @Test
    void isThin() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(LARGEST);
    }

    @Test
    void containsOnlyOurClassesAndRelocatedLibraries() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")))
                    .isNotEmpty()
                    .allMatch(name -> OWN.matcher(name).lookingAt());
        }
    }

    @Test
    void listsItsComponentsWithAllowedLicences() throws IOException {
        Map<String, List<String>> licences = new TreeMap<>();
        for (JsonNode part : new ObjectMapper()
                .readTree(text("META-INF/sbom/plasticity-job.cdx.json"))
                .get("components")) {
            assertThat(part.get("hashes")).as(part.get("purl").textValue()).isNotEmpty();
            licences.put(
                    part.get("group").textValue() + ":" + part.get("name").textValue(),
                    part.get("licenses").findValuesAsText("id"));
        }
        assertThat(licences)
                .containsKeys(
                        "org.yaml:snakeyaml",
                        "info.picocli:picocli",
                        "org.apache.commons:commons-csv",
                        "net.java.dev.jna:jna");
        assertThat(licences).allSatisfy((part, ids) -> {
            // If there are several, any one may be chosen.
            assertThat(ids).as(part).containsAnyElementsOf(ALLOWED);
        });
        assertThat(text("META-INF/THIRD-PARTY.txt")).contains(licences.keySet());
    }

    /** Every relocated library, with its package below {@code plasticity.shaded}, is in the list. */
    @Test
    void theListIsComplete() throws IOException {
        String parts = text("META-INF/sbom/plasticity-job.cdx.json");
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            assertThat(jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.matches("plasticity/shaded/(commons/)?\\w+/"))
                            .map(name -> name.replaceAll(".*/(\\w+)/$", "$1"))
                            .filter(name -> !name.equals("commons")))
                    .hasSizeGreaterThan(4)
                    .allMatch(parts::contains);
        }
    }

    @Test
    void containsTheLicences() throws IOException {
        assertThat(text("META-INF/LICENSE")).contains("Apache License", "Version 2.0");
        assertThat(text("META-INF/NOTICE")).contains("Apache Commons Numbers");
        assertThat(text("META-INF/THIRD-PARTY.txt")).contains("Boost Software License", "MIT Expat License");
    }

    private static String text(String entry) throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile());
                InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
