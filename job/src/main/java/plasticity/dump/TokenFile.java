package plasticity.dump;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import plasticity.heads.HeadId;

/**
 * A Parquet file of a head, from a listing; not opened yet.
 *
 * @param path its URI
 * @param bytes its length
 * @param hosts that store most of the head; none if the file system reports no locations
 */
public record TokenFile(HeadId head, String path, long bytes, List<String> hosts) implements Serializable {

    /**
     * Lists the files of a dump, ordered by head and file name.
     *
     * @param root the parent of the head directories
     * @param wanted selects heads; the directories of others are not listed
     * @throws DumpException when there is no dump, or a wanted head has no files
     */
    public static List<TokenFile> list(String root, Predicate<HeadId> wanted, Configuration hadoop)
            throws DumpException {
        HeadDirectories directories = HeadDirectories.loadAll(new Path(root), hadoop);
        Catalog catalog = new Catalog(directories, hadoop);
        List<HeadId> heads = directories.heads().stream().filter(wanted).toList();
        List<TokenFile> files = new ArrayList<>();
        for (HeadListing head : InParallel.map(heads, catalog::find)) {
            if (head.problem() != null) {
                throw new DumpException(head.problem());
            }
            List<String> hosts = head.hosts().most();
            head.files().forEach(file -> files.add(new TokenFile(head.id(), file.path(), file.bytes(), hosts)));
        }
        return files;
    }
}
