package plasticity.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.util.VersionInfo;
import org.apache.spark.package$;

/** The versions of the runtime environment. */
public final class Libraries {
    private Libraries() {}

    /** Name → version of Java, Spark and the libraries that Spark provides; starts none of them. */
    public static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("java", Runtime.version().toString());
        versions.put("scala", scala.util.Properties.versionNumberString());
        versions.put("spark", package$.MODULE$.SPARK_VERSION());
        versions.put("hadoop", VersionInfo.getVersion());
        versions.put("parquet", org.apache.parquet.Version.VERSION_NUMBER);
        return versions;
    }
}
