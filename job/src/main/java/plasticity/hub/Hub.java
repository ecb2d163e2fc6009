package plasticity.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import plasticity.config.Nearest;

/** Data sets of the Hugging Face Hub: brought into the cache of this machine, from which the Python client reads, too. */
public final class Hub {
    private static final int NAMES_SHOWN = 5;
    private static final double MIB = 1 << 20;

    private final HubEnvironment environment;
    private final Retries retries;
    private final DiskSpace space;
    private final DownloadProgress progress;
    private final HubHttp http;
    private final HubApi api;

    Hub(HubEnvironment environment, Retries retries, DiskSpace space, DownloadProgress progress) {
        this.environment = environment;
        this.retries = retries;
        this.space = space;
        this.progress = progress;
        this.http = new HubHttp(environment);
        this.api = new HubApi(environment, http, retries, progress);
    }

    /** The Hub that the surroundings name. */
    public static Hub of(HubEnvironment environment, DownloadProgress progress) {
        return new Hub(environment, Retries.USUAL, DiskSpace.USABLE, progress);
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
            String commit = commit(dataset, cache);
            List<HubFile> listed = listed(dataset, commit, wanted.modelDirectory(), cache);
            List<HubFile> files = wanted.of(listed);
            requireHeads(dataset, wanted, files, listed);
            List<HubFile> missing = missing(commit, files, cache);
            if (!missing.isEmpty()) {
                fetch(dataset, commit, missing, workers, cache);
            }
            new ForeignFiles(cache.snapshot(commit), wanted).refuse(files);
            if (!environment.isOffline()) {
                cache.remember(dataset.revision(), commit);
            }
            return new Snapshot(dataset, commit, cache.snapshot(commit), files);
        } catch (IOException e) {
            throw new HubException("the cache " + cache.folder() + ": " + Shown.of(e), e);
        }
    }

    private String commit(Dataset dataset, HubCache cache) throws HubException, IOException {
        if (Dataset.isCommit(dataset.revision())) {
            return dataset.revision();
        }
        if (!environment.isOffline()) {
            return api.commit(dataset);
        }
        return cache.commit(dataset.revision())
                .orElseThrow(
                        () -> new HubException(
                                dataset.name() + " at " + dataset.revision()
                                        + " is not in the cache " + environment.cache()
                                        + ", and HF_HUB_OFFLINE forbids to fetch it; unset HF_HUB_OFFLINE, or set HF_HOME to where it is"));
    }

    /** Every file below the model's directory. */
    private List<HubFile> listed(Dataset dataset, String commit, RepoPath directory, HubCache cache)
            throws HubException, IOException {
        CachedListings listings = new CachedListings(cache);
        Optional<List<HubFile>> known = listings.find(commit, directory);
        if (known.isPresent()) {
            return known.get();
        }
        if (environment.isOffline()) {
            throw new HubException(
                    dataset.name() + " at " + dataset.revision() + " is not in the cache " + environment.cache()
                            + " as a whole, and HF_HUB_OFFLINE forbids to fetch it; unset HF_HUB_OFFLINE");
        }
        List<HubFile> listed;
        try {
            listed = api.list(dataset, commit, directory, HubApi.Depth.ALL).files();
        } catch (MissingEntryException e) {
            throw noSuchDirectory(dataset, commit, directory);
        }
        listings.store(commit, directory, listed);
        return listed;
    }

    private HubException noSuchDirectory(Dataset dataset, String commit, RepoPath directory) throws HubException {
        List<String> there;
        try {
            there = api.list(dataset, commit, directory.parent(), HubApi.Depth.CHILDREN).directories().stream()
                    .map(RepoPath::toString)
                    .toList();
        } catch (MissingEntryException e) {
            there = List.of();
        }
        String hint = Nearest.to(directory.toString(), there)
                .map(name -> "; did you mean " + Shown.of(name) + "?")
                .orElse(there.isEmpty() ? "" : "; there are " + some(there));
        return new HubException("model_dir: " + dataset.name() + " at " + dataset.revision() + " has no directory "
                + Shown.of(directory.toString()) + hint);
    }

    private static String some(List<String> names) {
        return names.stream().limit(NAMES_SHOWN).map(Shown::of).collect(Collectors.joining(", "))
                + (names.size() > NAMES_SHOWN ? ", …" : "");
    }

    private static void requireHeads(Dataset dataset, HeadFiles wanted, List<HubFile> files, List<HubFile> listed)
            throws HubException {
        if (files.isEmpty()) {
            long others = listed.stream()
                    .filter(file ->
                            HeadFiles.head(wanted.modelDirectory(), file.path()).isPresent())
                    .count();
            throw new HubException(dataset.name() + " at " + dataset.revision()
                    + " holds no head of the layout in model_dir \""
                    + wanted.modelDirectory() + "\""
                    + (others > 0
                            ? ", but " + others + " files of others; check num_layers, num_q_heads and num_k_heads"
                            : " (directories lLLhHHq and lLLhHHk); check model_dir"));
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
        if (environment.isOffline()) {
            throw new HubException(missing.size() + " files of " + dataset.name() + " are not in the cache "
                    + environment.cache() + ", the first is " + missing.get(0).path()
                    + ", and HF_HUB_OFFLINE forbids to fetch them; unset HF_HUB_OFFLINE");
        }
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

    private void requireSpace(List<HubFile> missing, HubCache cache) throws HubException, IOException {
        long needed = 0;
        for (HubFile file : missing) {
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
