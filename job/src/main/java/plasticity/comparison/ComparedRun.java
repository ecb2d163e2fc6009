package plasticity.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plasticity.heads.HeadId;
import plasticity.messages.RunException;
import plasticity.publish.RunManifest;
import plasticity.tables.Column;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadReplicates;
import plasticity.tables.HeadStatus;
import plasticity.tables.StoredTable;
import plasticity.tables.Table;
import plasticity.tables.TableException;

/** One of the compared runs: its metrics in memory. */
public final class ComparedRun {
    private final String label;
    private final RunTables tables;
    private final Map<Table, ReplicatedMetrics> heads = new LinkedHashMap<>();
    private final Optional<KeyHeadMetrics> keyHeads;
    /** By query head: the digest of its texts. */
    private final Map<HeadId, String> texts = new HashMap<>();

    private ComparedRun(String label, RunTables tables, ComparedMetrics metrics) throws RunException, TableException {
        this.label = label;
        this.tables = tables;
        for (Table table : ComparedMetrics.TABLES) {
            List<Column.Real> wanted = metrics.of(table);
            Optional<StoredTable> stored =
                    wanted.isEmpty() ? Optional.empty() : tables.read(table, withIdentity(wanted));
            if (stored.isPresent()) {
                heads.put(table, metrics(table, stored.get(), wanted));
            }
        }
        keyHeads = KeyHeadMetrics.of(tables, metrics.ofKeyHeads());
        Optional<StoredTable> status =
                tables.read(HeadStatus.TABLE, List.of(HeadIdentity.LAYER, HeadIdentity.Q_HEAD, HeadStatus.TEXTS));
        if (status.isPresent() && status.get().has(HeadStatus.TEXTS)) {
            readTexts(status.get());
        }
    }

    /**
     * Reads a run.
     *
     * @throws TableMismatchException if a table does not match the run's manifest
     * @throws RunException for wrong usage if the tables cannot be used
     */
    static ComparedRun read(String label, RunTables tables, ComparedMetrics metrics) throws RunException {
        try {
            return new ComparedRun(label, tables, metrics);
        } catch (TableException e) {
            throw RunException.usage(e.getMessage());
        }
    }

    private static List<Column> withIdentity(List<? extends Column> columns) {
        List<Column> all = new ArrayList<>(List.of(HeadIdentity.LAYER, HeadIdentity.Q_HEAD));
        all.addAll(columns);
        return all;
    }

    private ReplicatedMetrics metrics(Table table, StoredTable stored, List<Column.Real> wanted)
            throws RunException, TableException {
        List<Column.Real> present = wanted.stream().filter(stored::has).toList();
        List<Column.Real> replicated =
                present.stream().filter(HeadReplicates.VALUES::contains).toList();
        if (!table.equals(HeadEstimates.TABLE) || replicated.isEmpty()) {
            return new ReplicatedMetrics(stored, present);
        }
        List<Column> columns = withIdentity(replicated);
        columns.add(HeadReplicates.TEXT_GROUP);
        StoredTable replicates = tables.read(HeadReplicates.TABLE, columns)
                .orElseThrow(() -> RunException.usage(tables.location() + ": has " + HeadEstimates.TABLE + " but no "
                        + HeadReplicates.TABLE + ", from which standard errors of differences are computed"));
        for (Column.Real metric : replicated) {
            if (!replicates.has(metric)) {
                throw new TableException(replicates.file() + ": has no column " + metric.name() + ", which "
                        + HeadEstimates.TABLE + " has");
            }
        }
        return new ReplicatedMetrics(stored, replicates, present);
    }

    private void readTexts(StoredTable status) throws TableException {
        int[] layers = status.integers(HeadIdentity.LAYER);
        int[] numbers = status.integers(HeadIdentity.Q_HEAD);
        List<String> digests = status.texts(HeadStatus.TEXTS);
        for (int row = 0; row < layers.length; row++) {
            if (!digests.get(row).isEmpty()) {
                texts.put(HeadId.query(layers[row], numbers[row]), digests.get(row));
            }
        }
    }

    /** A short name. */
    public String label() {
        return label;
    }

    /** Where the run is, as given. */
    public String location() {
        return tables.location();
    }

    /** The manifest; empty if there is none. */
    public Optional<RunManifest> manifest() {
        return tables.manifest();
    }

    /** Number of query heads in the largest table. */
    public int size() {
        return heads.values().stream()
                .mapToInt(metrics -> metrics.heads().size())
                .max()
                .orElse(0);
    }

    /** Its tables of query heads. */
    Map<Table, ReplicatedMetrics> heads() {
        return heads;
    }

    Optional<KeyHeadMetrics> keyHeads() {
        return keyHeads;
    }

    /** The digest of a head's texts; empty if it is unknown. */
    Optional<String> texts(HeadId head) {
        return Optional.ofNullable(texts.get(head));
    }

    /** Number of groups of texts of a query head; 0 if it has no replicates. */
    int groups(HeadId head) {
        ReplicatedMetrics estimates = heads.get(HeadEstimates.TABLE);
        return estimates == null || !estimates.heads().contains(head) ? 0 : estimates.groups(head);
    }

    /** The largest number of groups of a query head. */
    int groups() {
        ReplicatedMetrics estimates = heads.get(HeadEstimates.TABLE);
        return estimates == null
                ? 0
                : estimates.heads().stream().mapToInt(estimates::groups).max().orElse(0);
    }
}
