package plasticity.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Lists of files of commits, which never change: the Python client's {@code trees/COMMIT.json} of a whole repository, and our own of one
 * directory in the same form, in {@code .plasticity/COMMIT-DIRECTORY.json}. Python's must list everything, so ours cannot lie there.
 */
final class CachedListings {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FORMAT = 1;
    private static final long LARGEST = 256L << 20;

    private final HubCache cache;

    CachedListings(HubCache cache) {
        this.cache = cache;
    }

    /** The files below a directory of a commit, if a list of them is there and can be used. */
    Optional<List<HubFile>> find(String commit, RepoPath directory) throws HubException, IOException {
        Optional<List<HubFile>> own = read(own(commit, directory));
        if (own.isPresent()) {
            return own;
        }
        List<Path> larger = new ArrayList<>();
        for (RepoPath above = directory; !above.equals(RepoPath.ROOT); above = above.parent()) {
            larger.add(own(commit, above.parent()));
        }
        larger.add(ofPython(commit));
        for (Path list : larger) {
            Optional<List<HubFile>> below = read(list).map(files -> below(directory, files));
            // Where nothing lies below, the Hub knows better what is wrong.
            if (below.isPresent() && !below.get().isEmpty()) {
                return below;
            }
        }
        return Optional.empty();
    }

    private static List<HubFile> below(RepoPath directory, List<HubFile> files) {
        return files.stream().filter(file -> file.path().isBelow(directory)).toList();
    }

    void store(String commit, RepoPath directory, List<HubFile> files) throws HubException, IOException {
        ObjectNode root = JSON.createObjectNode().put("format_version", FORMAT);
        ObjectNode all = root.putObject("files");
        for (HubFile file : files) {
            ObjectNode entry = all.putObject(file.path().toString()).put("size", file.size());
            entry.put(file.isLarge() ? "lfs_sha256" : "blob_id", file.blob());
        }
        cache.write(own(commit, directory), JSON.writeValueAsString(root));
    }

    private Path own(String commit, RepoPath directory) {
        UUID place = UUID.nameUUIDFromBytes(directory.toString().getBytes(StandardCharsets.UTF_8));
        return cache.folder().resolve(".plasticity").resolve(commit + "-" + place + ".json");
    }

    private Path ofPython(String commit) {
        return cache.folder().resolve("trees").resolve(commit + ".json");
    }

    private Optional<List<HubFile>> read(Path file) throws HubException, IOException {
        cache.requireOwn(file);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(file.toFile());
            if (root.path("format_version").asInt() != FORMAT
                    || !root.path("files").isObject()) {
                return Optional.empty();
            }
            List<HubFile> files = new ArrayList<>();
            for (Map.Entry<String, JsonNode> entry : root.get("files").properties()) {
                JsonNode told = entry.getValue();
                boolean isLarge = told.hasNonNull("lfs_sha256");
                long size = told.path(isLarge && told.has("lfs_size") ? "lfs_size" : "size")
                        .asLong(-1);
                files.add(new HubFile(
                        RepoPath.of(entry.getKey()),
                        size,
                        told.path(isLarge ? "lfs_sha256" : "blob_id").asText()));
            }
            return Optional.of(files);
        } catch (IOException | IllegalArgumentException | HubException e) {
            return Optional.empty(); // hurt or of another version: it is asked for again
        }
    }
}
