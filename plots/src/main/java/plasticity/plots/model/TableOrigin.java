package plasticity.plots.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import plasticity.tables.Column;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/** The command that writes a table, for the message if the table is missing: runs of earlier versions have fewer tables. */
public enum TableOrigin {
    /** The tables of estimates. */
    ESTIMATES("plasticity analyze writes it since version 1.1, unless estimates is off"),
    /** The tables of a comparison. */
    COMPARISON("plasticity compare writes it");

    private final String advice;

    TableOrigin(String advice) {
        this.advice = advice;
    }

    /**
     * Reads columns of a table.
     *
     * @throws TableException if the file does not exist, or is not such a table
     */
    public StoredTable read(Path file, Collection<? extends Column> wanted) throws TableException {
        if (!Files.exists(file)) {
            throw new TableException(file + ": does not exist; " + advice);
        }
        return StoredTable.read(file, wanted);
    }
}
