package plasticity.tasks;

import org.apache.spark.SparkContext;
import plasticity.messages.RunException;
import plasticity.session.Application;
import plasticity.session.Session;

/** Starts Spark when it is first needed. */
public final class SparkWork implements AutoCloseable {
    private final Application application;
    private SparkContext spark;
    private HeadJob job;

    public SparkWork(Application application) {
        this.application = application;
    }

    /**
     * The application's job; the first call starts Spark.
     *
     * @throws RunException if Spark cannot start on this machine
     */
    public HeadJob job() throws RunException {
        if (job == null) {
            spark = Session.open(application.spark());
            job = new HeadJob(spark);
        }
        return job;
    }

    /** Whether Spark has stopped by itself. */
    public boolean hasStopped() {
        return spark != null && spark.isStopped();
    }

    @Override
    public void close() {
        if (spark != null) {
            spark.stop();
        }
    }
}
