package plasticity.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Downloads the footer of a Parquet file and writes it to the end of a sparse file of the same length. */
record FooterDownload(HubHttp http, Dataset dataset, String commit) {
    /** Usually contains the entire footer, so that one request suffices. */
    private static final int FIRST_BYTES = 1 << 16;
    /** A larger footer is not downloaded: the reader then reports it as damaged. */
    private static final int MAX_FOOTER = 64 << 20;

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = Integer.BYTES + MAGIC.length;

    /** Downloads the footer without validating it. */
    void run(HubFile file, Path target) throws HubException, IOException {
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long start = Math.max(0, file.size() - FIRST_BYTES);
            byte[] end = fetch(file, start, file.size());
            write(out, end, start);
            long footer = file.size() - footerBytes(end);
            if (footer >= 0 && footer < start) {
                write(out, fetch(file, footer, start), footer);
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

    private byte[] fetch(HubFile file, long from, long to) throws HubException {
        if (from == to) {
            return new byte[0];
        }
        URI uri = http.environment().endpoint().file(dataset, commit, file.path());
        String range = from + "-" + (to - 1);
        return http.get(dataset, file.path().toString(), uri, "bytes=" + range, answer -> {
            boolean isAll = answer.status() == 200 && from == 0 && to == file.size();
            if (!isAll && !answer.header("Content-Range").equals("bytes " + range + "/" + file.size())) {
                throw new Retries.Transient("the Hub sent a different byte range than requested");
            }
            byte[] bytes = answer.body().readNBytes((int) (to - from));
            if (bytes.length < to - from) {
                throw new Retries.Transient("the connection ended after " + bytes.length + " bytes");
            }
            return bytes;
        });
    }

    private static void write(FileChannel out, byte[] bytes, long position) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            out.write(left, position + left.position());
        }
    }
}
