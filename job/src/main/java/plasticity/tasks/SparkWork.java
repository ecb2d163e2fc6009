package plasticity.tasks;

import plasticity.messages.RunException;
import plasticity.session.Application;
import plasticity.session.Session;

/** Spark, started when there is work for it and not before. */
public final class SparkWork implements AutoCloseable {
    private final Application application;
    private Session session;
    private HeadJob job;

    public SparkWork(Application application) {
        this.application = application;
    }

    /**
     * The job of the application, which starts now if it has not.
     *
     * @throws RunException when Spark cannot start on this machine
     */
    public HeadJob job() throws RunException {
        if (job == null) {
            session = Session.open(application.spark());
            job = new HeadJob(session.spark());
        }
        return job;
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }
}
