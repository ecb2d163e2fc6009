package plasticity.cli;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.DefaultConfiguration;

/** Keeps Spark's log off the console unless the user configured logging or passed {@code --debug}. */
final class Logging {
    /** The configuration that spark-submit installs if the user has none. */
    private static final String SPARK_DEFAULTS = "org/apache/spark/log4j2-defaults.properties";

    private Logging() {}

    /**
     * Configures the log unless the user did.
     *
     * @param debug whether to log warnings; otherwise nothing is logged: the run reports causes of failures itself
     */
    static void quieten(boolean debug) {
        Configuration present = LoggerContext.getContext(false).getConfiguration();
        String source = String.valueOf(present.getConfigurationSource().getLocation());
        boolean isDefault = present instanceof DefaultConfiguration || present instanceof QuietLog;
        if (!isDefault && !source.endsWith(SPARK_DEFAULTS)) {
            return;
        }
        QuietLog.install(debug ? Level.WARN : Level.OFF);
    }
}
