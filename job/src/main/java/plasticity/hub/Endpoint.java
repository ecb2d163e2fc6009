package plasticity.hub;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Base address of the Hub.
 *
 * @param base {@code http} or {@code https} with a host, without a trailing slash
 */
record Endpoint(URI base) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** @throws HubException if it is not a server address or contains user information */
    static Endpoint of(String text) throws HubException {
        try {
            URI uri = new URI(text.strip().replaceFirst("/+$", ""));
            boolean isServer = isWeb(uri) && uri.getHost() != null && uri.getRawUserInfo() == null;
            if (isServer && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return new Endpoint(uri);
            }
        } catch (URISyntaxException e) {
            // reported below, without the text: it may contain a password
        }
        throw new HubException(
                "HF_ENDPOINT is not the address of a Hub: expected https://HOST, without user and password");
    }

    private static boolean isWeb(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    }

    /** @param path percent-encoded, with a leading slash */
    URI at(String path) {
        return URI.create(base + path);
    }

    /** The download address of a file. */
    URI file(Dataset dataset, String commit, RepoPath path) {
        return at("/datasets/" + dataset.name() + "/resolve/" + commit + "/" + path.encoded());
    }

    /** Whether a URI has the scheme, host and port of this endpoint. */
    boolean owns(URI other) {
        return base.getScheme().equalsIgnoreCase(other.getScheme())
                && base.getHost().equalsIgnoreCase(other.getHost())
                && port(base) == port(other);
    }

    /**
     * Resolves a redirect.
     *
     * @throws HubException if its target is not http(s), downgrades from https to http, or contains user information
     */
    URI follow(URI from, String location) throws HubException {
        URI to;
        try {
            to = from.resolve(new URI(location));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new HubException("the Hub returned an invalid redirect URL");
        }
        if (!isWeb(to) || to.getHost() == null || to.getRawUserInfo() != null) {
            throw new HubException("the Hub redirects to a URL that is not http or https with a host: scheme "
                    + Sanitized.of(String.valueOf(to.getScheme())) + "; rejected");
        }
        if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
            throw new HubException(
                    "the Hub redirects from https to http on " + Sanitized.of(to.getHost()) + "; rejected");
        }
        return to;
    }

    /** The port of a URI, or the default of its scheme. */
    static int port(URI uri) {
        int standard = "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS_PORT : HTTP_PORT;
        return uri.getPort() >= 0 ? uri.getPort() : standard;
    }
}
