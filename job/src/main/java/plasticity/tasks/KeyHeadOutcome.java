package plasticity.tasks;

import java.util.Optional;
import java.util.stream.Stream;
import plasticity.estimates.KeyHeadEstimates;
import plasticity.heads.HeadId;
import plasticity.messages.Secrets;
import plasticity.tables.Row;
import plasticity.tables.Table;

/**
 * The estimates of a key head, or the error. A key head that cannot be read has none: its query heads have the error.
 *
 * @param estimates null on an error
 * @param reason the error in one line; null without one
 */
public record KeyHeadOutcome(HeadId head, KeyHeadEstimates estimates, String reason) implements UnitOutcome {

    @Override
    public Optional<String> error() {
        return Optional.ofNullable(reason);
    }

    @Override
    public Stream<Row> rows(Table table) {
        return estimates == null ? Stream.empty() : HeadRows.of(table, head, estimates);
    }

    @Override
    public KeyHeadOutcome redacted() {
        return reason == null ? this : new KeyHeadOutcome(head, null, Secrets.redact(reason));
    }
}
