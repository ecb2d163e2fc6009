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

/** Why a store or cluster does not answer as it should, and what to do, in one line that holds no credentials. */
final class Unreachable {
    private static final Set<Class<?>> NO_CLIENT =
            Set.of(UnsupportedFileSystemException.class, ClassNotFoundException.class, NoClassDefFoundError.class);
    private static final Set<Class<?>> NO_ANSWER = Set.of(
            ConnectException.class,
            NoRouteToHostException.class,
            SocketTimeoutException.class,
            UnknownHostException.class);

    private final URI place;
    private final Configuration hadoop;

    /** @param place scheme and authority */
    Unreachable(URI place, Configuration hadoop) {
        this.place = place;
        this.hadoop = hadoop;
    }

    /** After a failure. */
    String because(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .toList();
        String told = OneLine.of(failure);
        if (isAny(causes, NO_CLIENT)) {
            return place + ": no client for " + place.getScheme() + " is on the class path (" + told + "); " + client();
        }
        if (isNamed(causes, "UnknownStoreException")) {
            return place + ": there is no such bucket at " + endpoint() + "; check its name and fs.s3a.endpoint";
        }
        if (isNamed(causes, "NoAuthWithAWSException", "NoAwsCredentialsException", "CredentialInitializationException")
                || told.contains("Unable to load credentials")) {
            return place + ": no credentials were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
                    + " spark.hadoop.fs.s3a.access.key and .secret.key, or spark.hadoop.fs.s3a.aws.credentials.provider";
        }
        if (told.contains("token has expired") || told.contains("token is expired")) {
            return hidden(
                    place + ": the credentials have expired (" + told + "); renew them, AWS_SESSION_TOKEN included");
        }
        if (told.contains("request time and the current time")) {
            return hidden(place + ": this machine's clock is wrong, or the store's (" + told + "); set it");
        }
        if (isAny(causes, Set.of(AccessDeniedException.class))) {
            return hidden(place + ": the store refused the credentials or what they may do (" + told
                    + "); check the keys, their rights and their order");
        }
        if (isNamed(causes, "AWSRedirectException", "AWSBadRequestException")) {
            return hidden(place + ": the store refused the request (" + told
                    + "); check fs.s3a.endpoint and fs.s3a.endpoint.region");
        }
        if (isAny(causes, NO_ANSWER) || isNamed(causes, "ApiCallTimeoutException", "ConnectTimeoutException")) {
            return hidden(place + ": nothing answers at " + endpoint() + " (" + told + "); check " + address());
        }
        return hidden(place + ": " + told);
    }

    /** After a silence. */
    String afterSeconds(long seconds) {
        return place + ": no answer from " + endpoint() + " within " + seconds + " s; check " + address();
    }

    private boolean isS3() {
        return place.getScheme().startsWith("s3");
    }

    private String client() {
        return isS3()
                ? "add org.apache.hadoop:hadoop-aws:" + VersionInfo.getVersion()
                        + " and the AWS SDK that it needs by --jars or --packages, see src/site/object-stores.md"
                : "add the jars that bring it by --jars or --packages";
    }

    private String endpoint() {
        String own = hadoop.get("fs.s3a.bucket." + place.getHost() + ".endpoint", hadoop.get("fs.s3a.endpoint", ""));
        return isS3() ? (own.isBlank() ? "AWS" : own) : place.getAuthority().replaceFirst("^.*@", "");
    }

    private String address() {
        return isS3() ? "spark.hadoop.fs.s3a.endpoint and the network" : "host and port, and the network";
    }

    /** Without secrets, and without the identifiers of keys, which some answers repeat. */
    private static String hidden(String text) {
        return Secrets.redact(text).replaceAll("\\bA[KS]IA[A-Z0-9]{12,}", Secrets.HIDDEN);
    }

    private static boolean isAny(List<Throwable> causes, Set<Class<?>> types) {
        return causes.stream().anyMatch(cause -> types.stream().anyMatch(type -> type.isInstance(cause)));
    }

    /** A client's own exceptions, as the client need not be there. */
    private static boolean isNamed(List<Throwable> causes, String... names) {
        return causes.stream()
                .anyMatch(cause -> List.of(names).contains(cause.getClass().getSimpleName()));
    }
}
