package plasticity.tasks;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import org.apache.spark.api.java.function.FlatMapFunction;
import plasticity.analysis.AnalysisSettings;
import plasticity.analysis.HeadAnalysis;
import plasticity.analysis.KeyHead;
import plasticity.estimates.HeadCounts;
import plasticity.estimates.KeyHeadEstimator;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.messages.FailureLog;
import plasticity.messages.OneLine;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.SpareArrays;
import plasticity.sample.TokenCollector;
import plasticity.sample.TokenTable;
import plasticity.tokens.HeadReader;

/**
 * Analyses the query heads of a work unit lazily, one outcome per query head, then the estimates of the key head if these are wanted. The key
 * head's tokens stay in memory for the unit, those of one query head at a time.
 */
public record UnitAnalysis(AnalysisSettings settings) implements FlatMapFunction<Iterator<HeadBlock>, UnitOutcome> {
    private static final String NO_MEMORY = "not enough memory; lower max_tokens_per_head or give the task more";

    /** @param blocks of one unit; each is used before the next is read */
    @Override
    public Iterator<UnitOutcome> call(Iterator<HeadBlock> blocks) {
        return new Outcomes(blocks, settings);
    }

    private static final class Outcomes implements Iterator<UnitOutcome> {
        private final Iterator<HeadBlock> blocks;
        private final AnalysisSettings settings;
        private final HeadAnalysis analysis;

        private TokenCollector collector;
        private KeyHead key;
        private boolean keysHaveExamples;
        private OptionalInt keyRows = OptionalInt.empty();
        /** Why the key head cannot be used; null if it can. */
        private String keyProblem;
        /** Why the current head cannot be used; null if no reason is known yet. */
        private String problem;

        /** The key head whose estimates are wanted; null if they are not, or after their outcome. */
        private HeadId estimated;
        /** Null if the estimates of the key head are not wanted or not possible. */
        private KeyHeadEstimator estimator;
        /** Why the estimates of the key head are not possible; null if no reason is known. */
        private String estimatesProblem;

        private int counted;
        private UnitOutcome next;

        private Outcomes(Iterator<HeadBlock> blocks, AnalysisSettings settings) {
            this.blocks = blocks;
            this.settings = settings;
            this.analysis = new HeadAnalysis(settings);
        }

        @Override
        public boolean hasNext() {
            while (next == null && blocks.hasNext()) {
                accept(blocks.next());
            }
            if (next == null && estimated != null) {
                next = estimateKeyHead();
                estimated = null;
            }
            if (next == null && key != null) {
                SpareArrays.add(key.tokens().vectors().values());
                key = null;
            }
            return next != null;
        }

        @Override
        public UnitOutcome next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            UnitOutcome outcome = next;
            next = null;
            return outcome;
        }

        private void accept(HeadBlock block) {
            boolean isKey = block.head().kind() == HeadKind.KEY;
            if (problem == null) {
                problem = block.error() != null || isKey ? block.error() : keyProblem;
            }
            if (problem == null) {
                try {
                    use(block);
                } catch (IllegalArgumentException | OutOfRangeException e) {
                    FailureLog.expected(e);
                    problem = block.head().directoryName() + ": " + OneLine.of(e);
                } catch (RuntimeException | LinkageError | InternalError | StackOverflowError e) {
                    problem = block.head().directoryName() + ": " + FailureLog.bug(e);
                }
            }
            if (block.isEnd()) {
                close(block, isKey);
            }
        }

        private void use(HeadBlock block) {
            if (!block.isEnd()) {
                if (collector == null) {
                    collector = new TokenCollector(
                            block.keptRows(),
                            block.dimension(),
                            SpareArrays.ofTypeOf(block.tokens().vectors(), block.keptRows() * block.dimension()));
                }
                collector.accept(block.tokens());
            } else if (block.head().kind() == HeadKind.KEY) {
                TokenTable keys = collector.table();
                key = KeyHead.of(block.head().layer(), block.head().head(), keys, block.orientation(), settings);
                keysHaveExamples = !Arrays.stream(keys.examples()).allMatch(HeadReader::isAlone);
                if (block.isWanted()) {
                    estimator = new KeyHeadEstimator(
                            key.estimates().orElseThrow(),
                            settings.estimateSettings().groups());
                }
            } else {
                analyse(block);
            }
        }

        /** Adds a query head to the estimates of the key head. */
        private void add(HeadCounts counts) {
            if (estimator != null) {
                estimator.add(counts);
                counted++;
            }
        }

        /** Estimates the key head after all its query heads, unless all of them failed. */
        private KeyHeadOutcome estimateKeyHead() {
            KeyHeadEstimator all = estimator;
            estimator = null;
            if (all == null || counted == 0) {
                return new KeyHeadOutcome(estimated, null, estimatesProblem);
            }
            try {
                return new KeyHeadOutcome(estimated, all.estimate(), null);
            } catch (OutOfMemoryError e) {
                return new KeyHeadOutcome(estimated, null, NO_MEMORY);
            } catch (RuntimeException | LinkageError | InternalError | StackOverflowError e) {
                return new KeyHeadOutcome(estimated, null, FailureLog.bug(e));
            }
        }

        private void close(HeadBlock block, boolean isKey) {
            if (isKey) {
                keyRows = block.rows();
                keyProblem = problem;
                estimated = block.isWanted() ? block.head() : null;
            } else if (problem != null && block.isWanted()) {
                next = HeadOutcome.failed(block.head(), block.keyHead(), block.rows(), keyRows, problem);
            }
            problem = null;
            collector = null;
        }

        private void analyse(HeadBlock block) {
            HeadId query = block.head();
            TokenTable queries = collector.table();
            try {
                if (!block.isWanted()) {
                    add(analysis.count(query.layer(), query.head(), queries, key));
                    return;
                }
                next = HeadOutcome.analysed(
                        query,
                        block.rows().orElseThrow(),
                        keyRows.orElseThrow(),
                        analysis.analyse(query.layer(), query.head(), queries, key, this::add),
                        keysHaveExamples);
            } catch (OutOfMemoryError e) {
                if (!block.isWanted()) {
                    estimator = null;
                    estimatesProblem = NO_MEMORY;
                }
                problem = query.directoryName() + ": " + NO_MEMORY;
            } finally {
                SpareArrays.add(queries.vectors().values());
            }
        }
    }
}
