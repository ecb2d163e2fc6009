package plasticity.plots.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.PlotException;
import plasticity.tables.TableException;

/**
 * An HTML page about a run: settings, key metrics, map of heads, plots, table of heads, failures and warnings, one section per head, and
 * definitions. The page is self-contained; scripts only add tooltips, sorting and filtering.
 */
public final class Report {
    private static final String D3 = "META-INF/resources/webjars/d3/";
    private static final String D3_COORDINATES = "META-INF/maven/org.webjars.npm/d3/pom.properties";

    private final Map<String, Object> page;
    private final List<String> notes;

    /**
     * Reads the tables of a run. The bucket, component and status tables may be missing; the page then has a note.
     *
     * @param tables directory of the tables
     * @param title overrides the one from the manifest
     * @param scale of buckets; overrides the one from the manifest
     * @throws TableException if a table is invalid
     * @throws PlotException if there is nothing to report, or the manifest is corrupt
     */
    public Report(Path tables, Optional<String> title, Optional<BucketScale> scale)
            throws TableException, PlotException {
        PageAssembly assembly = new PageAssembly(ReportTables.in(tables), scale);
        page = assembly.page(title);
        notes = assembly.notes();
    }

    /** Notes about missing or invalid tables, one sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** Writes the page as HTML in UTF-8. Does not close the stream. */
    public void writeTo(OutputStream out) throws IOException {
        page.put("library", d3());
        Templates.write("report.ftlh", page, out);
    }

    /** The source of D3, preceded by its licence. */
    private static String d3() throws IOException {
        Properties artefact = new Properties();
        artefact.load(new StringReader(resource(D3_COORDINATES)));
        String directory = D3 + artefact.getProperty("version");
        return "/*\n" + resource(directory + "/LICENSE").strip() + "\n*/\n" + resource(directory + "/dist/d3.min.js");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Report.class.getClassLoader().getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
