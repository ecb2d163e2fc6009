package plasticity.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import plasticity.heads.HeadId;

/**
 * Sparse copies of the files of a dump on the Hub, of which only the Parquet footers are present.
 *
 * @param commit of the revision
 * @param directory contains the files by their paths in the repository
 * @param missing the files that an analysis would have to download
 * @param others heads of the same model that were not requested
 */
public record Outline(
        Dataset dataset,
        String commit,
        Path directory,
        List<HubFile> files,
        List<HubFile> missing,
        Set<HeadId> others) {}
