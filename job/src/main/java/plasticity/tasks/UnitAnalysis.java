package plasticity.tasks;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import org.apache.spark.api.java.function.FlatMapFunction;
import plasticity.analysis.AnalysisSettings;
import plasticity.analysis.HeadAnalysis;
import plasticity.analysis.KeyHead;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.messages.FailureLog;
import plasticity.messages.OneLine;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.TokenCollector;
import plasticity.sample.TokenTable;
import plasticity.tokens.RowSink;

/**
 * Turns the parts of a work unit into outcomes, one for each query head, as they are asked for: the key head's tokens stay in memory for the
 * unit, one query head's at a time.
 */
public record UnitAnalysis(AnalysisSettings settings) implements FlatMapFunction<Iterator<HeadPart>, HeadOutcome> {

    /** @param parts of one unit, each used before the next is asked for */
    @Override
    public Iterator<HeadOutcome> call(Iterator<HeadPart> parts) {
        return new Outcomes(parts, new HeadAnalysis(settings));
    }

    private static final class Outcomes implements Iterator<HeadOutcome> {
        private final Iterator<HeadPart> parts;
        private final HeadAnalysis analysis;

        private TokenCollector collector;
        /** The vectors of the query head before, whose array the next one takes. */
        private double[] spare;

        private KeyHead key;
        private boolean keysHaveExamples;
        private OptionalInt keyRows = OptionalInt.empty();
        /** Why the key head cannot be used; null if it can. */
        private String keyProblem;
        /** Why the current head cannot be used; null if no reason is known yet. */
        private String problem;

        private HeadOutcome next;

        private Outcomes(Iterator<HeadPart> parts, HeadAnalysis analysis) {
            this.parts = parts;
            this.analysis = analysis;
        }

        @Override
        public boolean hasNext() {
            while (next == null && parts.hasNext()) {
                accept(parts.next());
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

        private void accept(HeadPart part) {
            boolean isKey = part.head().kind() == HeadKind.KEY;
            if (problem == null) {
                problem = part.error() != null || isKey ? part.error() : keyProblem;
            }
            if (problem == null) {
                try {
                    use(part);
                } catch (IllegalArgumentException | OutOfRangeException e) {
                    FailureLog.expected(e);
                    problem = part.head().directoryName() + ": " + OneLine.of(e);
                } catch (RuntimeException | LinkageError | InternalError | StackOverflowError e) {
                    problem = part.head().directoryName() + ": " + FailureLog.bug(e);
                }
            }
            if (part.isClosing()) {
                close(part, isKey);
            }
        }

        private void use(HeadPart part) {
            if (!part.isClosing()) {
                if (collector == null) {
                    collector = new TokenCollector(part.keptRows(), part.dimension(), spare);
                    spare = null;
                }
                collector.accept(part.block());
            } else if (part.head().kind() == HeadKind.KEY) {
                TokenTable keys = collector.table();
                key = KeyHead.of(part.head().head(), keys, part.orientation());
                keysHaveExamples = !Arrays.stream(keys.examples()).allMatch(RowSink::isAlone);
            } else {
                analyse(part);
            }
        }

        private void close(HeadPart part, boolean isKey) {
            if (isKey) {
                keyRows = part.rows();
                keyProblem = problem;
            } else if (problem != null) {
                next = HeadOutcome.failed(part.head(), part.keyHead(), part.rows(), keyRows, problem);
            }
            problem = null;
            collector = null;
        }

        private void analyse(HeadPart part) {
            HeadId query = part.head();
            try {
                TokenTable queries = collector.table();
                spare = queries.vectors().values();
                next = HeadOutcome.analysed(
                        query,
                        part.rows().orElseThrow(),
                        keyRows.orElseThrow(),
                        analysis.analyse(query.layer(), query.head(), queries, key),
                        keysHaveExamples);
            } catch (OutOfMemoryError e) {
                problem =
                        query.directoryName() + ": not enough memory; lower max_tokens_per_head or give the task more";
            }
        }
    }
}
