package plasticity.cli;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A proxy in front of an HTTP server that counts requests and response bytes, and can break a connection. */
final class CountingProxy implements Closeable {
    private final ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final int server;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final AtomicLong breaksAt = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong received = new AtomicLong();

    /** @param server port of the server on the loopback interface */
    CountingProxy(int server) throws IOException {
        this.server = server;
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The requests with a method, each with its header lines; listings have the method {@code LIST} instead of {@code GET}. */
    List<String> requests(String method) {
        return heads.stream().filter(head -> head.startsWith(method + " ")).toList();
    }

    int count(String method) {
        return requests(method).size();
    }

    /** Resets the counts. */
    void forget() {
        heads.clear();
        received.set(0);
    }

    /** Breaks the connection at this byte of all responses, once. */
    void breakAt(long bytes) {
        breaksAt.set(bytes);
    }

    /** Whether no break is pending. */
    boolean hasBroken() {
        return breaksAt.get() == Long.MAX_VALUE;
    }

    /** Bytes from the server, including response headers. */
    long bytes() {
        return received.get();
    }

    private void accept() throws IOException {
        while (!socket.isClosed()) {
            Socket client = socket.accept();
            start(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client;
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
            start(() -> answers(behind.getInputStream(), client.getOutputStream()));
            InputStream in = client.getInputStream();
            OutputStream out = behind.getOutputStream();
            while (true) {
                byte[] head = head(in);
                String text = new String(head, StandardCharsets.ISO_8859_1);
                heads.add(text.contains("list-type=") ? text.replaceFirst("^GET", "LIST") : text);
                out.write(head);
                pass(in, out, length(text));
                out.flush();
            }
        }
    }

    private void answers(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (received.addAndGet(read) >= breaksAt.get()) {
                breaksAt.set(Long.MAX_VALUE);
                in.close();
                break;
            }
            out.write(buffer, 0, read);
            out.flush();
        }
        out.close();
    }

    /** The header lines of a request. */
    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
            boolean isExpected = next == (ends % 2 == 0 ? '\r' : '\n');
            ends = isExpected ? ends + 1 : next == '\r' ? 1 : 0;
        }
        return head.toByteArray();
    }

    private static long length(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void pass(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /** Work that ends with its connection. */
    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side has closed the connection.
                    }
                },
                "counting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
