package plasticity.plots.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import plasticity.comparison.ReplicatedMetrics;
import plasticity.tables.Column;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadReplicates;
import plasticity.tables.StoredTable;
import plasticity.tables.Table;
import plasticity.tables.TableException;

/** Reads {@code head_estimates} and {@code head_replicates} next to another table of the same run. */
public final class RunReplicates {
    private RunReplicates() {}

    /**
     * Reads metrics with their replicates from the tables next to another table.
     *
     * @return empty if {@code head_estimates} or {@code head_replicates} does not exist
     * @throws TableException if one of them is invalid
     */
    public static Optional<ReplicatedMetrics> nextTo(Path table, Collection<Column.Real> metrics)
            throws TableException {
        Optional<Path> estimates = file(table, HeadEstimates.TABLE);
        return estimates.isPresent() ? of(estimates.get(), metrics) : Optional.empty();
    }

    /**
     * Reads metrics with their replicates.
     *
     * @param estimates {@code head_estimates}
     * @return empty if {@code head_replicates} is not next to it
     * @throws TableException if one of the tables is invalid
     */
    static Optional<ReplicatedMetrics> of(Path estimates, Collection<Column.Real> metrics) throws TableException {
        Optional<Path> replicates = file(estimates, HeadReplicates.TABLE);
        if (replicates.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(read(estimates, replicates.get(), metrics));
    }

    /**
     * Reads metrics with their replicates.
     *
     * @param estimates {@code head_estimates}
     * @param replicates {@code head_replicates}
     * @throws TableException if one of the tables is invalid
     */
    public static ReplicatedMetrics read(Path estimates, Path replicates, Collection<Column.Real> metrics)
            throws TableException {
        List<Column> columns = new ArrayList<>(HeadIdentity.COLUMNS);
        columns.add(HeadReplicates.TEXT_GROUP);
        columns.addAll(metrics);
        return new ReplicatedMetrics(
                StoredTable.read(estimates, columns), StoredTable.read(replicates, columns), metrics);
    }

    /** The file of another table of the same run: with its default name in the same directory, as CSV or Parquet. */
    private static Optional<Path> file(Path table, Table other) {
        return List.of(".csv", ".parquet").stream()
                .map(suffix -> table.resolveSibling(other.name() + suffix))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
