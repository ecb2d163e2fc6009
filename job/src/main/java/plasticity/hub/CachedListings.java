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
 * Cached file listings of commits: {@code trees/COMMIT.json} of the Python client for entire repositories, and our own listings of single
 * directories, {@code .plasticity/COMMIT-HASH.json}, in the same format. They are separate because those of the Python client must be complete.
 */
record CachedListings(HubCache cache) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FORMAT = 1;
    private static final long MAX_BYTES = 256L << 20;

    /** The files below a directory of a commit; empty without a usable listing. */
    Optional<List<HubFile>> find(String commit, RepoPath directory) throws HubException, IOException {
        Optional<List<HubFile>> own = read(own(commit, directory));
        if (own.isPresent()) {
            return own;
        }
        List<Path> others = new ArrayList<>();
        for (RepoPath above = directory; !above.equals(RepoPath.ROOT); above = above.parent()) {
            others.add(own(commit, above.parent()));
        }
        others.add(ofPython(commit));
        for (Path list : others) {
            Optional<List<HubFile>> below = read(list).map(files -> below(directory, files));
            // If the listing has no such directory, ask the Hub, which gives a better message.
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
        UUID hash = UUID.nameUUIDFromBytes(directory.toString().getBytes(StandardCharsets.UTF_8));
        return cache.folder().resolve(".plasticity").resolve(commit + "-" + hash + ".json");
    }

    private Path ofPython(String commit) {
        return cache.folder().resolve("trees").resolve(commit + ".json");
    }

    private Optional<List<HubFile>> read(Path file) throws HubException, IOException {
        cache.requireOwn(file);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_BYTES) {
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
                JsonNode listed = entry.getValue();
                boolean isLarge = listed.hasNonNull("lfs_sha256");
                long size = listed.path(isLarge && listed.has("lfs_size") ? "lfs_size" : "size")
                        .asLong(-1);
                files.add(new HubFile(
                        RepoPath.of(entry.getKey()),
                        size,
                        listed.path(isLarge ? "lfs_sha256" : "blob_id").asText()));
            }
            return Optional.of(files);
        } catch (IOException | IllegalArgumentException | HubException e) {
            return Optional.empty(); // corrupt or of another version: the Hub is asked again
        }
    }
}
