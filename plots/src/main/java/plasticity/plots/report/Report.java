package plasticity.plots.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.PlotException;
import plasticity.tables.TableException;

/**
 * One page about a run: what was run, key figures, the map of heads, plots, the table of heads, what went wrong, a section for every head, and
 * definitions. The page holds all it needs; scripts only add what answers to a pointer, a key or a query.
 */
public final class Report {
    private final Page page;

    private Report(Page page) {
        this.page = page;
    }

    /**
     * Reads the tables of a run. Those of buckets, components and states may be missing; the page tells.
     *
     * @param tables their directory
     * @param title in place of one from the manifest
     * @param scale of buckets, in place of one from the manifest
     * @throws TableException when a table cannot be used
     * @throws PlotException when there is nothing to report, or the manifest is damaged
     */
    public static Report read(Path tables, Optional<String> title, Optional<BucketScale> scale)
            throws TableException, PlotException {
        return new Report(new PageAssembly(ReportTables.in(tables), scale).page(title));
    }

    /** What the page says about its tables, a sentence each: such as are missing, or are not those of the run. */
    public List<String> notes() {
        return page.notes();
    }

    /** Writes the page as HTML in UTF-8 and leaves the stream open. */
    public void writeTo(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            templates().getTemplate("report.ftlh").process(page, writer);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template does not fit the page", e);
        }
        writer.flush();
    }

    private static Configuration templates() {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(Report.class, "");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setObjectWrapper(new DefaultObjectWrapper(Configuration.VERSION_2_3_34));
        templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
        templates.setLocale(Locale.ROOT);
        templates.setNumberFormat("c");
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        return templates;
    }
}
