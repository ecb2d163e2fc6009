package plasticity.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildPathTest {
    @ParameterizedTest
    @CsvSource({
        "/data, m, /data/m",
        "/data, 2026-11-29T10:00, /data/2026-11-29T10:00",
        "file:/data, a/run:5, file:/data/a/run:5",
        "s3a://b/d, .run:5.json.lease, s3a://b/d/.run:5.json.lease",
        "data, m, data/m",
        "., m, m"
    })
    void namesMayHaveColons(String directory, String name, String path) {
        assertThat(ChildPath.of(new Path(directory), name)).hasToString(path);
    }

    @ParameterizedTest
    @CsvSource({"., run:5", "'', run:5", "./a:b, run:5", "./a:b, .run:5/c"})
    void namesInTheWorkingDirectoryMayHaveColons(String directory, String name) throws Exception {
        Path child = ChildPath.of(directory.isEmpty() ? null : new Path(directory), name);
        try (FileSystem files = FileSystem.newInstanceLocal(new Configuration(false))) {
            files.setWorkingDirectory(new Path("/here"));
            String parent = directory.startsWith("./") ? directory.substring(1) : "";
            assertThat(files.makeQualified(child)).hasToString("file:/here" + parent + "/" + name);
        }
    }
}
