package plasticity.run;

import java.time.InstantSource;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import plasticity.analysis.AnalysisSettings;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
import plasticity.config.Setting;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.hub.HubException;
import plasticity.hub.ScratchDirectory;
import plasticity.source.DumpException;
import plasticity.source.DumpOptions;
import plasticity.source.DumpPlan;
import plasticity.source.HeadDirectories;
import plasticity.source.OneLine;
import plasticity.source.TooLittleMemoryException;
import plasticity.source.UnitSize;

/** One analysis from configuration to published tables: catalogue → plan → tasks → rows of figures → tables. */
public final class AnalysisRun {
    private static final List<Setting> OUTPUTS = List.of(
            Setting.OUTPUT_CSV, Setting.BUCKET_CSV, Setting.COMPONENT_CSV, Setting.STATUS_CSV, Setting.RUN_JSON);

    private final AnalysisConfig config;
    private final GroupedQueryLayout layout;
    private final Console console;
    private final InstantSource clock;
    private final SparkConf spark;
    private final Configuration hadoop;
    private final Workers workers;
    private final ResultTables results = new ResultTables();

    private AnalysisRun(AnalysisConfig config, Console console, InstantSource clock) {
        this.config = config;
        this.layout = new GroupedQueryLayout(config.numLayers(), config.numQHeads(), config.numKHeads());
        this.console = console;
        this.clock = clock;
        this.spark = Session.conf(config.maxWorkers());
        this.hadoop = Session.hadoop(spark);
        this.workers = Workers.of(spark);
    }

    /**
     * Analyses every captured query head and publishes the tables, or, when not one head could be analysed, the status table alone.
     *
     * <p>Without {@code dataset_local_root} the dump is downloaded from the Hub first.
     *
     * <p>One run at a time publishes where {@code run_json} lies; this one waits for another as the terms say.
     *
     * @return how many heads were analysed, at least one, and how many failed
     * @throws ConfigException when the Hub cannot be asked with these settings; nothing was done
     * @throws RunException when the run failed, another run publishes there or no head could be analysed; earlier tables and manifest are untouched
     */
    public static RunResult run(AnalysisConfig config, LeaseTerms terms, Console console, InstantSource clock)
            throws ConfigException, RunException {
        return new AnalysisRun(config, console, clock).run(terms);
    }

    /**
     * Tells what {@link #run} would do, from directories and footers: nothing is analysed or written, and Spark is not started.
     *
     * @throws ConfigException when the Hub cannot be asked with these settings
     * @throws RunException when there is no dump, or its heads would not fit into memory
     */
    public static void explain(AnalysisConfig config, Console console, InstantSource clock)
            throws ConfigException, RunException {
        new AnalysisRun(config, console, clock).explain();
    }

