package plasticity.cli;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** Keeps Spark's own log off the console, unless the user configured logging or asked to see it. */
final class Logging {
    private static final String[] USER_CONFIGURATIONS = {
        "log4j2.configurationFile", "log4j.configurationFile", "spark.log.level"
    };

    private Logging() {}

    static void quieten(boolean debug) {
        for (String property : USER_CONFIGURATIONS) {
            if (System.getProperty(property) != null) {
                return;
            }
        }
        // OFF, because Spark logs a failed task's stack trace as an error; the run names the cause itself.
        Configurator.setAllLevels("", debug ? Level.WARN : Level.OFF);
    }
}
