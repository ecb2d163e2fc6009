package plasticity.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Proxy settings of the environment: {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY}, or their lower-case variants.
 *
 * <p>{@code NO_PROXY} lists hosts, domains (which include their subdomains) and {@code *}, each with an optional port.
 */
final class Proxies extends ProxySelector {
    static {
        // By default Java sends no password to proxies for https. The property must be set before its HTTP client is
        // loaded.
        String disabled = "jdk.http.auth.tunneling.disabledSchemes";
        System.setProperty(disabled, System.getProperty(disabled, ""));
    }

    private final Map<String, URI> byScheme;
    private final List<String> direct;

    private Proxies(Map<String, URI> byScheme, List<String> direct) {
        super();
        this.byScheme = byScheme;
        this.direct = direct;
    }

    /** @throws HubException if the address of a proxy is invalid; the message does not contain it, since it may contain a password */
    static Proxies of(Map<String, String> environment) throws HubException {
        Map<String, URI> found = new HashMap<>();
        for (String scheme : List.of("http", "https")) {
            Optional<String> name = List.of(scheme + "_proxy", "all_proxy").stream()
                    .flatMap(small -> List.of(small, small.toUpperCase(Locale.ROOT)).stream())
                    .filter(variable -> !environment.getOrDefault(variable, "").isBlank())
                    .findFirst();
            if (name.isPresent()) {
                found.put(
                        scheme, address(name.get(), environment.get(name.get()).strip()));
            }
        }
        String direct = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
        List<String> hosts = Arrays.stream(direct.split(","))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
        return new Proxies(Map.copyOf(found), hosts);
    }

    private static URI address(String variable, String text) throws HubException {
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            if ("http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // reported below
        }
        throw new HubException(variable
                + " is not a supported proxy address: expected http://HOST:PORT or http://USER:PASSWORD@HOST:PORT");
    }

    @Override
    public List<Proxy> select(URI target) {
        return of(target)
                .map(proxy -> new Proxy(
                        Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), Endpoint.port(proxy))))
                .map(List::of)
                .orElse(List.of(Proxy.NO_PROXY));
    }

    /** The value of {@code Proxy-Authorization} for an address; empty without a proxy or without a password for it. */
    Optional<String> authorization(URI target) {
        return of(target).map(URI::getRawUserInfo).map(user -> {
            String plain = URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        });
    }

    private Optional<URI> of(URI target) {
        String scheme = target.getScheme().toLowerCase(Locale.ROOT);
        String host = target.getHost().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        boolean isDirect = direct.stream().anyMatch(entry -> matches(entry, host, Endpoint.port(target)));
        return isDirect ? Optional.empty() : Optional.ofNullable(byScheme.get(scheme));
    }

    private static boolean matches(String entry, String host, int port) {
        if (entry.equals("*") || entry.equals(host)) {
            return true;
        }
        String name = entry.endsWith(":" + port) ? entry.substring(0, entry.length() - (":" + port).length()) : entry;
        String domain = name.replaceFirst("^\\*?\\.", "");
        return host.equals(domain) || host.endsWith("." + domain);
    }

    @Override
    public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
        // the request itself fails and is reported
    }
}
