package plasticity.cli;

import static org.apache.hadoop.fs.Path.SEPARATOR;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The state of all files below a directory of any file system.
 *
 * @param states length, modification time and ETag by relative path
 */
record FileStates(Map<String, String> states) {

    static FileStates below(java.nio.file.Path directory) throws IOException {
        return below(FileSystem.getLocal(new Configuration()).getRawFileSystem(), directory.toString());
    }

    static FileStates below(FileSystem files, String directory) throws IOException {
        Map<String, String> states = new TreeMap<>();
        String root = files.makeQualified(new Path(directory)) + SEPARATOR;
        RemoteIterator<LocatedFileStatus> all = files.listFiles(new Path(directory), true);
        while (all.hasNext()) {
            LocatedFileStatus file = all.next();
            states.put(file.getPath().toString().substring(root.length()), state(file));
        }
        return new FileStates(states);
    }

    private static String state(FileStatus file) {
        return file.getLen() + " " + file.getModificationTime() + " "
                + (file instanceof EtagSource tagged ? tagged.getEtag() : "");
    }

    /** Names with this prefix. */
    List<String> names(String prefix) {
        return states.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }
}
