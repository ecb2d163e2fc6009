package plasticity.run;

import plasticity.tasks.HeadOutcome;

/** Hears of a run as it goes on. Called by one thread at a time. */
interface Progress extends AutoCloseable {
    /** A head was analysed. */
    void done();

    /** A head failed, and why. */
    void failed(HeadOutcome outcome);

    /** No more is to come. */
    @Override
    void close();
}
