package plasticity.hub;

/**
 * A directory of a dataset that contains head directories.
 *
 * @param path value of {@code model_dir}
 * @param heads number of its query and key head directories, at least 1
 */
public record ModelDirectory(RepoPath path, int heads) {}
