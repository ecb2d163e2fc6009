package plasticity.cli;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.util.VersionInfo;

/** Detects failures caused by a Java version that Hadoop does not support. The launcher checks the version first; {@code spark-submit} does not. */
final class UnsupportedJava {
    /** Message of {@code javax.security.auth.Subject}, which Hadoop uses to identify the user. */
    private static final String UNSUPPORTED = "getSubject is not supported";

    private UnsupportedJava() {}

    /** The cause and the remedy; empty if the failure has another cause. */
    static Optional<String> cause(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(cause ->
                        cause instanceof UnsupportedOperationException && UNSUPPORTED.equals(cause.getMessage()))
                .findFirst()
                .map(cause -> "Hadoop " + VersionInfo.getVersion() + " does not run on Java " + Runtime.version()
                        + ": use Java 17 to 23");
    }
}
