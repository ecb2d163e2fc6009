package plasticity.hub;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Detects files in a snapshot that an analysis would read although the commit does not contain them.
 *
 * @param snapshot directory of the commit in the cache
 */
record ForeignFiles(Path snapshot, HeadFiles wanted) {
    /**
     * Checks all head directories.
     *
     * @param files of the commit
     * @throws HubException if there is any other file
     */
    void reject(List<HubFile> files) throws HubException, IOException {
        Set<Path> known =
                files.stream().map(file -> file.path().below(snapshot)).collect(Collectors.toSet());
        try (DirectoryStream<Path> heads =
                Files.newDirectoryStream(wanted.modelDirectory().below(snapshot))) {
            for (Path head : heads) {
                reject(head, known);
            }
        }
    }

    private void reject(Path head, Set<Path> known) throws HubException, IOException {
        if (!Files.isDirectory(head)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(head)) {
            for (Path entry : entries) {
                RepoPath path = new RepoPath(List.of(
                        head.getFileName().toString(), entry.getFileName().toString()));
                boolean isRead = HeadFiles.head(RepoPath.ROOT, path)
                        .filter(wanted.layout()::contains)
                        .isPresent();
                if (isRead && !known.contains(entry)) {
                    throw new HubException(
                            entry + " is in the cache, but not in this commit of the dataset; remove it and run again");
                }
            }
        }
    }
}
