package plasticity.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Downloads datasets of the Hugging Face Hub into the local cache that the Python client uses too. */
public final class Hub {
    private static final double MIB = 1 << 20;
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(3);
    private static final System.Logger LOG = System.getLogger(Hub.class.getName());

    private final HubEnvironment environment;
    private final Retries retries;
    private final DiskSpace space;
    private final DownloadProgress progress;
    private final HubHttp http;
    private final HubApi api;

    /** @param firstAnswer timeout for the first response, without a retry; empty for the usual timeout with retries */
    Hub(
            HubEnvironment environment,
            Optional<Duration> firstAnswer,
            Retries retries,
            DiskSpace space,
            DownloadProgress progress) {
        this.environment = environment;
        this.retries = retries;
        this.space = space;
        this.progress = progress;
        this.http = new HubHttp(environment, firstAnswer);
        this.api = new HubApi(environment, http, retries, progress);
    }

    /** The Hub of an environment. If the first connection takes more than 3 s, it is not retried. */
    public static Hub of(HubEnvironment environment, DownloadProgress progress) {
        return new Hub(environment, Optional.empty(), Retries.DEFAULT, DiskSpace.USABLE, progress);
    }

    /** Like {@link #of}, but the first response must arrive within 3 s: for a name that may be a mistyped directory. */
    public static Hub failingFast(HubEnvironment environment, DownloadProgress progress) {
        return new Hub(environment, Optional.of(FIRST_ANSWER), Retries.DEFAULT, DiskSpace.USABLE, progress);
    }

    /**
     * Downloads the files of heads that the cache does not contain.
     *
     * @param workers parallel downloads, at least 1
     * @throws HubException if a file cannot be downloaded; completed and partial downloads are kept for the next attempt
     */
    public Snapshot download(Dataset dataset, HeadFiles wanted, int workers) throws HubException {
        HubCache cache = new HubCache(environment.cache(), dataset);
        try {
            HubCatalog catalog = catalog(dataset, cache);
            String commit = catalog.commit();
            HubCatalog.Heads heads = catalog.heads(commit, wanted);
            List<HubFile> files = heads.files();
            List<HubFile> missing = missing(commit, files, cache);
            if (!missing.isEmpty()) {
                fetch(dataset, commit, missing, workers, cache);
            }
            new ForeignFiles(cache.snapshot(commit), wanted).reject(files);
            if (!environment.isOffline()) {
                remember(dataset, commit, cache);
            }
            return new Snapshot(dataset, commit, cache.snapshot(commit), files, heads.others());
        } catch (IOException e) {
            throw new HubException("the cache " + cache.folder() + ": " + Sanitized.of(e), e);
        }
    }

    /**
     * All directories of a dataset that contain head directories, sorted by path.
     *
     * @throws HubException if neither the cache nor the Hub can list them
     */
    public List<ModelDirectory> models(Dataset dataset) throws HubException {
        return models(dataset, RepoPath.ROOT);
    }

    /**
     * The directories at or below {@code directory} that contain head directories, sorted by path.
     *
     * @throws HubException if neither the cache nor the Hub can list them
     */
    public List<ModelDirectory> models(Dataset dataset, RepoPath directory) throws HubException {
        HubCache cache = new HubCache(environment.cache(), dataset);
        try {
            HubCatalog catalog = catalog(dataset, cache);
            return catalog.models(catalog.commit(), directory);
        } catch (IOException e) {
            throw new HubException("the cache " + cache.folder() + ": " + Sanitized.of(e), e);
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
    public Outline outline(Dataset dataset, HeadFiles wanted, Path target, int workers) throws HubException {
        HubCache cache = new HubCache(environment.cache(), dataset);
        try {
            HubCatalog catalog = catalog(dataset, cache);
            String commit = catalog.commit();
            HubCatalog.Heads heads = catalog.heads(commit, wanted);
            List<HubFile> files = heads.files();
            List<HubFile> missing = missing(commit, files, cache);
            requireOnline(dataset, missing);
            Set<HubFile> absent = Set.copyOf(missing);
            FooterDownload download = new FooterDownload(environment, http, retries, progress);
            InParallel.run(workers, files, file -> {
                Path copy = file.path().below(target);
                if (absent.contains(file)) {
                    download.run(dataset, api.bytes(dataset, commit, file.path()), file, copy);
                } else {
                    Files.createDirectories(copy.getParent());
                    Files.createSymbolicLink(
                            copy, file.path().below(cache.snapshot(commit)).toRealPath());
                }
            });
            return new Outline(dataset, commit, target, files, missing, heads.others());
        } catch (IOException e) {
            throw new HubException(
                    "cannot download footers of " + dataset.name() + " to " + target + ": " + Sanitized.of(e), e);
        }
    }

    private HubCatalog catalog(Dataset dataset, HubCache cache) {
        return new HubCatalog(environment, api, dataset, cache, progress);
    }

    private static void remember(Dataset dataset, String commit, HubCache cache) throws HubException {
        try {
            cache.remember(dataset.revision(), commit);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "cannot cache the commit of the revision", e);
        }
    }

    private static List<HubFile> missing(String commit, List<HubFile> files, HubCache cache)
            throws HubException, IOException {
        List<HubFile> missing = new ArrayList<>();
        for (HubFile file : files) {
            if (!cache.has(commit, file)) {
                missing.add(file);
            }
        }
        return missing;
    }

    private void fetch(Dataset dataset, String commit, List<HubFile> missing, int workers, HubCache cache)
            throws HubException, IOException {
        requireOnline(dataset, missing);
        requireSpace(missing, cache);
        progress.begins(
                missing.size(), missing.stream().mapToLong(HubFile::size).sum());
        BlobDownload download = new BlobDownload(environment, http, retries, progress, cache);
        InParallel.run(workers, missing, file -> {
            cache.locked(file, progress, () -> {
                if (cache.hasBlob(file)) {
                    progress.received(file.size());
                } else {
                    download.run(dataset, commit, api.bytes(dataset, commit, file.path()), file);
                }
                cache.point(commit, file);
            });
            progress.done();
        });
    }

    private void requireOnline(Dataset dataset, List<HubFile> missing) throws HubException {
        if (environment.isOffline() && !missing.isEmpty()) {
            throw new HubException(missing.size() + " files of " + dataset.name() + " are not in the cache "
                    + environment.cache() + ", the first is " + missing.get(0).path()
                    + "; unset HF_HUB_OFFLINE to download them");
        }
    }

    private void requireSpace(List<HubFile> missing, HubCache cache) throws HubException, IOException {
        double needed = 0; // a double, since the listed sizes may overflow a long
        Set<String> counted = new HashSet<>();
        for (HubFile file : missing) {
            if (!counted.add(file.blob())) {
                continue;
            }
            long received = Files.isRegularFile(cache.part(file)) ? Files.size(cache.part(file)) : 0;
            needed += cache.hasBlob(file) ? 0 : Math.max(0, file.size() - received);
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
