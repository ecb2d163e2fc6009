package plasticity.hub;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where the Hub answers.
 *
 * @param base {@code http} or {@code https} with a host, without a slash at its end
 */
record Endpoint(URI base) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** @throws HubException when it is no address of a server, or holds a password */
    static Endpoint of(String text) throws HubException {
        try {
            URI uri = new URI(text.strip().replaceFirst("/+$", ""));
            boolean isServer = isWeb(uri) && uri.getHost() != null && uri.getRawUserInfo() == null;
            if (isServer && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return new Endpoint(uri);
            }
        } catch (URISyntaxException e) {
            // told below, without the text: it may hold a password
        }
        throw new HubException(
                "HF_ENDPOINT is not the address of a Hub; https://HOST is expected, without user and password");
    }

    private static boolean isWeb(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    }

    /** @param path with a slash in front, percent-encoded */
    URI at(String path) {
        return URI.create(base + path);
    }

    /** Whether an address belongs to this very server: scheme, host and port. */
    boolean owns(URI other) {
        return base.getScheme().equalsIgnoreCase(other.getScheme())
                && base.getHost().equalsIgnoreCase(other.getHost())
                && port(base) == port(other);
    }

    /**
     * Where a redirect leads.
     *
     * @throws HubException when it leaves the web, gives up encryption, or names a user
     */
    URI follow(URI from, String location) throws HubException {
        URI to;
        try {
            to = from.resolve(new URI(location));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new HubException("the Hub redirects to what is no address; nothing was fetched from there");
        }
        if (!isWeb(to) || to.getHost() == null || to.getRawUserInfo() != null) {
            throw new HubException("the Hub redirects to " + Sanitized.of(String.valueOf(to.getScheme()))
                    + ": which is no address of the web; refused");
        }
        if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
            throw new HubException(
                    "the Hub redirects from https to http on " + Sanitized.of(to.getHost()) + "; refused");
        }
        return to;
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }
}
