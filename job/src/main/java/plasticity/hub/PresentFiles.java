package plasticity.hub;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists the files of heads in a cached snapshot, for commits without a cached listing: older Python clients stored none.
 *
 * @param cache that contains the snapshot
 */
record PresentFiles(HubCache cache, String commit) {
    /** The data files of all heads; empty without such a directory. */
    List<HubFile> below(RepoPath modelDirectory) throws HubException, IOException {
        Path model = modelDirectory.below(cache.snapshot(commit));
        cache.requireOwn(model.resolve("."));
        List<HubFile> files = new ArrayList<>();
        for (Path head : children(model)) {
            cache.requireOwn(head.resolve("."));
            for (Path entry : children(head)) {
                List<String> names = new ArrayList<>(modelDirectory.segments());
                names.add(head.getFileName().toString());
                names.add(entry.getFileName().toString());
                RepoPath path = new RepoPath(List.copyOf(names));
                if (HeadFiles.head(modelDirectory, path).isPresent()) {
                    files.add(new HubFile(path, Files.size(entry), checksum(entry)));
                }
            }
        }
        return files;
    }

    private static List<Path> children(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            List<Path> children = new ArrayList<>();
            entries.forEach(children::add);
            return children.stream().sorted().toList();
        }
    }

    /** The checksum, from the name of the link target if the file is a link to a blob. */
    private static String checksum(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            String name = Files.readSymbolicLink(file).getFileName().toString();
            if (HubFile.isChecksum(name)) {
                return name;
            }
        }
        return Checksum.sha256(file);
    }
}
