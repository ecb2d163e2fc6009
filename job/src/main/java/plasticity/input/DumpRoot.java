package plasticity.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plasticity.dump.FileFingerprint;
import plasticity.heads.HeadId;
import plasticity.hub.DatasetCommit;
import plasticity.hub.HubFile;

/**
 * Where an analysis reads its dump.
 *
 * @param path of the directory in which the model directories lie, as Hadoop takes it
 * @param dataset the state of the data set on the Hub, empty for a dump that was there
 * @param contents head's directory and file, such as {@code l03h11q/data.parquet} → what names its content on the Hub; empty for a dump that was
 *     there
 * @param others heads that the model has on the Hub outside the layout, which were not brought; empty for a dump that was there
 */
public record DumpRoot(String path, Optional<DatasetCommit> dataset, Map<String, String> contents, Set<HeadId> others) {

    /** A dump that was there. */
    static DumpRoot local(String path) {
        return new DumpRoot(path, Optional.empty(), Map.of(), Set.of());
    }

    /**
     * A dump of the Hub.
     *
     * @param files those of one model's heads, each in its head's directory
     * @param others heads of the model that were not brought
     */
    static DumpRoot ofHub(String path, DatasetCommit dataset, List<HubFile> files, Set<HeadId> others) {
        Map<String, String> contents = new HashMap<>();
        for (HubFile file : files) {
            List<String> names = file.path().segments();
            HeadId.ofDirectory(names.get(names.size() - 2))
                    .ifPresent(head -> contents.put(
                            head.directoryName() + "/" + file.path().name(), file.blob()));
        }
        return new DumpRoot(path, Optional.of(dataset), contents, others);
    }

    /** A file's mark. A download's tells its content by the Hub's word, not by when it came to this machine. */
    public FileFingerprint known(FileFingerprint mark) {
        String blob = contents.get(mark.name());
        return blob == null
                ? mark
                : new FileFingerprint(mark.name(), mark.bytes(), 0, blob, mark.footer(), mark.content());
    }
}
