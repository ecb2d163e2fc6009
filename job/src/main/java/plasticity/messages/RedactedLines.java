package plasticity.messages;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Gathers bytes up to the end of a line or a flush, and passes them on without secrets. */
final class RedactedLines extends OutputStream {
    private final PrintStream open;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    RedactedLines(PrintStream open) {
        this.open = open;
    }

    @Override
    public synchronized void write(int b) {
        line.write(b);
        if (b == '\n') {
            pass();
        }
    }

    @Override
    public synchronized void flush() {
        pass();
    }

    @Override
    public synchronized void close() {
        pass();
        open.close();
    }

    private void pass() {
        if (line.size() > 0) {
            byte[] bytes = Secrets.redact(line.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            open.write(bytes, 0, bytes.length);
            open.flush();
            line.reset();
        }
    }
}
