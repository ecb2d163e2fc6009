package plasticity.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import plasticity.messages.RunException;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;

/** Writes a dump to a directory and inspects it. */
record InspectedDump(Path root) {
    static final Configuration HADOOP = new Configuration();
    private static final int CORES = 2;

    /** Rows of two examples at every third position, in buckets of 64. */
    static List<DumpRow> rows() {
        List<DumpRow> rows = new ArrayList<>();
        for (int example = 0; example < 2; example++) {
            for (int position = 0; position < 512; position += 3) {
                rows.add(new DumpRow(position / 64, example, position, null, List.of(0.5f, position / 512f, -1f)));
            }
        }
        return rows;
    }

    /** Writes heads of the usual rows. */
    InspectedDump with(String... heads) throws IOException {
        for (String head : heads) {
            write(head, rows());
        }
        return this;
    }

    InspectedDump write(String head, List<DumpRow> rows) throws IOException {
        return write(head, HeadFile.USUAL, rows);
    }

    InspectedDump write(String head, HeadFile file, List<DumpRow> rows) throws IOException {
        file.write(root.resolve(head).resolve("data.parquet"), rows);
        return this;
    }

    /** Writes an invalid file for a head. */
    InspectedDump spoil(String head) throws IOException {
        Files.createDirectories(root.resolve(head));
        Files.writeString(root.resolve(head).resolve("data.parquet"), "<html>no Parquet, but long enough</html>");
        return this;
    }

    DumpSurvey footers() throws RunException {
        return Inspection.of(new FolderOrigin(root.toString(), HADOOP), "", Depth.FOOTERS, HADOOP, CORES);
    }

    DumpSurvey deep() throws RunException {
        return Inspection.of(new FolderOrigin(root.toString(), HADOOP), "", Depth.ROWS, HADOOP, CORES);
    }
}
