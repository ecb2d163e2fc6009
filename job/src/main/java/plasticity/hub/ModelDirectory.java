package plasticity.hub;

/**
 * A directory of a data set in which head directories lie.
 *
 * @param path as {@code model_dir} names it
 * @param heads head directories in it, of queries and keys; at least 1
 */
public record ModelDirectory(RepoPath path, int heads) {}
