package plasticity.plots.report.findings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plasticity.draws.PairKind;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.KeyHeadEstimates;
import plasticity.tables.StoredTable;
import plasticity.tables.Table;
import plasticity.tables.TableException;

/** What the query heads of a key head disagree about, from {@code key_head_estimates}. */
final class KeyHeadTable {
    private static final Column.Real QUERY_HEAD = value("ap_query_head");
    private static final Column.Real TOTAL = value("ap_total");

    /**
     * A key head and a kind of pairs.
     *
     * @param queryHeads how many it serves
     * @param queryHead the part of plasticity that comes from which of them asks
     * @param total plasticity
     */
    record KeyHead(int layer, int number, PairKind pairs, int queryHeads, Measured queryHead, Measured total) {
        double share() {
            return queryHead.value() / total.value();
        }
    }

    private KeyHeadTable() {}

    private static Column.Real value(String name) {
        return KeyHeadEstimates.VALUES.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Reads the rows of a table.
     *
     * @param run for the number of groups of texts
     */
    static List<KeyHead> read(Path file, RunEstimates run) throws TableException {
        StoredTable table = StoredTable.read(file, KeyHeadEstimates.TABLE.columns());
        int[] layers = table.integers(HeadIdentity.LAYER);
        int[] numbers = table.integers(HeadIdentity.K_HEAD);
        List<String> pairs = table.texts(KeyHeadEstimates.PAIRS);
        int[] queryHeads = table.integers(KeyHeadEstimates.N_Q_HEADS);
        int[] texts = table.integers(KeyHeadEstimates.N_TEXTS);
        Column.Real queryHeadError = Table.errorOf(QUERY_HEAD);
        Column.Real totalError = Table.errorOf(TOTAL);
        double[] values = table.numbers(QUERY_HEAD);
        double[] errors = table.numbers(queryHeadError);
        double[] totals = table.numbers(TOTAL);
        double[] totalErrors = table.numbers(totalError);
        List<KeyHead> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            int degrees = Math.max(0, run.groups(texts[row]) - 1);
            rows.add(new KeyHead(
                    layers[row],
                    numbers[row],
                    kind(file, pairs.get(row)),
                    queryHeads[row],
                    new Measured(values[row], errors[row], degrees),
                    new Measured(totals[row], totalErrors[row], degrees)));
        }
        return rows;
    }

    private static PairKind kind(Path file, String text) throws TableException {
        for (PairKind kind : RunEstimates.KINDS) {
            if (RunEstimates.id(kind).equals(text)) {
                return kind;
            }
        }
        throw new TableException(
                file + ": found the kind of pairs \"" + text.toLowerCase(Locale.ROOT) + "\", near or far is expected");
    }
}
