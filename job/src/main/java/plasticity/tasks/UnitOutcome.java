package plasticity.tasks;

import java.io.Serializable;
import java.util.Optional;
import java.util.stream.Stream;
import plasticity.heads.HeadId;
import plasticity.tables.Row;
import plasticity.tables.Table;

/** A result of a task, for a query head or a key head. */
public sealed interface UnitOutcome extends Serializable permits HeadOutcome, KeyHeadOutcome {
    HeadId head();

    /** The error in one line; empty without one. */
    Optional<String> error();

    /** The head's rows of a table. */
    Stream<Row> rows(Table table);

    /** The same outcome with secrets removed from the error, which may quote a file system's exception. */
    UnitOutcome redacted();
}
