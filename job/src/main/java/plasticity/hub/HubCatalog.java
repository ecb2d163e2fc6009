package plasticity.hub;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import plasticity.messages.Suggestions;

/** Resolves revisions to commits and lists their files, from the cache if possible, else from the Hub. */
record HubCatalog(HubEnvironment environment, HubApi api, Dataset dataset, HubCache cache, DownloadProgress progress) {
    private static final int MAX_NAMES = 5;
    private static final System.Logger LOG = System.getLogger(HubCatalog.class.getName());

    /** The commit of the revision, from the Hub, or offline from the cache. */
    private String commit() throws HubException, IOException {
        if (Dataset.isCommit(dataset.revision())) {
            return dataset.revision();
        }
        if (!environment.isOffline()) {
            return currentCommit();
        }
        return cache.commit(dataset.revision())
                .orElseThrow(() -> new HubException(dataset.name() + " at " + dataset.revision()
                        + " is not in the cache " + environment.cache()
                        + "; unset HF_HUB_OFFLINE to download it, or set HF_HOME to the directory that contains it"));
    }

    private String currentCommit() throws HubException, IOException {
        try {
            return api.commit();
        } catch (HubException.Unreachable e) {
            Optional<String> known = cache.commit(dataset.revision());
            if (known.isEmpty()) {
                throw e;
            }
            throw new HubException(
                    e.getMessage() + "; set HF_HUB_OFFLINE=1 to use commit " + known.get() + " of " + dataset.revision()
                            + " from the cache",
                    e);
        }
    }

    /** Lists the files of the wanted heads: at least one, of which some may be missing in the cache. */
    Snapshot snapshot(HeadFiles wanted) throws HubException, IOException {
        String commit = commit();
        List<HubFile> listed = listed(commit, wanted.modelDirectory());
        List<HubFile> files = wanted.of(listed);
        requireHeads(wanted, files, listed);
        List<HubFile> missing = new ArrayList<>();
        for (HubFile file : files) {
            if (!cache.has(commit, file)) {
                missing.add(file);
            }
        }
        return new Snapshot(
                new DatasetCommit(dataset.name(), dataset.revision(), commit),
                cache.snapshot(commit),
                files,
                missing,
                wanted.others(listed));
    }

    /** All files below the model's directory. */
    private List<HubFile> listed(String commit, RepoPath directory) throws HubException, IOException {
        CachedListings listings = new CachedListings(cache);
        Optional<List<HubFile>> known = listings.find(commit, directory);
        if (known.isPresent()) {
            return known.get();
        }
        if (environment.isOffline()) {
            return presentFiles(commit, directory);
        }
        List<HubFile> listed;
        try {
            listed = api.list(commit, directory, HubApi.Depth.ALL).files();
        } catch (HubException.MissingEntry e) {
            throw noSuchDirectory(commit, directory);
        }
        try {
            listings.store(commit, directory, listed);
        } catch (IOException e) {
            // The cache may be read-only.
            LOG.log(System.Logger.Level.DEBUG, "cannot cache the list of files", e);
        }
        return listed;
    }

    private List<HubFile> presentFiles(String commit, RepoPath directory) throws HubException, IOException {
        List<HubFile> present = new PresentFiles(cache, commit).below(directory);
        if (present.isEmpty()) {
            throw new HubException("model_dir \"" + directory + "\" of " + dataset.name() + " at " + dataset.revision()
                    + " is not in the cache " + environment.cache() + "; unset HF_HUB_OFFLINE to download it");
        }
        progress.note("Note: offline, and the cache has no list of the files of commit " + commit
                + ": assuming that the cached snapshot is complete.");
        return present;
    }

    /** The directories at or below {@code directory} that contain head directories, sorted by path. */
    List<RepoPath> models(RepoPath directory) throws HubException, IOException {
        return listed(commit(), directory).stream()
                .map(HubFile::path)
                .filter(file -> HeadFiles.head(file.parent().parent(), file).isPresent())
                .map(file -> file.parent().parent())
                .distinct()
                .sorted(Comparator.comparing(RepoPath::toString))
                .toList();
    }

    private HubException noSuchDirectory(String commit, RepoPath directory) throws HubException {
        List<String> siblings;
        try {
            siblings = api.list(commit, directory.parent(), HubApi.Depth.CHILDREN).directories().stream()
                    .map(RepoPath::toString)
                    .toList();
        } catch (HubException.MissingEntry e) {
            siblings = List.of();
        }
        String hint = Suggestions.closest(directory.toString(), siblings)
                .map(name -> "; did you mean " + Sanitized.of(name) + "?")
                .orElse(siblings.isEmpty() ? "" : "; existing directories: " + some(siblings));
        return new HubException("model_dir: " + dataset.name() + " at " + dataset.revision() + " has no directory "
                + Sanitized.of(directory.toString()) + hint);
    }

    private static String some(List<String> names) {
        return names.stream().limit(MAX_NAMES).map(Sanitized::of).collect(Collectors.joining(", "))
                + (names.size() > MAX_NAMES ? ", …" : "");
    }

    private void requireHeads(HeadFiles wanted, List<HubFile> files, List<HubFile> listed) throws HubException {
        if (files.isEmpty()) {
            long others = listed.stream()
                    .filter(file ->
                            HeadFiles.head(wanted.modelDirectory(), file.path()).isPresent())
                    .count();
            throw new HubException(dataset.name() + " at " + dataset.revision()
                    + " contains no head of the layout in model_dir \""
                    + wanted.modelDirectory() + "\""
                    + (others > 0
                            ? ", but " + others + " files of other heads; check num_layers, num_q_heads and num_k_heads"
                            : " (directories lLLhHHq and lLLhHHk); check model_dir"));
        }
    }
}
