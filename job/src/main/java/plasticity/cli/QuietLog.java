package plasticity.cli;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.AbstractStringLayout;
import org.apache.logging.log4j.core.layout.PatternLayout;
import plasticity.messages.Secrets;

/** A log configuration: standard error, from one level on, with secrets redacted. */
final class QuietLog extends AbstractConfiguration {
    /** Logs stack traces at INFO, for which Spark logs too much. */
    private static final String OWN = "plasticity";

    /** The configuration that spark-submit installs if the user has none. */
    private static final String SPARK_DEFAULTS = "org/apache/spark/log4j2-defaults.properties";

    private final Level level;

    private QuietLog(LoggerContext context, Level level) {
        super(context, ConfigurationSource.NULL_SOURCE);
        this.level = level;
    }

    /**
     * Keeps Spark's log off the console unless the user configured logging. Permanently: Spark reloads its own configuration when its context
     * starts, so the factory for all later configurations is replaced too.
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
        Level level = debug ? Level.WARN : Level.OFF;
        ConfigurationFactory.setConfigurationFactory(new Only(level));
        LoggerContext.getContext(false).reconfigure();
    }

    @Override
    protected void doConfigure() {
        Appender console = ConsoleAppender.newBuilder()
                .setName("console")
                .setTarget(ConsoleAppender.Target.SYSTEM_ERR)
                .setLayout(new RedactedLayout(PatternLayout.newBuilder()
                        .withPattern("%d{HH:mm:ss} %p %c{1}: %m%n%ex")
                        .build()))
                .build();
        console.start();
        addAppender(console);
        getRootLogger().addAppender(console, null, null);
        getRootLogger().setLevel(level);
        if (!level.equals(Level.OFF)) {
            addLogger(OWN, new LoggerConfig(OWN, Level.INFO, true));
        }
    }

    /** A layout that redacts secrets in messages and stack traces. */
    private static final class RedactedLayout extends AbstractStringLayout {
        private final PatternLayout open;

        RedactedLayout(PatternLayout open) {
            super(StandardCharsets.UTF_8);
            this.open = open;
        }

        @Override
        public String toSerializable(LogEvent event) {
            return Secrets.redact(open.toSerializable(event));
        }
    }

    /** Returns this configuration for every source. */
    private static final class Only extends ConfigurationFactory {
        private final Level level;

        Only(Level level) {
            this.level = level;
        }

        @Override
        protected String[] getSupportedTypes() {
            return new String[] {"*"};
        }

        @Override
        public Configuration getConfiguration(LoggerContext context, ConfigurationSource source) {
            return new QuietLog(context, level);
        }

        @Override
        public Configuration getConfiguration(LoggerContext context, String name, URI location) {
            return new QuietLog(context, level);
        }
    }
}
