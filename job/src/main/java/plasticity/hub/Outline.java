package plasticity.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import plasticity.heads.HeadId;

/**
 * The shape of a dump on the Hub: files of their true length of which only the end is there, so that Parquet footers can be read, and no more.
 *
 * @param commit what the revision means
 * @param directory holds the files by their paths in the repository
 * @param files all of them
 * @param missing those that an analysis would have to download
 * @param others heads of the same model that were not asked for
 */
public record Outline(
        Dataset dataset,
        String commit,
        Path directory,
        List<HubFile> files,
        List<HubFile> missing,
        Set<HeadId> others) {}
