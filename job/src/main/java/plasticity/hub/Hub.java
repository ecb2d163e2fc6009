package plasticity.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Downloads a dataset of the Hugging Face Hub into the local cache that the Python client uses too. */
public final class Hub {
    private static final double MIB = 1 << 20;
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(3);
    /** The usable space of the file system. */
    static final DiskSpace USABLE = directory -> Files.getFileStore(directory).getUsableSpace();

    private static final System.Logger LOG = System.getLogger(Hub.class.getName());

    private final HubEnvironment environment;
    private final DiskSpace space;
    private final DownloadProgress progress;
    private final HubHttp http;
    private final Dataset dataset;
    private final HubCache cache;
    private final HubCatalog catalog;

    /** Measures free disk space. */
    interface DiskSpace {
        /** @return bytes that can be written below an existing directory */
        long below(Path directory) throws IOException;
    }

    /** @param firstAnswer timeout for the first response, without a retry; empty for the usual timeout with retries */
    Hub(
            HubEnvironment environment,
            Dataset dataset,
            Optional<Duration> firstAnswer,
            Retries retries,
            DiskSpace space,
            DownloadProgress progress)
            throws HubException {
        this.environment = environment;
        this.dataset = dataset;
        this.space = space;
        this.progress = progress;
        this.http = new HubHttp(environment, firstAnswer, retries, progress);
        this.cache = new HubCache(environment.cache(), dataset);
        this.catalog = new HubCatalog(environment, new HubApi(http, dataset), dataset, cache, progress);
    }

    /** The Hub of an environment. If the first connection takes more than 3 s, it is not retried. */
    public static Hub of(HubEnvironment environment, Dataset dataset, DownloadProgress progress) throws HubException {
        return new Hub(environment, dataset, Optional.empty(), Retries.DEFAULT, USABLE, progress);
    }

    /** Like {@link #of}, but the first response must arrive within 3 s: for a name that may be a mistyped directory. */
    public static Hub failingFast(HubEnvironment environment, Dataset dataset, DownloadProgress progress)
            throws HubException {
        return new Hub(environment, dataset, Optional.of(FIRST_ANSWER), Retries.DEFAULT, USABLE, progress);
    }

    /**
     * Downloads the files of heads that the cache does not contain.
     *
     * @param workers parallel downloads, at least 1
     * @throws HubException if a file cannot be downloaded; completed and partial downloads are kept for the next attempt
     */
    public Snapshot download(HeadFiles wanted, int workers) throws HubException {
        try {
            Snapshot snapshot = catalog.snapshot(wanted);
            String commit = snapshot.commit().commit();
            if (!snapshot.missing().isEmpty()) {
                fetch(commit, snapshot.missing(), workers);
            }
            new PresentFiles(cache, commit).rejectForeign(wanted, snapshot.files());
            if (!environment.isOffline()) {
                remember(commit);
            }
            return snapshot;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private HubException failure(IOException cause) {
        return new HubException("the cache " + cache.folder() + ": " + Sanitized.of(cause), cause);
    }

    /**
     * The directories at or below {@code directory} that contain head directories, sorted by path.
     *
     * @throws HubException if neither the cache nor the Hub can list them
     */
    public List<RepoPath> models(RepoPath directory) throws HubException {
        try {
            return catalog.models(directory);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Creates sparse copies of the files of heads that contain only the Parquet footers, usually with two requests per file. Files in the cache are
     * linked.
     *
     * @param target directory without these files
     * @param workers parallel downloads, at least 1
     * @throws HubException if a footer cannot be downloaded
     */
    public Snapshot outline(HeadFiles wanted, Path target, int workers) throws HubException {
        try {
            Snapshot cached = catalog.snapshot(wanted);
            requireOnline(cached.missing());
            Set<HubFile> missing = Set.copyOf(cached.missing());
            InParallel.run(workers, cached.files(), file -> {
                Path copy = file.path().below(target);
                Files.createDirectories(copy.getParent());
                if (missing.contains(file)) {
                    new FooterDownload(http, dataset, cached.commit().commit()).run(file, copy);
                } else {
                    Files.createSymbolicLink(copy, cached.path(file).toRealPath());
                }
            });
            return new Snapshot(cached.commit(), target, cached.files(), cached.missing(), cached.others());
        } catch (IOException e) {
            throw new HubException(
                    "cannot download footers of " + dataset.name() + " to " + target + ": " + Sanitized.of(e), e);
        }
    }

    private void remember(String commit) throws HubException {
        try {
            cache.remember(dataset.revision(), commit);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "cannot cache the commit of the revision", e);
        }
    }

    private void fetch(String commit, List<HubFile> missing, int workers) throws HubException, IOException {
        requireOnline(missing);
        requireSpace(missing);
        progress.begins(
                missing.size(), missing.stream().mapToLong(HubFile::size).sum());
        BlobDownload download = new BlobDownload(http, dataset, commit, cache);
        InParallel.run(workers, missing, file -> {
            cache.locked(file, progress, () -> {
                if (cache.hasBlob(file)) {
                    progress.received(file.size());
                } else {
                    download.run(file);
                }
                cache.point(commit, file);
            });
            progress.done();
        });
    }

    private void requireOnline(List<HubFile> missing) throws HubException {
        if (environment.isOffline() && !missing.isEmpty()) {
            throw new HubException(missing.size() + " files of " + dataset.name() + " are not in the cache "
                    + environment.cache() + ", the first is " + missing.get(0).path()
                    + "; unset HF_HUB_OFFLINE to download them");
        }
    }

    private void requireSpace(List<HubFile> missing) throws HubException, IOException {
        double needed = 0; // a double, since the listed sizes may overflow a long
        Set<String> counted = new HashSet<>();
        for (HubFile file : missing) {
            if (counted.add(file.blob()) && !cache.hasBlob(file)) {
                long received = Files.isRegularFile(cache.part(file)) ? Files.size(cache.part(file)) : 0;
                needed += Math.max(0, file.size() - received);
            }
        }
        cache.prepare(cache.folder());
        long free = space.below(cache.folder());
        if (needed > free) {
            throw new HubException(String.format(
                    Locale.ROOT,
                    "not enough disk space for the cache %s: %.1f MiB to download, %.1f MiB free; free some space, or set dataset_cache_dir or HF_HOME to another disk",
                    environment.cache(),
                    needed / MIB,
                    free / MIB));
        }
    }
}
