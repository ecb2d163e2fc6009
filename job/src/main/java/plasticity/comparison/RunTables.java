package plasticity.comparison;

import java.util.Collection;
import java.util.Optional;
import plasticity.messages.RunException;
import plasticity.publish.RunManifest;
import plasticity.tables.Column;
import plasticity.tables.StoredTable;
import plasticity.tables.Table;

/** The tables of a finished run, with or without a manifest. */
public interface RunTables {
    /** Where the run is, as given by the user. */
    String location();

    /** The manifest; empty if there is none. */
    Optional<RunManifest> manifest();

    /**
     * Reads columns of a table. If the manifest lists it, its size and SHA-256 are verified first.
     *
     * @param columns those that the file lacks are left out
     * @return empty if the run does not have the table
     * @throws TableMismatchException if the table does not match the manifest
     * @throws RunException if it cannot be read
     */
    Optional<StoredTable> read(Table table, Collection<? extends Column> columns) throws RunException;
}
