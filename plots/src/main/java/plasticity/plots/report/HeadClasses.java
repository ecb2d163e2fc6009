package plasticity.plots.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import plasticity.plots.model.Head;
import plasticity.tables.HeadGeometry;
import plasticity.tables.HeadIdentity;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/**
 * What the first principal component of a head encodes.
 *
 * @param classes {@code head_class} by head, without heads whose class is undefined
 */
record HeadClasses(Map<Head, String> classes) {
    static final HeadClasses NONE = new HeadClasses(Map.of());

    static HeadClasses read(Path geometry) throws TableException {
        StoredTable table = StoredTable.read(
                geometry, List.of(HeadIdentity.LAYER, HeadIdentity.Q_HEAD, HeadGeometry.HEAD_CLASS));
        List<Head> heads = Head.of(table);
        List<String> texts = table.texts(HeadGeometry.HEAD_CLASS);
        Map<Head, String> classes = new TreeMap<>();
        for (int row = 0; row < heads.size(); row++) {
            if (!texts.get(row).isEmpty()) {
                classes.put(heads.get(row), texts.get(row));
            }
        }
        return new HeadClasses(classes);
    }

    /** Empty if it is undefined. */
    String of(Head head) {
        return classes.getOrDefault(head, "");
    }
}
