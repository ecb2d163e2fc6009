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
 * The cache directory of one dataset, with the layout of the Python client: {@code refs/REVISION} contains a commit,
 * {@code snapshots/COMMIT/PATH} is a relative link to {@code blobs/CHECKSUM}. Rejects linked directories, and links to targets outside the cache,
 * before it reads or writes through them.
 */
final class HubCache {
    private static final String TAG = "CACHEDIR.TAG";
    private static final String TAG_TEXT =
            """
            Signature: 8a477f597d28d172789f06886806bc55
            # This directory is a cache of files from the Hugging Face Hub.
            """;
    private static final int MAX_REF_BYTES = 100;

    private final Path root;
    private final Path folder;
    private final String name;

    /** @param root of the cache of all datasets; need not exist */
    HubCache(Path root, Dataset dataset) throws HubException {
        this.name = Dataset.folder(dataset.name());
        try {
            this.root = Files.exists(root)
                    ? root.toRealPath()
                    : root.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new HubException("the cache " + root + " cannot be read: " + Sanitized.of(e), e);
        }
        this.folder = this.root.resolve(name);
    }

    /** The directory of the dataset. */
    Path folder() {
        return folder;
    }

    Path snapshot(String commit) {
        return folder.resolve("snapshots").resolve(commit);
    }

    Path blob(HubFile file) {
        return folder.resolve("blobs").resolve(file.blob());
    }

    /** The partial download of a blob. */
    Path part(HubFile file) {
        return folder.resolve("blobs").resolve(file.blob() + ".incomplete");
    }

    /** The cached commit of a revision. */
    Optional<String> commit(String revision) throws HubException, IOException {
        Path ref = folder.resolve("refs").resolve(revision);
        requireOwn(ref);
        if (!Files.isRegularFile(ref, LinkOption.NOFOLLOW_LINKS) || Files.size(ref) > MAX_REF_BYTES) {
            return Optional.empty();
        }
        return Optional.of(Files.readString(ref, StandardCharsets.UTF_8).strip())
                .filter(Dataset::isCommit);
    }

    /** Caches the commit of a revision. */
    void remember(String revision, String commit) throws HubException, IOException {
        if (!revision.equals(commit) && !commit(revision).equals(Optional.of(commit))) {
            write(folder.resolve("refs").resolve(revision), commit);
        }
    }

    /** Whether the snapshot contains a file, with the right size. */
    boolean has(String commit, HubFile file) throws HubException, IOException {
        requireOwn(blob(file));
        return isComplete(pointer(commit, file), file);
    }

    /** Whether the cache contains the blob of a file, with the right size. */
    boolean hasBlob(HubFile file) throws HubException, IOException {
        return isComplete(blob(file), file);
    }

    private boolean isComplete(Path path, HubFile file) throws HubException, IOException {
        requireOwn(path);
        if (!Files.exists(path)) { // includes dangling and circular links
            return false;
        }
        Path real = path.toRealPath();
        if (!real.startsWith(root)) {
            throw new HubException(path + " is a link to " + real + " outside the cache; remove it and run again");
        }
        return Files.isRegularFile(real) && Files.size(real) == file.size();
    }

    /** Links the file of a snapshot to its blob; copies it if the file system has no links. */
    void point(String commit, HubFile file) throws HubException, IOException {
        Path pointer = pointer(commit, file);
        prepare(pointer.getParent());
        Path temporary = pointer.resolveSibling("." + pointer.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createSymbolicLink(temporary, pointer.getParent().relativize(blob(file)));
        } catch (UnsupportedOperationException | FileAlreadyExistsException e) {
            Files.copy(blob(file), temporary);
        }
        Files.move(temporary, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path pointer(String commit, HubFile file) {
        return file.path().below(snapshot(commit));
    }

    /** Waits for the lock of a blob and runs the work under it. */
    void locked(HubFile file, DownloadProgress progress, CacheLock.Work work) throws HubException, IOException {
        Path locks = root.resolve(".locks").resolve(name);
        prepare(locks);
        CacheLock.during(locks.resolve(file.blob() + ".lock"), progress, work);
    }

    /** Creates a directory of the cache. */
    void prepare(Path directory) throws HubException, IOException {
        requireOwn(directory.resolve("."));
        boolean isNew = !Files.exists(root);
        Files.createDirectories(directory);
        if (isNew) {
            Files.writeString(root.resolve(TAG), TAG_TEXT);
        }
    }

    /** Writes a small file of the cache atomically. */
    void write(Path file, String text) throws HubException, IOException {
        prepare(file.getParent());
        Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        Files.writeString(temporary, text);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @throws HubException if a directory between the root of the cache and a path is a symbolic link */
    void requireOwn(Path path) throws HubException {
        for (Path directory = path.getParent();
                directory != null && !directory.equals(root) && directory.startsWith(root);
                directory = directory.getParent()) {
            if (Files.isSymbolicLink(directory)) {
                throw new HubException(
                        directory + " is a symbolic link, expected a directory; remove it and run again");
            }
        }
    }
}
