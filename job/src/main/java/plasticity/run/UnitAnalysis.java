package plasticity.run;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import plasticity.analysis.AnalysisSettings;
import plasticity.analysis.HeadAnalysis;
import plasticity.analysis.KeyHead;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.sample.TokenCollector;
import plasticity.sample.TokenTable;
import plasticity.source.BlockCodec;
import plasticity.source.OneLine;
import plasticity.source.UnitSchema;

/**
 * Turns a partition of the data source into outcomes, one for each query head, as they are asked for: the key head's tokens stay in memory for
 * the unit, one query head's at a time.
 */
record UnitAnalysis(AnalysisSettings settings) implements MapPartitionsFunction<Row, HeadOutcome> {

    @Override
    public Iterator<HeadOutcome> call(Iterator<Row> rows) {
        return new Outcomes(rows, new HeadAnalysis(settings));
    }

    private static final class Outcomes implements Iterator<HeadOutcome> {
        private final Iterator<Row> rows;
        private final HeadAnalysis analysis;

        private TokenCollector collector;
        /** The vectors of the query head before, whose array the next one takes. */
        private double[] spare;

        private KeyHead key;
        private OptionalInt keyRows = OptionalInt.empty();
        private HeadOutcome next;

        private Outcomes(Iterator<Row> rows, HeadAnalysis analysis) {
            this.rows = rows;
            this.analysis = analysis;
        }

        @Override
        public boolean hasNext() {
            while (next == null && rows.hasNext()) {
                accept(rows.next());
            }
            return next != null;
        }

        @Override
        public HeadOutcome next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            HeadOutcome outcome = next;
            next = null;
            return outcome;
        }

        private void accept(Row row) {
            if (!row.isNullAt(UnitSchema.BLOCK)) {
                if (collector == null) {
                    collector = new TokenCollector(
                            row.getInt(UnitSchema.KEPT_ROWS), row.getInt(UnitSchema.DIMENSION), spare);
                    spare = null;
                }
                collector.accept(BlockCodec.decode(row.getAs(UnitSchema.BLOCK)));
            } else if (row.getString(UnitSchema.KIND).charAt(0) == HeadKind.KEY.letter()) {
                closeKey(row);
            } else {
                closeQuery(row);
            }
        }

        private void closeKey(Row row) {
            keyRows = rows(row);
            if (row.isNullAt(UnitSchema.ERROR)) {
                key = KeyHead.of(
                        row.getInt(UnitSchema.HEAD),
                        collector.table(),
                        BlockCodec.decodeVector(row.getAs(UnitSchema.ORIENTATION)));
            }
            collector = null;
        }

        private void closeQuery(Row row) {
            HeadId query = HeadId.query(row.getInt(UnitSchema.LAYER), row.getInt(UnitSchema.HEAD));
            next = row.isNullAt(UnitSchema.ERROR)
                    ? analyse(query, row)
                    : failed(query, row, row.getString(UnitSchema.ERROR));
            collector = null;
        }

        private HeadOutcome analyse(HeadId query, Row row) {
            try {
                TokenTable queries = collector.table();
                spare = queries.vectors().values();
                return HeadOutcome.analysed(
                        query,
                        row.getInt(UnitSchema.ROWS),
                        keyRows.orElseThrow(),
                        analysis.analyse(query.layer(), query.head(), queries, key));
            } catch (IllegalArgumentException | ArithmeticException e) {
                return failed(query, row, query.directoryName() + ": " + OneLine.of(e));
            } catch (OutOfMemoryError e) {
                return failed(
                        query,
                        row,
                        query.directoryName() + ": not enough memory; lower max_tokens_per_head or give the task more");
            }
        }

        private HeadOutcome failed(HeadId query, Row row, String error) {
            return HeadOutcome.failed(query, row.getInt(UnitSchema.KEY_HEAD), rows(row), keyRows, error);
        }

        private static OptionalInt rows(Row row) {
            return row.isNullAt(UnitSchema.ROWS) ? OptionalInt.empty() : OptionalInt.of(row.getInt(UnitSchema.ROWS));
        }
    }
}
