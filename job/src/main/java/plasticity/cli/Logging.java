package plasticity.cli;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Keeps Spark's own log off the console, unless the user configured logging or asks to see it. */
final class Logging {
    private static final String CONSOLE = "console";
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
        if (!(present instanceof DefaultConfiguration) && !source.endsWith(SPARKS_OWN)) {
            return;
        }
        // A configuration, not just a level: Spark would replace log4j's default one by its own.
        ConfigurationBuilder<BuiltConfiguration> builder = ConfigurationBuilderFactory.newConfigurationBuilder();
        builder.add(builder.newRootLogger(debug ? Level.WARN : Level.OFF));
        BuiltConfiguration log = builder.build();
        Configurator.reconfigure(log);
        log.getRootLogger().addAppender(console(), null, null);
        LoggerContext.getContext(false).updateLoggers();
    }

    private static Appender console() {
        Appender console = ConsoleAppender.newBuilder()
                .setName(CONSOLE)
                .setTarget(ConsoleAppender.Target.SYSTEM_ERR)
                .setLayout(new RedactedLayout(PatternLayout.newBuilder()
                        .withPattern("%d{HH:mm:ss} %p %c{1}: %m%n%ex")
                        .build()))
                .build();
        console.start();
        return console;
    }
}
