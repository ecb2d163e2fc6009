package plasticity.hub;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a snapshot has of heads, where no list of its commit is there: older clients kept none.
 *
 * @param cache in which the snapshot lies
 */
record PresentFiles(HubCache cache, String commit) {
    /** The files of head directories; none where there is no such directory. */
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
                    files.add(new HubFile(path, Files.size(entry), content(entry)));
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

    /** A link tells by the name of what it points to. */
    private static String content(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            String name = Files.readSymbolicLink(file).getFileName().toString();
            if (HubFile.isContent(name)) {
                return name;
            }
        }
        return Checksum.sha256(file);
    }
}
