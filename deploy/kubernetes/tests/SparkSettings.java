import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.config.ConfigEntry;

/**
 * Reads lines with a setting's name, a space and its value, and prints those with a name unknown to Spark or a value that it rejects. Run as a source file on
 * the class path of that Spark.
 */
final class SparkSettings {
    private static final String[] DEFINITIONS = {
        "org.apache.spark.internal.config.package$",
        "org.apache.spark.internal.config.UI$",
        "org.apache.spark.internal.config.Kryo$",
        "org.apache.spark.deploy.k8s.Config$",
    };
    /** Settings with these prefixes belong to the user or to another library. */
    private static final String[] PREFIXES = {
        "spark.hadoop.fs.s3a.", org.apache.spark.deploy.k8s.Config.KUBERNETES_EXECUTOR_SECRET_KEY_REF_PREFIX(),
    };

    private SparkSettings() {}

    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        for (String definitions : DEFINITIONS) {
            Class.forName(definitions);
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] setting = line.split("\\s+", 2);
            String problem = problem(setting[0], setting[1]);
            if (problem != null) {
                System.out.println(setting[0] + ": " + problem);
            }
        }
    }

    private static String problem(String name, String value) {
        for (String prefix : PREFIXES) {
            if (name.startsWith(prefix)) {
                return null;
            }
        }
        ConfigEntry<?> entry = ConfigEntry.findEntry(name);
        if (entry == null) {
            return "unknown";
        }
        try {
            new SparkConf(false).set(name, value).get(entry);
            return null;
        } catch (RuntimeException e) {
            return e.getMessage();
        }
    }
}
