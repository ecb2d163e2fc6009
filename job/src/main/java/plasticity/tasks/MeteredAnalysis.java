package plasticity.tasks;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Runs an analysis and adds its blocks, outcomes and times to the job's accumulators. */
record MeteredAnalysis(FlatMapFunction<Iterator<HeadBlock>, HeadOutcome> analysis, JobAccumulators accumulators)
        implements FlatMapFunction<Iterator<HeadBlock>, HeadOutcome> {

    @Override
    public Iterator<HeadOutcome> call(Iterator<HeadBlock> blocks) throws Exception {
        Stopwatch total = new Stopwatch();
        Stopwatch reading = new Stopwatch();
        total.start();
        Iterator<HeadOutcome> outcomes = analysis.call(new Blocks(blocks, reading, accumulators));
        total.stop();
        return new Outcomes(outcomes, total, reading, accumulators);
    }

    /** Sums the times between start and stop. */
    private static final class Stopwatch {
        private long nanos;
        private long started;

        void start() {
            started = System.nanoTime();
        }

        void stop() {
            nanos += System.nanoTime() - started;
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
            reading.start();
            try {
                return blocks.hasNext();
            } finally {
                reading.stop();
            }
        }

        @Override
        public HeadBlock next() {
            reading.start();
            try {
                return counted(blocks.next());
            } finally {
                reading.stop();
            }
        }

        private HeadBlock counted(HeadBlock block) {
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
            Iterator<HeadOutcome> outcomes, Stopwatch total, Stopwatch reading, JobAccumulators accumulators)
            implements Iterator<HeadOutcome> {
        @Override
        public boolean hasNext() {
            total.start();
            boolean hasNext = outcomes.hasNext();
            total.stop();
            addTimes();
            return hasNext;
        }

        @Override
        public HeadOutcome next() {
            total.start();
            HeadOutcome outcome = outcomes.next();
            total.stop();
            addTimes();
            accumulators.add(
                    outcome.error().isEmpty() ? JobAccumulator.HEADS_ANALYSED : JobAccumulator.HEADS_FAILED, 1);
            return outcome;
        }

        private void addTimes() {
            long nanos = reading.reset();
            accumulators.add(JobAccumulator.READING_NANOS, nanos);
            accumulators.add(JobAccumulator.ANALYSING_NANOS, total.reset() - nanos);
        }
    }
}
