package plasticity.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * The part of a cache that one data set has, laid out as the Python client does: {@code refs/REVISION} names a commit,
 * {@code snapshots/COMMIT/PATH} is a relative link to {@code blobs/CONTENT}. Directories that are links, and links that leave the cache, are
 * refused before anything behind them is read or written.
 */
final class HubCache {
    private static final String TAG = "CACHEDIR.TAG";
    private static final String TAG_TEXT =
            """
            Signature: 8a477f597d28d172789f06886806bc55
            # This directory is a cache of files from the Hugging Face Hub.
            """;
    private static final int LONGEST_REF = 100;

    private final Path root;
    private final Path folder;
    private final String name;

    /** @param root of the whole cache; need not exist */
    HubCache(Path root, Dataset dataset) throws HubException {
        this.name = dataset.folder();
        try {
            this.root = Files.exists(root)
                    ? root.toRealPath()
                    : root.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new HubException("the cache " + root + " cannot be read: " + Sanitized.of(e), e);
        }
        this.folder = this.root.resolve(name);
    }

    /** The data set's own directory. */
    Path folder() {
        return folder;
    }

    Path snapshot(String commit) {
        return folder.resolve("snapshots").resolve(commit);
    }

    Path blob(HubFile file) {
        return folder.resolve("blobs").resolve(file.blob());
    }

    /** What has come of a blob so far. */
    Path part(HubFile file) {
        return folder.resolve("blobs").resolve(file.blob() + ".incomplete");
    }

    /** The commit that a revision meant when it was last asked for. */
    Optional<String> commit(String revision) throws HubException, IOException {
        Path ref = folder.resolve("refs").resolve(revision);
        requireOwn(ref);
        if (!Files.isRegularFile(ref, LinkOption.NOFOLLOW_LINKS) || Files.size(ref) > LONGEST_REF) {
            return Optional.empty();
        }
        return Optional.of(Files.readString(ref, StandardCharsets.UTF_8).strip())
                .filter(Dataset::isCommit);
    }

    /** Remembers what a revision means. */
    void remember(String revision, String commit) throws HubException, IOException {
        if (!revision.equals(commit) && !commit(revision).equals(Optional.of(commit))) {
            write(folder.resolve("refs").resolve(revision), commit);
        }
    }

    /** Whether a commit's file is there, whole as far as its size tells. */
    boolean has(String commit, HubFile file) throws HubException, IOException {
        requireOwn(blob(file));
        return isWhole(pointer(commit, file), file);
    }

    /** Whether a content is there, whoever brought it. */
    boolean hasBlob(HubFile file) throws HubException, IOException {
        return isWhole(blob(file), file);
    }

    private boolean isWhole(Path path, HubFile file) throws HubException, IOException {
        requireOwn(path);
        if (!Files.exists(path)) { // a link to nothing, or in a circle, is nothing
            return false;
        }
        Path real = path.toRealPath();
        if (!real.startsWith(root)) {
            throw new HubException(path + " is a link out of the cache, to " + real + "; remove it and run again");
        }
        return Files.isRegularFile(real) && Files.size(real) == file.size();
    }

    /** Lets a commit's file point to its content, by a relative link or, where the file system has none, by a copy. */
    void point(String commit, HubFile file) throws HubException, IOException {
        Path pointer = pointer(commit, file);
        prepare(pointer.getParent());
        Path aside = pointer.resolveSibling("." + pointer.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createSymbolicLink(aside, pointer.getParent().relativize(blob(file)));
        } catch (UnsupportedOperationException | FileAlreadyExistsException e) {
            Files.copy(blob(file), aside);
        }
        Files.move(aside, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path pointer(String commit, HubFile file) {
        return file.path().below(snapshot(commit));
    }

    /** Waits for the lock of a content, and works under it. */
    void locked(HubFile file, DownloadProgress progress, CacheLock.Work work) throws HubException, IOException {
        Path locks = root.resolve(".locks").resolve(name);
        prepare(locks);
        CacheLock.during(locks.resolve(file.blob() + ".lock"), progress, work);
    }

    /** Makes a directory of the cache. */
    void prepare(Path directory) throws HubException, IOException {
        requireOwn(directory.resolve("."));
        boolean isNew = !Files.exists(root);
        Files.createDirectories(directory);
        if (isNew) {
            Files.writeString(root.resolve(TAG), TAG_TEXT);
        }
    }

    /** Writes a small file of the cache whole. */
    void write(Path file, String text) throws HubException, IOException {
        prepare(file.getParent());
        Path aside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        Files.writeString(aside, text);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Every directory from the cache's root down to a path is one, no link that leads elsewhere. */
    void requireOwn(Path path) throws HubException {
        for (Path directory = path.getParent();
                directory != null && !directory.equals(root) && directory.startsWith(root);
                directory = directory.getParent()) {
            if (Files.isSymbolicLink(directory)) {
                throw new HubException(
                        directory + " is a link where the cache has a directory; remove it and run again");
            }
        }
    }
}
