package plasticity.tasks;

import java.util.Iterator;
import java.util.function.Supplier;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Runs an analysis and adds its blocks, outcomes and times to the job's accumulators. */
record MeteredAnalysis(FlatMapFunction<Iterator<HeadBlock>, UnitOutcome> analysis, JobAccumulators accumulators)
        implements FlatMapFunction<Iterator<HeadBlock>, UnitOutcome> {

    @Override
    public Iterator<UnitOutcome> call(Iterator<HeadBlock> blocks) throws Exception {
        Stopwatch total = new Stopwatch();
        Stopwatch reading = new Stopwatch();
        long start = System.nanoTime();
        Iterator<UnitOutcome> outcomes = analysis.call(new Blocks(blocks, reading, accumulators));
        total.nanos = System.nanoTime() - start;
        return new Outcomes(outcomes, total, reading, accumulators);
    }

    /** Sums the times of some work. */
    private static final class Stopwatch {
        private long nanos;

        <T> T time(Supplier<T> work) {
            long start = System.nanoTime();
            try {
                return work.get();
            } finally {
                nanos += System.nanoTime() - start;
            }
        }

        /** Returns the time since the last reset. */
        long reset() {
            long elapsed = nanos;
            nanos = 0;
            return elapsed;
        }
    }

    private record Blocks(Iterator<HeadBlock> blocks, Stopwatch reading, JobAccumulators accumulators)
            implements Iterator<HeadBlock> {
        @Override
        public boolean hasNext() {
            return reading.time(blocks::hasNext);
        }

        @Override
        public HeadBlock next() {
            HeadBlock block = reading.time(blocks::next);
            if (block.isEnd()) {
                accumulators.add(JobAccumulator.BYTES_READ, block.bytes());
                if (block.error() == null) {
                    accumulators.add(JobAccumulator.ROWS_READ, block.rows().orElse(0));
                    accumulators.add(JobAccumulator.ROWS_KEPT, block.keptRows());
                }
            }
            return block;
        }
    }

    private record Outcomes(
            Iterator<UnitOutcome> outcomes, Stopwatch total, Stopwatch reading, JobAccumulators accumulators)
            implements Iterator<UnitOutcome> {
        @Override
        public boolean hasNext() {
            return timed(outcomes::hasNext);
        }

        @Override
        public UnitOutcome next() {
            UnitOutcome outcome = timed(outcomes::next);
            if (outcome instanceof HeadOutcome) {
                accumulators.add(
                        outcome.error().isEmpty() ? JobAccumulator.HEADS_ANALYSED : JobAccumulator.HEADS_FAILED, 1);
            }
            return outcome;
        }

        private <T> T timed(Supplier<T> work) {
            T result = total.time(work);
            long nanos = reading.reset();
            accumulators.add(JobAccumulator.READING_NANOS, nanos);
            accumulators.add(JobAccumulator.ANALYSING_NANOS, total.reset() - nanos);
            return result;
        }
    }
}
