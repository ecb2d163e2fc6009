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

/** Data sets of the Hugging Face Hub: brought into the cache of this machine, from which the Python client reads, too. */
public final class Hub {
    private static final double MIB = 1 << 20;
    private static final Duration AT_ONCE = Duration.ofSeconds(3);
    private static final System.Logger LOG = System.getLogger(Hub.class.getName());

    private final HubEnvironment environment;
    private final Retries retries;
    private final DiskSpace space;
    private final DownloadProgress progress;
    private final HubHttp http;
    private final HubApi api;

    /** @param firstAnswer how long the first answer may take, where another try after a silence would not be worth the wait */
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

    /** The Hub that the surroundings name. Where no connection to it comes about within 3 s it is not tried again. */
    public static Hub of(HubEnvironment environment, DownloadProgress progress) {
        return new Hub(environment, Optional.empty(), Retries.USUAL, DiskSpace.USABLE, progress);
    }

    /** The same for a name that may be no data set at all but a mistyped folder: the first answer has to come within 3 s, too. */
    public static Hub atOnce(HubEnvironment environment, DownloadProgress progress) {
        return new Hub(environment, Optional.of(AT_ONCE), Retries.USUAL, DiskSpace.USABLE, progress);
    }

    /**
     * Brings the files of heads into the cache, as far as they are not there.
     *
     * @param workers downloads at a time, at least 1
     * @throws HubException when they cannot be had; what came stays for the next try
     */
    public Snapshot bring(Dataset dataset, HeadFiles wanted, int workers) throws HubException {
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
            new ForeignFiles(cache.snapshot(commit), wanted).refuse(files);
            if (!environment.isOffline()) {
                remember(dataset, commit, cache);
            }
            return new Snapshot(dataset, commit, cache.snapshot(commit), files, heads.others());
        } catch (IOException e) {
            throw new HubException("the cache " + cache.folder() + ": " + Sanitized.of(e), e);
        }
    }

    /**
     * Which directories of a data set hold head directories, in the order of their paths.
     *
     * @throws HubException when neither the cache nor the Hub tells
     */
    public List<ModelDirectory> models(Dataset dataset) throws HubException {
        return models(dataset, RepoPath.ROOT);
    }

    /**
     * Which directories below one of a data set hold head directories, itself included, in the order of their paths.
     *
     * @throws HubException when neither the cache nor the Hub tells
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
     * Lays down the shape of heads without their rows: of each file its length and its Parquet footer, by two requests as a rule. Files that
     * the cache has are linked to.
     *
     * @param target directory that does not hold these files yet
     * @param workers files at a time, at least 1
     * @throws HubException when the Hub does not give them
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
                Path place = file.path().below(target);
                if (absent.contains(file)) {
                    download.run(dataset, api.bytes(dataset, commit, file.path()), file, place);
                } else {
                    Files.createDirectories(place.getParent());
                    Files.createSymbolicLink(
                            place, file.path().below(cache.snapshot(commit)).toRealPath());
                }
            });
            return new Outline(dataset, commit, target, files, missing, heads.others());
        } catch (IOException e) {
            throw new HubException("the outline of " + dataset.name() + " in " + target + ": " + Sanitized.of(e), e);
        }
    }

    private HubCatalog catalog(Dataset dataset, HubCache cache) {
        return new HubCatalog(environment, api, dataset, cache, progress);
    }

    private static void remember(Dataset dataset, String commit, HubCache cache) throws HubException {
        try {
            cache.remember(dataset.revision(), commit);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "what the revision means is not kept", e);
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
                    + ", and HF_HUB_OFFLINE forbids to fetch them; unset HF_HUB_OFFLINE");
        }
    }

    private void requireSpace(List<HubFile> missing, HubCache cache) throws HubException, IOException {
        double needed = 0; // a sum of claims, which may be beyond any disk
        Set<String> counted = new HashSet<>();
        for (HubFile file : missing) {
            if (!counted.add(file.blob())) {
                continue;
            }
            long came = Files.isRegularFile(cache.part(file)) ? Files.size(cache.part(file)) : 0;
            needed += cache.hasBlob(file) ? 0 : Math.max(0, file.size() - came);
        }
        cache.prepare(cache.folder());
        long free = space.below(cache.folder());
        if (needed > free) {
            throw new HubException(String.format(
                    Locale.ROOT,
                    "the disk of the cache %s is too small: %.1f MiB are to be fetched, %.1f MiB are free; make room, or set dataset_cache_dir or HF_HOME to another disk",
                    environment.cache(),
                    needed / MIB,
                    free / MIB));
        }
    }
}
