package plasticity.session;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.util.VersionInfo;
import plasticity.messages.OneLine;
import plasticity.messages.Secrets;

/** Explains in one line why a store or cluster does not respond and what to do. The line contains no credentials. */
final class Unreachable {
    private static final Set<Class<?>> NO_CLIENT =
            Set.of(UnsupportedFileSystemException.class, ClassNotFoundException.class, NoClassDefFoundError.class);
    private static final Set<Class<?>> NO_ANSWER = Set.of(
            ConnectException.class,
            NoRouteToHostException.class,
            SocketTimeoutException.class,
            UnknownHostException.class);

    private final URI root;
    private final Configuration hadoop;

    /** @param root scheme and authority */
    Unreachable(URI root, Configuration hadoop) {
        this.root = root;
        this.hadoop = hadoop;
    }

    /** The message for an exception. */
    String because(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, next -> next != null, Throwable::getCause)
                .limit(50)
                .toList();
        String cause = OneLine.of(failure);
        if (isAny(causes, NO_CLIENT)) {
            return root + ": no client for " + root.getScheme() + " is on the class path (" + cause + "); " + client();
        }
        if (isNamed(causes, "UnknownStoreException")) {
            return root + ": there is no such bucket at " + endpoint() + "; check its name and fs.s3a.endpoint";
        }
        if (isNamed(causes, "NoAuthWithAWSException", "NoAwsCredentialsException", "CredentialInitializationException")
                || cause.contains("Unable to load credentials")) {
            return root + ": no credentials were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
                    + " spark.hadoop.fs.s3a.access.key and .secret.key, or spark.hadoop.fs.s3a.aws.credentials.provider";
        }
        if (cause.contains("token has expired") || cause.contains("token is expired")) {
            return hidden(
                    root + ": the credentials have expired (" + cause + "); renew them, AWS_SESSION_TOKEN included");
        }
        if (cause.contains("request time and the current time")) {
            return hidden(root + ": the clock of this machine or of the store is wrong (" + cause + "); correct it");
        }
        if (isAny(causes, Set.of(AccessDeniedException.class))) {
            return hidden(root + ": the store rejected the credentials or denied access (" + cause
                    + "); check the keys, their permissions, and that they are not swapped");
        }
        if (isNamed(causes, "AWSRedirectException", "AWSBadRequestException")) {
            return hidden(root + ": the store rejected the request (" + cause
                    + "); check fs.s3a.endpoint and fs.s3a.endpoint.region");
        }
        if (isAny(causes, NO_ANSWER) || isNamed(causes, "ApiCallTimeoutException", "ConnectTimeoutException")) {
            return hidden(root + ": no response from " + endpoint() + " (" + cause + "); check " + address());
        }
        return hidden(root + ": " + cause);
    }

    /** The message for a timeout. */
    String afterSeconds(long seconds) {
        return root + ": no response from " + endpoint() + " within " + seconds + " s; check " + address();
    }

    private boolean isS3() {
        return root.getScheme().startsWith("s3");
    }

    private String client() {
        return isS3()
                ? "add org.apache.hadoop:hadoop-aws:" + VersionInfo.getVersion()
                        + " and its AWS SDK with --jars or --packages, see src/site/object-stores.md"
                : "add its jars with --jars or --packages";
    }

    private String endpoint() {
        String own = hadoop.get("fs.s3a.bucket." + root.getHost() + ".endpoint", hadoop.get("fs.s3a.endpoint", ""));
        return isS3() ? (own.isBlank() ? "AWS" : own) : root.getAuthority().replaceFirst("^.*@", "");
    }

    private String address() {
        return isS3() ? "spark.hadoop.fs.s3a.endpoint and the network" : "host and port, and the network";
    }

    /** Redacts secrets and key identifiers, which some responses quote. */
    private static String hidden(String text) {
        return Secrets.redact(text).replaceAll("\\bA[KS]IA[A-Z0-9]{12,}", Secrets.HIDDEN);
    }

    private static boolean isAny(List<Throwable> causes, Set<Class<?>> types) {
        return causes.stream().anyMatch(cause -> types.stream().anyMatch(type -> type.isInstance(cause)));
    }

    /** Compares class names, since the client's classes may be missing. */
    private static boolean isNamed(List<Throwable> causes, String... names) {
        return causes.stream()
                .anyMatch(cause -> List.of(names).contains(cause.getClass().getSimpleName()));
    }
}
