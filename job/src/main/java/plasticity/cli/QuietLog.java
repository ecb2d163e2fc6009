package plasticity.cli;

import java.net.URI;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** A log configuration: standard error, from one level on, with secrets redacted. */
final class QuietLog extends AbstractConfiguration {
    /** Logs stack traces at INFO, for which Spark logs too much. */
    private static final String OWN = "plasticity";

    private final Level level;

    private QuietLog(LoggerContext context, Level level) {
        super(context, ConfigurationSource.NULL_SOURCE);
        this.level = level;
    }

    /**
     * Installs it permanently: Spark reloads its own configuration when its context starts, so the factory for all later configurations is
     * replaced too.
     */
    static void install(Level level) {
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
