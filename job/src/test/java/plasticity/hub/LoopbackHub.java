package plasticity.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A local Hub that serves one dataset from a directory like huggingface.co. Large files (all {@code .parquet}) are on a second server under another
 * host name. Simulates failures on demand.
 */
public final class LoopbackHub implements AutoCloseable {
    public static final String NAME = "me/sniffed-qk";
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final int PAGE = 40;

    static {
        // Avoids a delay of 40 ms per response.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** A request to either server. */
    public record Request(String method, URI uri, Optional<String> authorization, Optional<String> range) {
        /** Whether it requests a file from the Hub. */
        public boolean isDownload() {
            return method.equals("GET") && uri.getPath().contains("/resolve/");
        }
    }

    /** A simulated failure. */
    public interface Fault {
        /** @param right the correct body */
        void answer(HttpExchange exchange, byte[] right) throws IOException;
    }

    private record Rule(String part, Fault fault, AtomicInteger left) {}

    private final Path folder;
    private final HttpServer hub;
    private final HttpServer store;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Map<String, Path> contents = new ConcurrentHashMap<>();
    private volatile Optional<String> token = Optional.empty();
    private volatile String commit = COMMIT;

    private LoopbackHub(Path folder) throws IOException {
        this.folder = folder;
        this.hub = server(this::hub);
        this.store = server(this::store);
    }

    /** @param folder root of the dataset */
    public static LoopbackHub serving(Path folder) throws IOException {
        return new LoopbackHub(folder);
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private HttpServer server(Answer answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))));
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.start();
        return server;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + hub.getAddress().getPort();
    }

    /** The file store, under another name of this machine. */
    String storeAddress() {
        return "http://localhost:" + store.getAddress().getPort();
    }

    public LoopbackHub requiring(String secret) {
        token = Optional.of(secret);
        return this;
    }

    /** Declares the current state of the directory to be another commit. */
    public void moveTo(String other) {
        commit = other;
    }

    /** Lets the next requests whose address contains a text fail. */
    public LoopbackHub failing(String part, int times, Fault fault) {
        rules.add(new Rule(part, fault, new AtomicInteger(times)));
        return this;
    }

    /** Stops all simulated failures. */
    public void recover() {
        rules.clear();
    }

    public List<Request> requests() {
        return requests;
    }

    /** Number of requests for files. */
    public long downloads() {
        return requests.stream().filter(Request::isDownload).count();
    }

    public void forget() {
        requests.clear();
    }

    @Override
    public void close() {
        hub.stop(0);
        store.stop(0);
        threads.shutdownNow();
    }

    private void hub(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (token.isPresent() && !("Bearer " + token.get()).equals(given)) {
            refuse(exchange, 401, given == null ? "RepoNotFound" : "");
        } else if (path.startsWith("/api/datasets/" + NAME + "/revision/")) {
            revision(exchange, path.substring(path.indexOf("/revision/") + "/revision/".length()));
        } else if (path.startsWith("/api/datasets/" + NAME + "/tree/" + commit)) {
            tree(
                    exchange,
                    path.substring(path.indexOf(commit) + commit.length()).replaceFirst("^/", ""));
        } else if (path.startsWith("/api/datasets/" + NAME + "/tree/")) {
            refuse(exchange, 404, "RevisionNotFound");
        } else if (path.startsWith("/datasets/" + NAME + "/resolve/" + commit + "/")) {
            resolve(exchange, path.substring(path.indexOf(commit) + commit.length() + 1));
        } else {
            refuse(exchange, 404, "RepoNotFound");
        }
    }

    private void revision(HttpExchange exchange, String revision) throws IOException {
        if (List.of("main", "v1", "refs/pr/1", commit).contains(revision)) {
            send(exchange, 200, utf8("{\"id\":\"" + NAME + "\",\"sha\":\"" + commit + "\",\"siblings\":[]}"));
        } else {
            refuse(exchange, 404, "RevisionNotFound");
        }
    }

    private void tree(HttpExchange exchange, String directory) throws IOException {
        Path root = folder.resolve(directory);
        if (!Files.isDirectory(root)) {
            refuse(exchange, 404, "EntryNotFound");
            return;
        }
        Map<String, String> query = query(exchange.getRequestURI());
        List<String> entries = entries(root, query.get("recursive").equalsIgnoreCase("true"));
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        int to = Math.min(entries.size(), from + PAGE);
        if (to < entries.size()) {
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<" + endpoint() + exchange.getRequestURI().getPath() + "?recursive="
                                    + query.get("recursive") + "&expand=false&cursor=" + to + ">; rel=\"next\"");
        }
        send(exchange, 200, utf8("[" + String.join(",", entries.subList(from, to)) + "]"));
    }

    private List<String> entries(Path root, boolean isDeep) throws IOException {
        try (Stream<Path> found = Files.walk(root, isDeep ? 9 : 1)) {
            List<String> entries = new ArrayList<>();
            for (Path path :
                    new TreeSet<>(found.filter(path -> !path.equals(root)).toList())) {
                entries.add(entry(path));
            }
            return entries;
        }
    }

    private String entry(Path path) throws IOException {
        String name = folder.relativize(path).toString();
        if (Files.isDirectory(path)) {
            return "{\"type\":\"directory\",\"oid\":\"" + "d".repeat(40) + "\",\"size\":0,\"path\":\"" + name + "\"}";
        }
        String file = "{\"type\":\"file\",\"oid\":\"" + gitName(path) + "\",\"size\":" + Files.size(path)
                + ",\"path\":\"" + name + "\"";
        return isLarge(path)
                ? file + ",\"lfs\":{\"oid\":\"" + sha256(path) + "\",\"size\":" + Files.size(path)
                        + ",\"pointerSize\":134}}"
                : file + "}";
    }

    private void resolve(HttpExchange exchange, String name) throws IOException {
        Path file = folder.resolve(name);
        exchange.getResponseHeaders().set("X-Repo-Commit", commit);
        if (!Files.isRegularFile(file)) {
            refuse(exchange, 404, "EntryNotFound");
        } else if (isLarge(file)) {
            String content = sha256(file);
            contents.put(content, file);
            exchange.getResponseHeaders().set("X-Linked-ETag", "\"" + content + "\"");
            exchange.getResponseHeaders().set("X-Linked-Size", Long.toString(Files.size(file)));
            exchange.getResponseHeaders().set("ETag", "\"" + content + "\"");
            exchange.getResponseHeaders()
                    .set("Location", storeAddress() + "/content/" + content + "?name=" + file.getFileName());
            send(exchange, 302, utf8("Found"));
        } else {
            exchange.getResponseHeaders().set("ETag", "\"" + gitName(file) + "\"");
            bytes(exchange, Files.readAllBytes(file));
        }
    }

    private void store(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = contents.get(path.substring(path.lastIndexOf('/') + 1));
        if (file == null) {
            refuse(exchange, 404, "");
        } else {
            bytes(exchange, Files.readAllBytes(file));
        }
    }

    private void bytes(HttpExchange exchange, byte[] all) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            send(exchange, 200, all);
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        int from = ends[0].isEmpty() ? Math.max(0, all.length - Integer.parseInt(ends[1])) : Integer.parseInt(ends[0]);
        int to = ends[0].isEmpty() || ends[1].isEmpty()
                ? all.length
                : Math.min(all.length, Integer.parseInt(ends[1]) + 1);
        if (from >= all.length) {
            refuse(exchange, 416, "");
            return;
        }
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + all.length);
        send(exchange, 206, Arrays.copyOfRange(all, from, to));
    }

    private void refuse(HttpExchange exchange, int status, String code) throws IOException {
        if (!code.isEmpty()) {
            exchange.getResponseHeaders().set("X-Error-Code", code);
        }
        send(exchange, status, utf8("{\"error\":\"" + code + "\"}"));
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        String address = exchange.getRequestURI().toString();
        for (Rule rule : rules) {
            if (address.contains(rule.part) && rule.left.getAndDecrement() > 0) {
                rule.fault.answer(exchange, body);
                return;
            }
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : Optional.ofNullable(uri.getQuery()).orElse("").split("&", -1)) {
            query.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("^[^=]*=?", ""));
        }
        return query;
    }

    private static boolean isLarge(Path file) {
        return file.toString().endsWith(".parquet");
    }

    static String sha256(Path file) {
        return hash("SHA-256", read(file));
    }

    static String gitName(Path file) {
        byte[] content = read(file);
        byte[] head = utf8("blob " + content.length + "\0");
        byte[] all = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        return hash("SHA-1", all);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
