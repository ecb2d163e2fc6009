package plasticity.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Client of the Hub's REST API for datasets. Rejects responses with paths outside the dataset or links to other servers. */
record HubApi(HubHttp http, Dataset dataset) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_RESPONSE = 32 << 20;
    private static final int MAX_PAGES = 1000;
    private static final int MAX_FILES = 1_000_000;
    private static final Pattern NEXT = Pattern.compile("<([^<>]*)>\\s*;[^,<]*rel=\"?next\"?");

    /**
     * Listing of a directory of a commit.
     *
     * @param files with distinct paths
     * @param directories empty if they were not listed
     */
    record Listing(List<HubFile> files, List<RepoPath> directories) {}

    /** The current commit of a revision. */
    String commit() throws HubException {
        String what = "the commit of " + dataset.name();
        Page page = page(at("/revision/" + RepoPath.encoded(dataset.revision())), what);
        String commit = page.json.path("sha").asText();
        if (!Dataset.isCommit(commit)) {
            throw invalid(what);
        }
        return commit;
    }

    private URI at(String path) {
        return http.environment().endpoint().at("/api/datasets/" + dataset.name() + path);
    }

    /**
     * Lists a directory of a commit.
     *
     * @throws HubException.MissingEntry if there is no such directory
     */
    Listing list(String commit, RepoPath directory, Depth depth) throws HubException {
        String suffix = directory.segments().isEmpty() ? "" : "/" + directory.encoded();
        URI uri = at("/tree/" + commit + suffix + "?recursive=" + (depth == Depth.ALL) + "&expand=false");
        String what = directory.segments().isEmpty()
                ? "the list of files of " + dataset.name()
                : "the list of files in " + Sanitized.of(directory.toString()) + " of " + dataset.name();
        List<HubFile> files = new ArrayList<>();
        List<RepoPath> directories = new ArrayList<>();
        Set<RepoPath> paths = new HashSet<>();
        Set<URI> seen = new HashSet<>();
        while (seen.size() < MAX_PAGES && seen.add(uri)) {
            Page page = page(uri, what);
            if (!page.json.isArray()) {
                throw invalid(what);
            }
            for (JsonNode entry : page.json) {
                if (!entry.path("path").isTextual()) {
                    throw invalid(what);
                }
                RepoPath path = RepoPath.of(entry.path("path").asText());
                if (!path.isBelow(directory)) {
                    throw new HubException(what + ": contains " + Sanitized.of(path.toString())
                            + ", which is outside this directory; rejected");
                }
                switch (entry.path("type").asText()) {
                    case "file" -> {
                        if (!paths.add(path)) {
                            throw new HubException(
                                    what + ": contains " + Sanitized.of(path.toString()) + " twice; rejected");
                        }
                        files.add(file(path, entry, what));
                    }
                    case "directory" -> directories.add(path);
                    default -> throw invalid(what);
                }
            }
            if (files.size() > MAX_FILES) {
                throw new HubException(what + ": has more than " + MAX_FILES + " files; check model_dir");
            }
            if (page.next.isEmpty()) {
                return new Listing(List.copyOf(files), List.copyOf(directories));
            }
            uri = next(uri, page.next.get(), what);
        }
        throw new HubException(what + ": still incomplete after " + seen.size() + " pages; check HF_ENDPOINT");
    }

    /** Depth of a listing. */
    enum Depth {
        CHILDREN,
        ALL
    }

    private static HubFile file(RepoPath path, JsonNode entry, String what) throws HubException {
        JsonNode large = entry.path("lfs");
        JsonNode size = large.isObject() && large.has("size") ? large.path("size") : entry.path("size");
        String blob = large.isObject()
                ? large.path("oid").asText()
                : entry.path("oid").asText();
        if (!size.canConvertToLong() || !size.isIntegralNumber()) {
            throw invalid(what);
        }
        try {
            return new HubFile(path, size.longValue(), blob.replaceFirst("^sha256:", ""));
        } catch (IllegalArgumentException e) {
            throw invalid(what);
        }
    }

    private URI next(URI from, String link, String what) throws HubException {
        URI next = http.environment().endpoint().follow(from, link);
        if (!http.environment().endpoint().owns(next)) {
            throw new HubException(
                    what + ": the next page is on another server, " + Sanitized.of(next.getHost()) + "; rejected");
        }
        return next;
    }

    /** @param next address of the next page, if any */
    private record Page(JsonNode json, Optional<String> next) {}

    private Page page(URI uri, String what) throws HubException {
        return http.get(
                dataset,
                what,
                uri,
                "",
                answer -> new Page(
                        json(answer, what),
                        answer.last().allValues("Link").stream()
                                .map(NEXT::matcher)
                                .filter(Matcher::find)
                                .map(found -> found.group(1))
                                .findFirst()));
    }

    private static JsonNode json(HubHttp.Response answer, String what) throws IOException, HubException {
        byte[] body = answer.body().readNBytes(MAX_RESPONSE + 1);
        if (body.length > MAX_RESPONSE) {
            throw new HubException(what + ": the response is larger than 32 MiB; check HF_ENDPOINT");
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw invalid(what);
        }
    }

    private static HubException invalid(String what) {
        return new HubException(what + ": invalid response from the Hub; check HF_ENDPOINT and proxies");
    }
}
