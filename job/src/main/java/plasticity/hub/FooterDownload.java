package plasticity.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Fetches the end of a Parquet file, and lays it at the end of a sparse file of the same length. */
final class FooterDownload {
    /** Footers of a few row groups are far below; one request brings them. */
    private static final int FIRST_BYTES = 1 << 16;
    /** What a footer may claim; anything larger is left to the reader, who finds it missing. */
    private static final int LARGEST = 64 << 20;

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = Integer.BYTES + MAGIC.length;

    private final HubEnvironment environment;
    private final HubHttp http;
    private final Retries retries;
    private final DownloadProgress progress;

    FooterDownload(HubEnvironment environment, HubHttp http, Retries retries, DownloadProgress progress) {
        this.environment = environment;
        this.http = http;
        this.retries = retries;
        this.progress = progress;
    }

    /** Whatever the end holds is laid down as it is; only its length is looked at. */
    void run(Dataset dataset, URI uri, HubFile file, Path target) throws HubException, IOException {
        Files.createDirectories(target.getParent());
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long start = Math.max(0, file.size() - FIRST_BYTES);
            byte[] end = fetch(dataset, uri, file, start, file.size());
            write(out, end, start);
            long footer = file.size() - footerBytes(end);
            if (footer >= 0 && footer < start) {
                write(out, fetch(dataset, uri, file, footer, start), footer);
            }
        }
    }

    /** Footer and what stands behind it; nothing more than {@code end} where it is no footer or a claim without measure. */
    private static long footerBytes(byte[] end) {
        if (end.length < TAIL || !Arrays.equals(end, end.length - MAGIC.length, end.length, MAGIC, 0, MAGIC.length)) {
            return end.length;
        }
        int claimed = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(end.length - TAIL);
        return claimed < 0 || claimed > LARGEST ? end.length : (long) claimed + TAIL;
    }

    private byte[] fetch(Dataset dataset, URI uri, HubFile file, long from, long to) throws HubException {
        if (from == to) {
            return new byte[0];
        }
        String what = file.path().toString();
        return retries.run(what, progress, () -> {
            try (HubResponse answer = http.get(uri, "bytes=" + from + "-" + (to - 1))) {
                Refusal.check(answer, dataset, environment, what);
                boolean isAll = answer.status() == 200 && from == 0 && to == file.size();
                String expected = "bytes " + from + "-" + (to - 1) + "/" + file.size();
                if (!isAll && !answer.header("Content-Range").orElse("").equals(expected)) {
                    throw new TransientException("the Hub sends other bytes than those asked for");
                }
                byte[] bytes = answer.body().readNBytes((int) (to - from));
                if (bytes.length < to - from) {
                    throw new TransientException("the connection ended after " + bytes.length + " bytes");
                }
                return bytes;
            }
        });
    }

    private static void write(FileChannel out, byte[] bytes, long position) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            out.write(left, position + left.position());
        }
    }
}
