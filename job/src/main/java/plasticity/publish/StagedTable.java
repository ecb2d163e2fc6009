package plasticity.publish;

import plasticity.messages.RunException;
import plasticity.storage.FileSum;
import plasticity.tables.Row;
import plasticity.tables.Table;
import plasticity.tables.TableFormat;
import plasticity.tables.TableWriter;

/** A table that is being written to a temporary file. */
final class StagedTable {
    private final Table table;
    private final String target;
    private final OutputCommitter.Staging file;
    private TableWriter writer;

    StagedTable(Table table, String target, OutputCommitter committer) throws RunException {
        this.table = table;
        this.target = target;
        this.file = committer.stage(target);
        file.write(out -> writer = TableFormat.of(target).writer(table, out));
    }

    Table table() {
        return table;
    }

    String target() {
        return target;
    }

    void write(Iterable<Row> rows) throws RunException {
        file.write(out -> {
            for (Row row : rows) {
                writer.write(row);
            }
        });
    }

    /** Completes the table and returns the size and checksum of its file. */
    FileSum end() throws RunException {
        file.write(out -> writer.end());
        return file.end();
    }
}
