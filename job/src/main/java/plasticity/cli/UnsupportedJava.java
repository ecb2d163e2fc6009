package plasticity.cli;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.util.VersionInfo;

/** Tells a failure that comes of a Java on which Hadoop does not run. The launcher looks before; {@code spark-submit} does not. */
final class UnsupportedJava {
    /** Of {@code javax.security.auth.Subject}, which Hadoop asks who is using it. */
    private static final String GONE = "getSubject is not supported";

    private UnsupportedJava() {}

    /** The cause and the remedy; empty where a failure has another cause. */
    static Optional<String> cause(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof UnsupportedOperationException && GONE.equals(cause.getMessage()))
                .findFirst()
                .map(cause -> "Hadoop " + VersionInfo.getVersion() + " does not run on Java " + Runtime.version()
                        + ": use Java 17 to 23");
    }
}
