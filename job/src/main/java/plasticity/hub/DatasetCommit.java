package plasticity.hub;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A commit of a dataset on the Hub.
 *
 * @param revision as requested: a branch, tag or commit
 * @param commit that the revision resolved to
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"name", "revision", "commit"})
public record DatasetCommit(String name, String revision, String commit) {}
