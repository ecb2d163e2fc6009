package plasticity.hub;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of heads in a cached snapshot. */
record PresentFiles(HubCache cache, String commit) {
    /**
     * The data files of all heads; empty without such a directory. For commits without a cached listing: older Python clients stored none.
     */
    List<HubFile> below(RepoPath modelDirectory) throws HubException, IOException {
        cache.requireOwn(path(modelDirectory).resolve("."));
        List<HubFile> files = new ArrayList<>();
        for (RepoPath path : dataFiles(modelDirectory)) {
            Path file = path(path);
            cache.requireOwn(file);
            files.add(new HubFile(path, Files.size(file), checksum(file)));
        }
        return files;
    }

    /**
     * Detects files that an analysis would read although the commit does not contain them.
     *
     * @param files of the commit
     * @throws HubException if there is any
     */
    void rejectForeign(HeadFiles wanted, List<HubFile> files) throws HubException, IOException {
        Set<RepoPath> known = files.stream().map(HubFile::path).collect(Collectors.toSet());
        for (RepoPath path : dataFiles(wanted.modelDirectory())) {
            if (wanted.contains(path) && !known.contains(path)) {
                throw new HubException(path(path)
                        + " is in the cache, but not in this commit of the dataset; remove it and run again");
            }
        }
    }

    private Path path(RepoPath path) {
        return path.below(cache.snapshot(commit));
    }

    private List<RepoPath> dataFiles(RepoPath modelDirectory) throws IOException {
        List<RepoPath> found = new ArrayList<>();
        for (Path head : children(path(modelDirectory))) {
            for (Path file : children(head)) {
                List<String> names = new ArrayList<>(modelDirectory.segments());
                names.add(head.getFileName().toString());
                names.add(file.getFileName().toString());
                RepoPath path = new RepoPath(List.copyOf(names));
                if (HeadFiles.head(modelDirectory, path).isPresent()) {
                    found.add(path);
                }
            }
        }
        return found;
    }

    private static List<Path> children(Path directory) throws IOException {
        List<Path> children = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
                entries.forEach(children::add);
            }
        }
        return children.stream().sorted().toList();
    }

    /** The checksum, from the name of the link target if the file is a link to a blob. */
    private static String checksum(Path file) throws IOException {
        String name = Files.isSymbolicLink(file)
                ? Files.readSymbolicLink(file).getFileName().toString()
                : "";
        return HubFile.isChecksum(name) ? name : HubFile.sha256(file);
    }
}
