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
import plasticity.hub.Snapshot;

/**
 * Where an analysis reads its dump.
 *
 * @param path directory of the model directories, as a Hadoop path or URI
 * @param dataset the commit of a dataset on the Hub; empty for a local dump
 * @param blobIds head directory and file, such as {@code l03h11q/data.parquet} → blob ID on the Hub; empty for a local dump
 * @param otherHeads heads of the model on the Hub that are outside the layout and were not downloaded; empty for a local dump
 */
public record DumpSource(
        String path, Optional<DatasetCommit> dataset, Map<String, String> blobIds, Set<HeadId> otherHeads) {

    /**
     * A dump downloaded from the Hub.
     *
     * @param snapshot the files of one model's heads, each in its head's directory
     */
    static DumpSource ofHub(String path, Snapshot snapshot) {
        Map<String, String> blobIds = new HashMap<>();
        for (HubFile file : snapshot.files()) {
            List<String> segments = file.path().segments();
            HeadId.ofDirectory(segments.get(segments.size() - 2))
                    .ifPresent(head ->
                            blobIds.put(head.directoryName() + "/" + file.path().name(), file.blob()));
        }
        return new DumpSource(path, Optional.of(snapshot.commit()), blobIds, snapshot.others());
    }

    /** Identifies a downloaded file by its blob ID instead of the time of its download; returns other files' fingerprints unchanged. */
    public FileFingerprint withBlobId(FileFingerprint file) {
        String blobId = blobIds.get(file.name());
        return blobId == null
                ? file
                : new FileFingerprint(file.name(), file.bytes(), 0, blobId, file.footer(), file.content());
    }
}
