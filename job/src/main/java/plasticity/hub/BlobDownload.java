package plasticity.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Downloads one blob into the cache. Resumes partial downloads and gives the blob its final name only after its checksum was verified. */
record BlobDownload(HubHttp http, Dataset dataset, String commit, HubCache cache) {
    private static final int BUFFER = 1 << 17;

    /**
     * Downloads the blob of a file. The caller must hold its lock.
     *
     * @throws HubException if the download fails permanently or the checksum differs from the one that the Hub lists
     */
    void run(HubFile file) throws HubException, IOException {
        String found = "";
        // Retry once from the start: the resumed part may have been of another file, or the transfer was corrupted.
        for (int attempt = 0; attempt < 2; attempt++) {
            fetch(file);
            Path part = cache.part(file);
            found = file.checksumOf(part);
            if (found.equals(file.blob())) {
                Files.move(part, cache.blob(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            }
            Files.delete(part);
            http.progress().received(-file.size());
        }
        throw new HubException(file.path() + ": checksum mismatch: "
                + (file.isLarge() ? "SHA-256 " : "git's SHA-1 ") + found + ", but the Hub lists " + file.blob()
                + "; the download was deleted; check HF_ENDPOINT and proxies");
    }

    private void fetch(HubFile file) throws HubException, IOException {
        Path part = cache.part(file);
        cache.prepare(part.getParent());
        if (Files.exists(part, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
            throw new HubException(part + " is not a regular file; remove it and run again");
        }
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (out.size() > file.size()) {
                out.truncate(0);
            }
            http.progress().received(out.size());
            out.position(out.size());
            if (out.size() < file.size() || file.size() == 0) {
                http.retries().run(file.path().toString(), http.progress(), () -> position(out), () -> {
                    append(file, out);
                    return null;
                });
            }
            out.force(true); // later runs check only the size of a blob, so its bytes must survive a power failure
        }
    }

    private static long position(FileChannel out) {
        try {
            return out.position();
        } catch (IOException e) {
            return 0;
        }
    }

    /** One attempt: requests the missing bytes and appends them. */
    private void append(HubFile file, FileChannel out) throws IOException, HubException {
        String what = file.path().toString();
        long start = out.position();
        URI uri = http.environment().endpoint().file(dataset, commit, file.path());
        try (HubHttp.Response answer = http.send(what, uri, start == 0 ? "" : "bytes=" + start + "-")) {
            if (answer.status() == 416) {
                restart(out);
                throw new Retries.Transient("the Hub cannot send bytes from offset " + start);
            }
            http.check(answer, dataset, what);
            requireSameFile(answer, file);
            if (answer.status() == 200) {
                restart(out);
            } else if (!answer.header("Content-Range")
                    .equals("bytes " + start + "-" + (file.size() - 1) + "/" + file.size())) {
                restart(out);
                throw new Retries.Transient("the Hub sent a different byte range than requested");
            }
            long left = file.size() - out.position();
            String length = answer.header("Content-Length");
            if (length.matches("\\d{1,18}") && Long.parseLong(length) != left) {
                throw new Retries.Transient(
                        "the Hub announced " + Long.parseLong(length) + " bytes instead of " + left);
            }
            copy(answer, file, out);
        }
        if (out.position() < file.size()) {
            throw new Retries.Transient(
                    "the connection ended after " + out.position() + " of " + file.size() + " bytes");
        }
    }

    private void requireSameFile(HubHttp.Response answer, HubFile file) throws HubException {
        String sent = answer.first().firstValue("X-Repo-Commit").orElse(commit);
        String content = answer.first()
                .firstValue("X-Linked-ETag")
                .orElse(file.blob())
                .replaceFirst("^W/", "")
                .replace("\"", "");
        if (!sent.equals(commit) || !content.equals(file.blob())) {
            throw new HubException(file.path() + ": the file changed on the Hub since it was listed; run again");
        }
    }

    private void restart(FileChannel out) throws IOException {
        http.progress().received(-out.position());
        out.truncate(0);
        out.position(0);
    }

    private void copy(HubHttp.Response answer, HubFile file, FileChannel out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = answer.body().read(buffer);
                count >= 0;
                count = answer.body().read(buffer)) {
            if (out.position() + count > file.size()) {
                restart(out);
                throw new Retries.Transient("the Hub sent more than the listed " + file.size() + " bytes");
            }
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            http.progress().received(count);
        }
    }
}
