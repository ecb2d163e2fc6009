package plasticity.input;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.hadoop.fs.Path;
import plasticity.config.AnalysisConfig;
import plasticity.config.Setting;
import plasticity.console.ReadBar;
import plasticity.dump.ChangeDetection;
import plasticity.dump.DumpException;
import plasticity.dump.HeadDirectories;
import plasticity.dump.ModelDirectories;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.hub.HubException;
import plasticity.hub.ScratchDirectory;
import plasticity.messages.OneLine;
import plasticity.messages.Plural;
import plasticity.messages.RunException;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.UnitSize;
import plasticity.session.Application;

/** Finds the dump of a run and plans its analysis from directories and footers alone, without Spark. */
public final class DumpResolver {
    private final AnalysisConfig config;
    private final GroupedQueryLayout layout;
    private final Application application;
    private final ChangeDetection identity;

    /** @param identity how closely files are looked at */
    public DumpResolver(AnalysisConfig config, Application application, ChangeDetection identity) {
        this.config = config;
        this.identity = identity;
        this.layout = new GroupedQueryLayout(config.numLayers(), config.numQHeads(), config.numKHeads());
        this.application = application;
    }

    /**
     * Downloads the dump where it is to come from the Hub, and plans.
     *
     * @throws RunException when it cannot be had, or there is no query head in it
     */
    public PlannedDump bring() throws RunException {
        return identified(
                config.datasetLocalRoot().isPresent()
                        ? plan(local())
                        : plan(hub().bring(layout, System.getenv(), application.hadoop())));
    }

    /**
     * The same plan, for which no more than footers is downloaded.
     *
     * @throws RunException when it cannot be had, or there is no query head in it
     */
    public PlannedDump outline() throws RunException {
        if (config.datasetLocalRoot().isPresent()) {
            return identified(plan(local()));
        }
        // The Hub's word for a file's content is all that there is.
        try (ScratchDirectory scratch = new ScratchDirectory()) {
            return plan(hub().outline(layout, System.getenv(), scratch.path()));
        } catch (HubException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    private DumpRoot local() {
        return DumpRoot.local(config.datasetLocalRoot().orElseThrow());
    }

    private HubDataset hub() {
        return new HubDataset(config, application.console(), application.clock());
    }

    private PlannedDump plan(DumpRoot dump) throws RunException {
        Path root = modelRoot(dump.path());
        application.connectivity().require(Setting.DATASET_LOCAL_ROOT.key(), root);
        try {
            HeadDirectories heads = HeadDirectories.list(root, layout, application.hadoop());
            Optional<ShapeWarning> shape = ShapeWarning.of(heads, dump.others(), layout);
            tell(heads);
            shape.ifPresent(warning -> tell(warning.text(root)));
            return new PlannedDump(
                    dump,
                    DumpPlan.of(
                            options(root),
                            heads,
                            application.hadoop(),
                            application.resources().cores()),
                    shape);
        } catch (DumpException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    /** Looks at files as closely as is asked for; at all of their bytes takes its time. */
    private PlannedDump identified(PlannedDump dump) {
        if (identity == ChangeDetection.METADATA) {
            return identified(dump, count -> {});
        }
        try (ReadBar bar = new ReadBar(application.console(), dump.plan().fileBytes())) {
            return identified(dump, bar);
        }
    }

    private PlannedDump identified(PlannedDump dump, LongConsumer read) {
        return new PlannedDump(
                dump.root(), dump.plan().extendFingerprints(identity, application.hadoop(), read), dump.shape());
    }

    private Path modelRoot(String dumpRoot) throws RunException {
        try {
            return ModelDirectories.path(new Path(dumpRoot), config.modelDir());
        } catch (IllegalArgumentException e) {
            throw new RunException("dataset_local_root and model_dir name no place: " + OneLine.of(e), e);
        }
    }

    private DumpOptions options(Path root) throws RunException {
        return new DumpOptions(
                root.toString(),
                layout,
                config.maxTokensPerHead(),
                config.seed(),
                unitSize(),
                application.resources().memory());
    }

    private UnitSize unitSize() throws RunException {
        try {
            return UnitSize.of(application.unit());
        } catch (IllegalArgumentException e) {
            throw new RunException("spark.plasticity." + e.getMessage(), e);
        }
    }

    private void tell(HeadDirectories heads) {
        NavigableSet<HeadId> queries = heads.queryHeads();
        long layers = queries.stream().mapToInt(HeadId::layer).distinct().count();
        tell(heads.root() + ": " + Plural.of(queries.size(), "query head") + " in " + Plural.of(layers, "layer"));
        if (layers < layout.layers()) {
            tell("Note: num_layers is " + layout.layers() + ", but only " + layers
                    + " of these layers have captured query heads; the others are left out.");
        }
    }

    private void tell(String line) {
        application.console().err().println(line);
    }
}
