package plasticity.connector;

import org.apache.spark.sql.SparkSession;

/** Starts a local Spark session in this JVM. */
final class LocalSpark {
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
}
