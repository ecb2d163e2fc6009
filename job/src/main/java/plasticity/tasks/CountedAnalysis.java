package plasticity.tasks;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;

/** An analysis of work units whose parts and outcomes are counted, and its time, on their way through. */
record CountedAnalysis(FlatMapFunction<Iterator<HeadPart>, HeadOutcome> analysis, JobMetrics metrics)
        implements FlatMapFunction<Iterator<HeadPart>, HeadOutcome> {

    @Override
    public Iterator<HeadOutcome> call(Iterator<HeadPart> parts) throws Exception {
        Stopwatch whole = new Stopwatch();
        Stopwatch reading = new Stopwatch();
        whole.start();
        Iterator<HeadOutcome> outcomes = analysis.call(new Parts(parts, reading, metrics));
        whole.stop();
        return new Outcomes(outcomes, whole, reading, metrics);
    }

    /** Time that was spent between start and stop. */
    private static final class Stopwatch {
        private long nanos;
        private long started;

        void start() {
            started = System.nanoTime();
        }

        void stop() {
            nanos += System.nanoTime() - started;
        }

        /** The time since this was asked last. */
        long take() {
            long taken = nanos;
            nanos = 0;
            return taken;
        }
    }

    private record Parts(Iterator<HeadPart> parts, Stopwatch reading, JobMetrics metrics)
            implements Iterator<HeadPart> {
        @Override
        public boolean hasNext() {
            reading.start();
            try {
                return parts.hasNext();
            } finally {
                reading.stop();
            }
        }

        @Override
        public HeadPart next() {
            reading.start();
            try {
                return counted(parts.next());
            } finally {
                reading.stop();
            }
        }

        private HeadPart counted(HeadPart part) {
            if (part.isClosing()) {
                metrics.add(JobCounter.BYTES_READ, part.bytes());
                if (part.error() == null) {
                    metrics.add(JobCounter.ROWS_READ, part.rows().orElse(0));
                    metrics.add(JobCounter.ROWS_KEPT, part.keptRows());
                }
            }
            return part;
        }
    }

    private record Outcomes(Iterator<HeadOutcome> outcomes, Stopwatch whole, Stopwatch reading, JobMetrics metrics)
            implements Iterator<HeadOutcome> {
        @Override
        public boolean hasNext() {
            whole.start();
            boolean hasNext = outcomes.hasNext();
            whole.stop();
            countTimes();
            return hasNext;
        }

        @Override
        public HeadOutcome next() {
            whole.start();
            HeadOutcome outcome = outcomes.next();
            whole.stop();
            countTimes();
            metrics.add(outcome.error().isEmpty() ? JobCounter.HEADS_ANALYSED : JobCounter.HEADS_FAILED, 1);
            return outcome;
        }

        private void countTimes() {
            long read = reading.take();
            metrics.add(JobCounter.READING_NANOS, read);
            metrics.add(JobCounter.ANALYSING_NANOS, whole.take() - read);
        }
    }
}