    private void explain() throws ConfigException, RunException {
        checkDataset();
        if (config.datasetLocalRoot().isPresent()) {
            explain(dumpRoot());
            return;
        }
        try (ScratchDirectory scratch = new ScratchDirectory()) {
            explain(new HubDataset(config, console, clock).outline(layout, System.getenv(), scratch.path()));
        } catch (HubException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    private void explain(DumpRoot dump) throws RunException {
        try {
            Path root = modelRoot(dump.path());
            new FirstContact(hadoop).require(Setting.DATASET_LOCAL_ROOT.key(), root);
            DumpPlan plan = DumpPlan.of(dump(root), hadoop, workers.cores());
            console.out().print(PlanText.of(plan, workers.room()));
            DumpPlan fitting = plan.within(workers.room());
            if (fitting.unreadable() > plan.unreadable()) {
                console.out()
                        .println(counted(fitting.unreadable() - plan.unreadable(), "query head")
                                + " would not fit into memory and fail alone");
            }
        } catch (DumpException | TooLittleMemoryException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    private RunResult run(LeaseTerms terms) throws ConfigException, RunException {
        checkDataset();
        FirstContact contact = new FirstContact(hadoop);
        requirePlaces(contact);
        try (Lease lease = Lease.take(new Path(config.runJson()), terms, hadoop, console.err(), clock);
                Outputs outputs = new Outputs(hadoop)) {
            requireOutputs(outputs);
            run(contact, new Publication(config, results, outputs, lease));
        }
        tellResult();
        return new RunResult(results.ok(), results.failed(), config.statusCsv());
    }

    private void run(FirstContact contact, Publication publication) throws RunException {
        String start = clock.instant().toString();
        try {
            DumpRoot dump = dumpRoot();
            Path root = modelRoot(dump.path());
            contact.require(Setting.DATASET_LOCAL_ROOT.key(), root);
            analyse(root);
            requireOneHead();
            publication.publish(start, dump, clock);
        } catch (RunException e) {
            publication.publishStatus(e);
            throw e;
        }
    }

    private void checkDataset() throws ConfigException {
        if (config.datasetLocalRoot().isEmpty()) {
            HubDataset.check(config, spark);
        }
    }

    private DumpRoot dumpRoot() throws RunException {
        Optional<String> local = config.datasetLocalRoot();
        return local.isPresent()
                ? new DumpRoot(local.get(), Optional.empty())
                : new HubDataset(config, console, clock).bring(layout, System.getenv(), hadoop);
    }

    private void requirePlaces(FirstContact contact) throws RunException {
        for (Setting output : OUTPUTS) {
            contact.require(output.key(), new Path((String) config.value(output)));
        }
        if (config.datasetLocalRoot().isEmpty() && config.datasetStaging().isPresent()) {
            contact.require(
                    Setting.DATASET_STAGING.key(),
                    new Path(config.datasetStaging().get()));
        }
    }

    private void requireOutputs(Outputs outputs) throws RunException {
        for (Setting output : OUTPUTS) {
            outputs.require(output.key(), (String) config.value(output));
        }
    }

    private Path modelRoot(String dumpRoot) throws RunException {
        try {
            Path root = new Path(dumpRoot);
            String model = config.modelDir();
            return model.isEmpty() || model.equals(".") ? root : new Path(root, model);
        } catch (IllegalArgumentException e) {
            throw new RunException("dataset_local_root and model_dir name no place: " + OneLine.of(e), e);
        }
    }

    private void analyse(Path root) throws RunException {
        HeadDirectories heads = list(root);
        tellCatalog(heads);
        DumpPlan plan = plan(heads, dump(root));
        AnalysisSettings settings = new AnalysisSettings(
                config.maxTokensPerHead(),
                config.normalityMaxDims(),
                config.pAlpha(),
                config.seed(),
                config.numPairsPerBucket(),
                config.slidingWindowUnit());
        try (Session session = Session.open(spark);
                Progress progress =
                        ConsoleProgress.start(console, clock, heads.queryHeads().size())) {
            SparkContext context = session.spark().sparkContext();
            HeadJob.run(context, plan.on(context.defaultParallelism()), settings, outcome -> take(outcome, progress));
        } catch (TooLittleMemoryException e) {
            throw refused(heads, e);
        } catch (Exception e) { // Spark throws its checked exceptions undeclared
            failTheRest(heads, "not analysed: the run failed before");
            throw new RunException("the Spark job failed: " + reason(e), e);
        }
    }

    private DumpPlan plan(HeadDirectories heads, DumpOptions dump) throws RunException {
        try {
            return DumpPlan.of(dump, heads, hadoop, workers.cores()).within(dump.room());
        } catch (TooLittleMemoryException e) {
            throw refused(heads, e);
        }
    }

    private RunException refused(HeadDirectories heads, TooLittleMemoryException tooLittle) {
        failTheRest(heads, "not analysed: the run was refused");
        return new RunException(tooLittle.getMessage(), tooLittle);
    }

    /** Spark stops its context by itself where a master stays silent, and tells the caller of the stopped context alone. */
    private String reason(Exception failure) {
        String told = OneLine.of(failure);
        return told.contains("stopped SparkContext")
                ? "the Spark master " + spark.get("spark.master")
                        + " cannot be reached, or has ended the application; see that it runs and is named as it names itself"
                : told;
    }

    private DumpOptions dump(Path root) throws RunException {
        return new DumpOptions(
                root.toString(), layout, config.maxTokensPerHead(), config.seed(), unitSize(), workers.room());
    }

    private HeadDirectories list(Path root) throws RunException {
        try {
            return HeadDirectories.list(root, layout, hadoop);
        } catch (DumpException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    private UnitSize unitSize() throws RunException {
        try {
            return UnitSize.of(spark.get(Session.UNIT, UnitSize.AUTO.optionValue()));
        } catch (IllegalArgumentException e) {
            throw new RunException("spark.plasticity." + e.getMessage(), e);
        }
    }

    private void take(HeadOutcome told, Progress progress) {
        HeadOutcome outcome = told.redacted();
        results.add(outcome);
        if (outcome.error().isPresent()) {
            progress.failed(outcome);
        } else {
            progress.done();
        }
    }

    /** A head that was found has a status, whatever happened. */
    private void failTheRest(HeadDirectories heads, String error) {
        for (HeadId query : heads.queryHeads()) {
            if (!results.has(query)) {
                results.add(HeadOutcome.failed(
                        query, layout.keyHeadOf(query.head()), OptionalInt.empty(), OptionalInt.empty(), error));
            }
        }
    }

    private void requireOneHead() throws RunException {
        if (results.ok() == 0) {
            throw new RunException("no head could be analysed: all " + results.failed() + " failed, the first with: "
                    + results.outcomes().iterator().next().error().orElseThrow());
        }
    }

    private void tellCatalog(HeadDirectories heads) {
        NavigableSet<HeadId> queries = heads.queryHeads();
        long layers = queries.stream().mapToInt(HeadId::layer).distinct().count();
        console.err()
                .printf(
                        "%s: %s in %s%n",
                        heads.root(), counted(queries.size(), "query head"), counted(layers, "layer"));
        if (layers < layout.layers()) {
            console.err()
                    .printf(
                            "Note: num_layers is %d, but only %d of these layers have captured query heads; the others are left out.%n",
                            layout.layers(), layers);
        }
        if (heads.beyondLayout() > 0) {
            console.err()
                    .printf(
                            "Note: %d more head directories lie beyond num_layers, num_q_heads or num_k_heads and are left out.%n",
                            heads.beyondLayout());
        }
    }

    private static String counted(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private void tellResult() {
        console.out().println();
        console.out().print(MetricSummary.of(results.metrics().toList()));
        console.out().println();
        console.out().println("Tables:");
        for (String path : List.of(
                config.outputCsv(), config.bucketCsv(), config.componentCsv(), config.statusCsv(), config.runJson())) {
            console.out().println("  " + path);
        }
        console.out().flush();
    }
}
