package plasticity.hub;

import java.util.Arrays;
import plasticity.hub.LoopbackHub.Fault;

/** Simulated failures of a Hub. */
public final class Faults {
    private Faults() {}

    /** An error response with headers {@code name, value, name, value}. */
    public static Fault status(int status, String... headers) {
        return (exchange, right) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Drops the connection after some bytes. */
    public static Fault dropAfter(int bytes) {
        return (exchange, right) -> {
            exchange.sendResponseHeaders(200, right.length);
            exchange.getResponseBody().write(right, 0, Math.min(bytes, right.length - 1));
            exchange.getResponseBody().flush();
        };
    }

    /** Sends some bytes, then stalls. */
    public static Fault stallAfter(int bytes, long millis) {
        return (exchange, right) -> {
            exchange.sendResponseHeaders(200, right.length);
            exchange.getResponseBody().write(right, 0, Math.min(bytes, right.length - 1));
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Another body with status 200. */
    public static Fault instead(byte[] body) {
        return (exchange, right) -> {
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        };
    }

    public static Fault instead(String body) {
        return instead(LoopbackHub.utf8(body));
    }

    /** The right number of bytes, one of them flipped. */
    static Fault flipped() {
        return (exchange, right) -> {
            byte[] wrong = Arrays.copyOf(right, right.length);
            wrong[wrong.length / 2] ^= 1;
            instead(wrong).answer(exchange, right);
        };
    }

    /** The right bytes in chunks, without a length, and some more or fewer of them. */
    static Fault chunked(int difference) {
        return (exchange, right) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(Arrays.copyOf(right, right.length + difference));
        };
    }
}
