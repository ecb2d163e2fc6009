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

/** Downloads the footer of a Parquet file and writes it to the end of a sparse file of the same length. */
final class FooterDownload {
    /** Usually contains the entire footer, so that one request suffices. */
    private static final int FIRST_BYTES = 1 << 16;
    /** A larger footer is not downloaded: the reader then reports it as damaged. */
    private static final int MAX_FOOTER = 64 << 20;

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

    /** Downloads the footer without validating it. */
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

    /** Length of the footer with length and magic number; that of {@code end} if the declared length is invalid or too large. */
    private static long footerBytes(byte[] end) {
        if (end.length < TAIL || !Arrays.equals(end, end.length - MAGIC.length, end.length, MAGIC, 0, MAGIC.length)) {
            return end.length;
        }
        int declared = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(end.length - TAIL);
        return declared < 0 || declared > MAX_FOOTER ? end.length : (long) declared + TAIL;
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
                    throw new TransientException("the Hub sent a different byte range than requested");
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
