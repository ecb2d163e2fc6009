package plasticity.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import plasticity.config.AnalysisConfig;
import plasticity.config.OutputTable;
import plasticity.heads.HeadId;
import plasticity.messages.Plural;
import plasticity.messages.RunException;
import plasticity.results.Fingerprint;

/** The outputs that an earlier run published under the paths of this run. */
public final class PublishedOutputs {
    private final AnalysisConfig config;
    private final OutputCommitter committer;
    private final Configuration hadoop;
    private Optional<Boolean> exist = Optional.empty();

    public PublishedOutputs(AnalysisConfig config, OutputCommitter committer, Configuration hadoop) {
        this.config = config;
        this.committer = committer;
        this.hadoop = hadoop;
    }

    /** Whether the manifest exists. */
    public boolean exist() {
        if (exist.isEmpty()) {
            try {
                exist = Optional.of(committer.exists(config.runJson()));
            } catch (RunException e) {
                exist = Optional.of(false); // writing the outputs will report why
            }
        }
        return exist.get();
    }

    /** The manifest; empty if there is none, or it cannot be read. */
    public Optional<RunManifest> manifest() {
        try {
            return exist()
                    ? Optional.of(PublishedRun.at(config.runJson(), hadoop).run())
                    : Optional.empty();
        } catch (RunException e) {
            return Optional.empty();
        }
    }

    /**
     * The files of tables that the earlier manifest lists where this configuration would write them, but that the run does not write.
     *
     * @param written names of the tables that it writes
     */
    List<String> obsolete(Set<String> written) throws RunException {
        List<String> obsolete = new ArrayList<>();
        Map<String, RunManifest.Table> before =
                manifest().map(RunManifest::tables).orElse(Map.of());
        for (OutputTable output : OutputTable.values()) {
            RunManifest.Table listed = before.get(output.table().name());
            String path = output.file(config).path();
            if (listed != null
                    && !written.contains(output.table().name())
                    && committer.pathInManifest(path, config.runJson()).equals(listed.path())) {
                obsolete.add(path);
            }
        }
        return obsolete;
    }

    /**
     * Why a run that finds all these heads unchanged would write the outputs again, one line each. Empty if it would publish the same outputs:
     * complete, by this version, with the same paths.
     */
    public List<String> differences(Map<HeadId, Fingerprint> heads) {
        if (!exist()) {
            return List.of(config.runJson() + " does not exist");
        }
        try {
            PublishedRun published = PublishedRun.at(config.runJson(), hadoop);
            RunManifest run = published.run();
            if (run.format() != RunManifest.FORMAT) {
                return published.faults();
            }
            List<String> differences = new ArrayList<>();
            if (!Version.text().equals(run.version())) {
                differences.add("version " + run.version() + " wrote the outputs, this is version " + Version.text());
            }
            if (run.failed() != 0) {
                differences.add("in the last run " + Plural.of(run.failed(), "head") + " failed");
            }
            addHeads(run.fingerprints(), digests(heads), differences);
            addPaths(run, differences);
            // Reading the tables takes long, so it comes last.
            return differences.isEmpty() ? published.faults() : differences;
        } catch (RunException e) {
            return List.of(e.getMessage()); // what cannot be read is written again
        }
    }

    private static void addHeads(Map<String, String> before, Map<String, String> now, List<String> differences) {
        add(before, head -> !now.containsKey(head), "no longer in the dump", differences);
        add(now, head -> !before.containsKey(head), "not in the tables", differences);
        add(
                now,
                head -> before.containsKey(head) && !Objects.equals(before.get(head), now.get(head)),
                "changed since the tables were written",
                differences);
    }

    private static void add(Map<String, String> heads, Predicate<String> which, String what, List<String> differences) {
        List<String> some = heads.keySet().stream().filter(which).toList();
        if (!some.isEmpty()) {
            differences.add(Plural.listed(some) + ": " + what);
        }
    }

    private void addPaths(RunManifest run, List<String> differences) throws RunException {
        List<OutputTable> tables = config.tables();
        Set<String> listed = new TreeSet<>(run.tables().keySet());
        Set<String> expected =
                tables.stream().map(table -> table.table().name()).collect(Collectors.toSet());
        // Whether this table is left out depends on the heads and settings, which are the same.
        if (!listed.contains(OutputTable.BUCKET_ESTIMATES.table().name())) {
            expected.remove(OutputTable.BUCKET_ESTIMATES.table().name());
        }
        if (!listed.equals(expected)) {
            differences.add(
                    "run.json lists " + Plural.of(listed.size(), "table") + ", a run writes " + expected.size());
        }
        for (OutputTable table : tables) {
            String name = table.table().name();
            RunManifest.Table before = run.tables().get(name);
            String path = committer.pathInManifest(table.file(config).path(), config.runJson());
            if (before != null && !path.equals(before.path())) {
                differences.add(name + ": was written to " + before.path() + ", is to be written to " + path);
            }
        }
    }

    private static Map<String, String> digests(Map<HeadId, Fingerprint> heads) {
        Map<String, String> digests = new LinkedHashMap<>();
        heads.forEach((head, fingerprint) -> digests.put(head.directoryName(), fingerprint.digest()));
        return digests;
    }
}
