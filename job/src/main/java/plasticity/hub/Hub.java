package plasticity.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plasticity.config.Nearest;

/** Data sets of the Hugging Face Hub: brought into the cache of this machine, from which the Python client reads, too. */
public final class Hub {
    private static final int NAMES_SHOWN = 5;
    private static final double MIB = 1 << 20;
    private static final System.Logger LOG = System.getLogger(Hub.class.getName());

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
            List<HubFile> files = wantedFiles(dataset, commit, wanted, cache);
            List<HubFile> missing = missing(commit, files, cache);
            if (!missing.isEmpty()) {
                fetch(dataset, commit, missing, workers, cache);
            }
            new ForeignFiles(cache.snapshot(commit), wanted).refuse(files);
            if (!environment.isOffline()) {
                remember(dataset, commit, cache);
            }
            return new Snapshot(dataset, commit, cache.snapshot(commit), files);
        } catch (IOException e) {
            throw new HubException("the cache " + cache.folder() + ": " + Shown.of(e), e);
        }
    }

    /**
     * Which directories of a data set hold head directories, in the order of their paths.
     *
     * @throws HubException when the Hub does not tell; it is asked whatever {@code HF_HUB_OFFLINE} says
     */
    public List<ModelDirectory> models(Dataset dataset) throws HubException {
        String commit = Dataset.isCommit(dataset.revision()) ? dataset.revision() : api.commit(dataset);
        Map<RepoPath, Set<RepoPath>> heads = new LinkedHashMap<>();
        for (HubFile file :
                api.list(dataset, commit, RepoPath.ROOT, HubApi.Depth.ALL).files()) {
            RepoPath head = file.path().parent();
            if (HeadFiles.head(head.parent(), file.path()).isPresent()) {
                heads.computeIfAbsent(head.parent(), model -> new HashSet<>()).add(head);
            }
        }
        return heads.entrySet().stream()
                .map(entry ->
                        new ModelDirectory(entry.getKey(), entry.getValue().size()))
                .sorted(Comparator.comparing(model -> model.path().toString()))
                .toList();
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
            String commit = commit(dataset, cache);
            List<HubFile> files = wantedFiles(dataset, commit, wanted, cache);
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
            return new Outline(dataset, commit, target, files, missing);
        } catch (IOException e) {
            throw new HubException("the outline of " + dataset.name() + " in " + target + ": " + Shown.of(e), e);
        }
    }

    private String commit(Dataset dataset, HubCache cache) throws HubException, IOException {
        if (Dataset.isCommit(dataset.revision())) {
            return dataset.revision();
        }
        if (!environment.isOffline()) {
            return askForCommit(dataset, cache);
        }
        return cache.commit(dataset.revision())
                .orElseThrow(
                        () -> new HubException(
                                dataset.name() + " at " + dataset.revision()
                                        + " is not in the cache " + environment.cache()
                                        + ", and HF_HUB_OFFLINE forbids to fetch it; unset HF_HUB_OFFLINE, or set HF_HOME to where it is"));
    }

    private static void remember(Dataset dataset, String commit, HubCache cache) throws HubException {
        try {
            cache.remember(dataset.revision(), commit);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "what the revision means is not kept", e);
        }
    }

    private String askForCommit(Dataset dataset, HubCache cache) throws HubException, IOException {
        try {
            return api.commit(dataset);
        } catch (UnreachableException e) {
            Optional<String> known = cache.commit(dataset.revision());
            if (known.isEmpty()) {
                throw e;
            }
            throw new HubException(
                    e.getMessage() + "; the cache has " + dataset.revision() + " as it was, commit " + known.get()
                            + ", which HF_HUB_OFFLINE=1 takes",
                    e);
        }
    }

    private List<HubFile> wantedFiles(Dataset dataset, String commit, HeadFiles wanted, HubCache cache)
            throws HubException, IOException {
        List<HubFile> listed = listed(dataset, commit, wanted.modelDirectory(), cache);
        List<HubFile> files = wanted.of(listed);
        requireHeads(dataset, wanted, files, listed);
        return files;
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
            return presentFiles(dataset, commit, directory, cache);
        }
        List<HubFile> listed;
        try {
            listed = api.list(dataset, commit, directory, HubApi.Depth.ALL).files();
        } catch (MissingEntryException e) {
            throw noSuchDirectory(dataset, commit, directory);
        }
        try {
            listings.store(commit, directory, listed);
        } catch (IOException e) {
            // A cache that may only be read can be read all the same.
            LOG.log(System.Logger.Level.DEBUG, "the list of files is not kept", e);
        }
        return listed;
    }

    private List<HubFile> presentFiles(Dataset dataset, String commit, RepoPath directory, HubCache cache)
            throws HubException, IOException {
        List<HubFile> present = new PresentFiles(cache, commit).below(directory);
        if (present.isEmpty()) {
            throw new HubException("model_dir \"" + directory + "\" of " + dataset.name() + " at " + dataset.revision()
                    + " is not in the cache " + environment.cache()
                    + ", and HF_HUB_OFFLINE forbids to fetch it; unset HF_HUB_OFFLINE");
        }
        progress.note("Note: offline, and the cache has no list of the files of commit " + commit
                + ": what lies there is taken for the whole.");
        return present;
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
