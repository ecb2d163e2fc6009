package plasticity.input;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.hadoop.fs.Path;
import plasticity.config.AnalysisConfig;
import plasticity.config.Setting;
import plasticity.console.ReadBar;
import plasticity.dump.ChangeDetection;
import plasticity.dump.HeadDirectories;
import plasticity.dump.ModelDirectories;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.hub.ScratchDirectory;
import plasticity.messages.OneLine;
import plasticity.messages.Plural;
import plasticity.messages.RunException;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.UnitSize;
import plasticity.session.Application;
import plasticity.tokens.SamplingOptions;

/** Finds the dump of a run and plans its analysis from directories and footers, without Spark. */
public record DumpResolver(AnalysisConfig config, Application application, ChangeDetection changeDetection) {
    /**
     * Downloads the dump if it is on the Hub, and plans its analysis.
     *
     * @throws RunException if the dump cannot be obtained or has no query head
     */
    public ResolvedDump resolve() throws RunException {
        return withFingerprints(
                config.datasetLocalRoot().isPresent()
                        ? plan(local())
                        : plan(hub().download(layout(), application.hadoop())));
    }

    /**
     * Makes the same plan but downloads only footers.
     *
     * @throws RunException if the dump cannot be obtained or has no query head
     */
    public ResolvedDump resolveOutline() throws RunException {
        if (config.datasetLocalRoot().isPresent()) {
            return withFingerprints(plan(local()));
        }
        // Without the files, the Hub's blob IDs are the only content hashes.
        try (ScratchDirectory scratch = new ScratchDirectory()) {
            return plan(hub().downloadOutline(layout(), scratch.path()));
        }
    }

    private GroupedQueryLayout layout() {
        return new GroupedQueryLayout(config.numLayers(), config.numQHeads(), config.numKHeads());
    }

    private DumpSource local() {
        return new DumpSource(config.datasetLocalRoot().orElseThrow(), Optional.empty(), Map.of(), Set.of());
    }

    private HubDataset hub() {
        return new HubDataset(config, application.console(), application.clock());
    }

    private ResolvedDump plan(DumpSource source) throws RunException {
        Path root = modelRoot(source.path());
        application.connectivity().require(Setting.DATASET_LOCAL_ROOT.key(), root);
        HeadDirectories heads = HeadDirectories.list(root, layout(), application.hadoop());
        Optional<ShapeWarning> warning = ShapeWarning.of(heads, source.otherHeads(), layout());
        printSummary(heads);
        warning.ifPresent(conflict -> print(conflict.text(root)));
        return new ResolvedDump(
                source,
                DumpPlan.of(
                        options(root),
                        heads,
                        application.hadoop(),
                        application.resources().cores()),
                warning);
    }

    /** Adds file fingerprints to the plan. Hashing contents reads all files, so it shows a progress bar. */
    private ResolvedDump withFingerprints(ResolvedDump dump) {
        if (changeDetection == ChangeDetection.METADATA) {
            return withFingerprints(dump, count -> {});
        }
        try (ReadBar bar = new ReadBar(application.console(), dump.plan().fileBytes())) {
            return withFingerprints(dump, bar);
        }
    }

    private ResolvedDump withFingerprints(ResolvedDump dump, LongConsumer bytesRead) {
        return new ResolvedDump(
                dump.source(),
                dump.plan().extendFingerprints(changeDetection, application.hadoop(), bytesRead),
                dump.shapeWarning());
    }

    private Path modelRoot(String dumpRoot) throws RunException {
        try {
            return ModelDirectories.path(new Path(dumpRoot), config.modelDir());
        } catch (IllegalArgumentException e) {
            throw new RunException(
                    "dataset_local_root and model_dir do not form a valid path or URI: " + OneLine.of(e), e);
        }
    }

    private DumpOptions options(Path root) throws RunException {
        return new DumpOptions(
                root.toString(),
                layout(),
                sampling(config),
                unitSize(),
                application.resources().memory());
    }

    /** How the kept rows of a head, and those that the estimates use, are chosen. */
    public static SamplingOptions sampling(AnalysisConfig config) {
        return new SamplingOptions(
                config.maxTokensPerHead(), config.seed(), config.estimates().orElse(null));
    }

    private UnitSize unitSize() throws RunException {
        try {
            return UnitSize.of(application.unit());
        } catch (IllegalArgumentException e) {
            throw new RunException("spark.plasticity." + e.getMessage(), e);
        }
    }

    private void printSummary(HeadDirectories heads) {
        NavigableSet<HeadId> queries = heads.queryHeads();
        long layers = queries.stream().mapToInt(HeadId::layer).distinct().count();
        print(heads.root() + ": " + Plural.of(queries.size(), "query head") + " in " + Plural.of(layers, "layer"));
        if (layers < config.numLayers()) {
            print("Note: num_layers is " + config.numLayers() + ", but only " + layers
                    + " of these layers have captured query heads; the others are left out.");
        }
    }

    private void print(String line) {
        application.console().err().println(line);
    }
}
