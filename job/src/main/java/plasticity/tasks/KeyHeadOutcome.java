package plasticity.tasks;

import java.util.Optional;
import java.util.stream.Stream;
import plasticity.buckets.HeadPositions;
import plasticity.estimates.KeyHeadEstimates;
import plasticity.heads.HeadId;
import plasticity.messages.Secrets;
import plasticity.results.HeadResult;
import plasticity.tables.Row;
import plasticity.tables.Table;

/**
 * The estimates of a key head, or the error. If none of its query heads could be analysed, it has neither: these have the errors.
 *
 * @param estimates null without estimates
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
    public Optional<HeadResult> result() {
        return estimates == null
                ? Optional.empty()
                : Optional.of(new HeadResult(HeadResult.identityOf(head), UnitOutcome.rows(this), HeadPositions.NONE));
    }

    /** Number of query heads that the estimates cover; 0 without estimates. */
    public int queryHeads() {
        return estimates == null ? 0 : estimates.queryHeads();
    }

    @Override
    public KeyHeadOutcome redacted() {
        return reason == null ? this : new KeyHeadOutcome(head, null, Secrets.redact(reason));
    }
}
