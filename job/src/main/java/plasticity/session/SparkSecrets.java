package plasticity.session;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import plasticity.messages.Secrets;
import scala.Tuple2;

/** Secrets among the settings of Spark and Hadoop: learnt, and kept out of what Spark itself tells in its event log and its UI. */
public final class SparkSecrets {
    private static final String NAMES_AND_VALUES = "spark.redaction.regex";
    private static final String TEXTS = "spark.redaction.string.regex";
    /** Spark's own default and ours; it hides a setting whose name or value it finds this in, a command line with a URI as well. */
    private static final String SECRET =
            "(?i:secret|passw|token|credential|access[.]?key|account[.]?key|api[._-]?key)|" + Secrets.WITHIN_URI;
    /** Hadoop's own settings with values of their own. */
    private static final String DEFAULTS = "-default.xml";

    private SparkSecrets() {}

    /** Learns what is secret and makes Spark hide it, whatever else its user hides. */
    static void hide(SparkConf conf) {
        String theirs = conf.get(NAMES_AND_VALUES, "");
        Map<String, String> settings = new HashMap<>();
        for (Tuple2<String, String> setting : conf.getAll()) {
            settings.put(setting._1(), setting._2());
        }
        Secrets.learn(settings);
        if (!theirs.isEmpty()) {
            learnWhatTheyHide(theirs, settings);
        }
        conf.set(NAMES_AND_VALUES, theirs.isEmpty() ? SECRET : theirs + "|" + SECRET);
        conf.setIfMissing(TEXTS, Secrets.WITHIN_URI);
    }

    private static void learnWhatTheyHide(String theirs, Map<String, String> settings) {
        try {
            Pattern names = Pattern.compile(theirs);
            settings.forEach((name, value) -> {
                if (names.matcher(name).find()) {
                    Secrets.learn(value);
                }
            });
        } catch (PatternSyntaxException e) {
            // Spark refuses it when it starts, and says why.
        }
    }

    /** Learns from what {@code core-site.xml} and its like set. */
    public static void learn(Configuration hadoop) {
        Map<String, String> settings = new HashMap<>();
        for (Map.Entry<String, String> setting : hadoop) {
            String[] sources = hadoop.getPropertySources(setting.getKey());
            if (sources == null || Arrays.stream(sources).noneMatch(source -> source.endsWith(DEFAULTS))) {
                settings.put(setting.getKey(), setting.getValue());
            }
        }
        Secrets.learn(settings);
    }
}
