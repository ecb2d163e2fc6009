package plasticity.dump;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import plasticity.heads.HeadId;

/**
 * One Parquet file of a head, found by its name and not opened yet.
 *
 * @param path its URI
 * @param bytes its length
 * @param hosts that hold most of the head; none where the file system has no place to tell
 */
public record TokenFile(HeadId head, String path, long bytes, List<String> hosts) implements Serializable {

    /**
     * The files of a dump in the order of heads and, within a head, of their names.
     *
     * @param root the directory in which head directories lie
     * @param wanted which heads; of the others not even the directories are listed
     * @throws DumpException when there is no dump, or a wanted head has no files that could be read
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
