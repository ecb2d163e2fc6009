package plasticity.publish;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.config.AnalysisConfig;
import plasticity.config.OutputFile;
import plasticity.config.Setting;
import plasticity.heads.HeadId;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.storage.StagedFile;

/**
 * Prevents a run from writing into a head directory of its own dump, however the path is written: relative, through a symbolic link, or as a URI.
 * The lease and the result store are in the directory of {@code run_json} and therefore covered.
 *
 * @param dump the directory of the model directories
 */
public record DumpGuard(String dump, AnalysisConfig config, Configuration hadoop) {
    /**
     * Checks all outputs, without any request to a store.
     *
     * @throws RunException for wrong usage if an output is in a head directory
     */
    public void require() throws RunException {
        for (OutputFile output : config.outputs()) {
            require(output.key(), output.path());
        }
        if (config.combinedCsv().isPresent()) {
            require(Setting.COMBINED_CSV.key(), config.combinedCsv().get());
        }
    }

    private void require(String key, String path) throws RunException {
        try {
            Path target = new Path(path);
            FileSystem files = StagedFile.fileSystem(target, hadoop);
            if (isInHead(files, files.makeQualified(target))) {
                throw RunException.usage(key + ": " + path
                        + " is in a head directory of the dump, which is never written to; choose another path");
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new RunException(key + ": cannot write " + path + ": " + OneLine.of(e), e);
        }
    }

    private boolean isInHead(FileSystem files, Path target) throws IOException {
        Path root = new Path(dump);
        URI store = FileSystem.getDefaultUri(hadoop).resolve(root.toUri());
        // Ports are ignored: a cluster's default port may be omitted.
        if (!files.getUri().getScheme().equalsIgnoreCase(store.getScheme())
                || !Objects.equals(store.getHost(), target.toUri().getHost())) {
            return false;
        }
        Path qualifiedRoot = StagedFile.fileSystem(root, hadoop).makeQualified(root);
        if (isBelowHead(normalized(qualifiedRoot), normalized(target))) {
            return true;
        }
        return files.getUri().getScheme().equals("file") && isInHead(local(qualifiedRoot), local(target));
    }

    private static List<String> names(String path) {
        return Arrays.stream(path.split("/")).filter(name -> !name.isEmpty()).toList();
    }

    private static String normalized(Path path) {
        return path.toUri().normalize().getPath();
    }

    /** Whether the path from the root to the target contains a head directory. */
    private static boolean isBelowHead(String rootPath, String targetPath) {
        List<String> root = names(rootPath);
        List<String> target = names(targetPath);
        return target.size() > root.size()
                && target.subList(0, root.size()).equals(root)
                && target.stream().skip(root.size()).anyMatch(name -> HeadId.ofDirectory(name)
                        .isPresent());
    }

    private static java.nio.file.Path local(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath()).normalize();
    }

    /** The same check for local paths, following symbolic links. */
    private boolean isInHead(java.nio.file.Path root, java.nio.file.Path target) throws IOException {
        java.nio.file.Path realTarget = real(target.getParent()).resolve(target.getFileName());
        if (isBelowHead(real(root).toString(), realTarget.toString())) {
            return true;
        }
        java.nio.file.Path model = root.resolve(config.modelDir());
        if (Files.isDirectory(model)) {
            try (DirectoryStream<java.nio.file.Path> linkedHeads = Files.newDirectoryStream(
                    model,
                    head -> HeadId.ofDirectory(head.getFileName().toString()).isPresent()
                            && Files.isSymbolicLink(head))) {
                for (java.nio.file.Path head : linkedHeads) {
                    if (realTarget.startsWith(real(head))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Resolves symbolic links in the part of the path that exists. */
    private static java.nio.file.Path real(java.nio.file.Path path) throws IOException {
        if (path == null || Files.exists(path)) {
            return path == null ? java.nio.file.Path.of("/") : path.toRealPath();
        }
        java.nio.file.Path name = path.getFileName();
        return name == null ? path : real(path.getParent()).resolve(name);
    }
}
