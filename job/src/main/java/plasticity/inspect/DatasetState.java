package plasticity.inspect;

/**
 * What was looked at of a data set of the Hub.
 *
 * @param revision that was asked for
 * @param commit that it stood for
 */
public record DatasetState(String name, String revision, String commit) {}
