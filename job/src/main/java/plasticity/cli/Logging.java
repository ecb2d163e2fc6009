package plasticity.cli;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.DefaultConfiguration;

/** Keeps Spark's own log off the console, unless the user configured logging or asks to see it. */
final class Logging {
    /** What spark-submit sets up when the user has no log configuration. */
    private static final String SPARKS_OWN = "org/apache/spark/log4j2-defaults.properties";

    private Logging() {}

    /**
     * Sets up the log where nobody did.
     *
     * @param debug shows warnings; otherwise all is silent, as Spark logs a failed task's stack trace and the run names the cause itself
     */
    static void quieten(boolean debug) {
        Configuration present = LoggerContext.getContext(false).getConfiguration();
        String source = String.valueOf(present.getConfigurationSource().getLocation());
        boolean isNobodys = present instanceof DefaultConfiguration || present instanceof QuietLog;
        if (!isNobodys && !source.endsWith(SPARKS_OWN)) {
            return;
        }
        QuietLog.install(debug ? Level.WARN : Level.OFF);
    }
}
