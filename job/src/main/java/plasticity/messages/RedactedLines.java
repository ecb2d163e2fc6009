package plasticity.messages;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Buffers bytes up to the end of a line or a flush, and writes them without secrets. */
final class RedactedLines extends OutputStream {
    private final PrintStream target;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    RedactedLines(PrintStream target) {
        this.target = target;
    }

    @Override
    public synchronized void write(int b) {
        line.write(b);
        if (b == '\n') {
            writeLine();
        }
    }

    @Override
    public synchronized void flush() {
        writeLine();
    }

    @Override
    public synchronized void close() {
        writeLine();
        target.close();
    }

    private void writeLine() {
        if (line.size() > 0) {
            byte[] bytes = Secrets.redact(line.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            target.write(bytes, 0, bytes.length);
            target.flush();
            line.reset();
        }
    }
}
