package plasticity.tasks;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.config.OutputTable;
import plasticity.heads.HeadId;
import plasticity.results.HeadResult;
import plasticity.tables.Row;
import plasticity.tables.Table;

/** A result of a task, for a query head or a key head. */
public sealed interface UnitOutcome extends Serializable permits HeadOutcome, KeyHeadOutcome {
    HeadId head();

    /** The error in one line; empty without one. */
    Optional<String> error();

    /** The head's rows of a table. */
    Stream<Row> rows(Table table);

    /** The head's rows of all tables of results; empty for a key head without estimates. A query head that failed has a result without rows. */
    Optional<HeadResult> result();

    /** The rows of an outcome, by table of results. */
    static Map<Table, List<Row>> rows(UnitOutcome outcome) {
        return OutputTable.RESULTS.stream().collect(Collectors.toMap(Function.identity(), table -> outcome.rows(table)
                .toList()));
    }

    /** The same outcome with secrets removed from the error, which may quote a file system's exception. */
    UnitOutcome redacted();
}
