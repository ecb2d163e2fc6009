package plasticity.connector;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** A session of this JVM's own, and where the project's sample lies. */
final class LocalSpark {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    private LocalSpark() {}

    static SparkSession start() {
        return SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.log.level", "ERROR")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/plasticity-warehouse")
                .config("spark.hadoop.fs.file.impl", OpenedFiles.class.getName())
                .config("spark.hadoop.fs.file.impl.disable.cache", true)
                .getOrCreate();
    }

    /** The six sample layers of SmolLM2-135M: 0, 5, 11, 17, 23 and 29, with 9 query and 3 key heads of 640 rows each. */
    static Path sample() {
        return ROOT.resolve("src/sample");
    }

    /** A test resource of this module. */
    static Path resource(String name) {
        return ROOT.resolve("job/src/test/resources").resolve(name);
    }
}
