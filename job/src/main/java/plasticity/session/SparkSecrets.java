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

/** Registers secrets in Spark's and Hadoop's settings for redaction, and hides them in Spark's event log and UI. */
public final class SparkSecrets {
    private static final String NAMES_AND_VALUES = "spark.redaction.regex";
    private static final String TEXTS = "spark.redaction.string.regex";
    /** Spark's default extended; matches names or values of settings, including command lines with a URI. */
    private static final String SECRET =
            "(?i:secret|passw|token|credential|access[.]?key|account[.]?key|api[._-]?key)|" + Secrets.WITHIN_URI;
    /** Files with Hadoop's default values. */
    private static final String DEFAULTS = "-default.xml";

    private SparkSecrets() {}

    /** Registers secrets and makes Spark redact them in addition to what the user redacts. */
    static void hide(SparkConf conf) {
        String userPattern = conf.get(NAMES_AND_VALUES, "");
        Map<String, String> settings = new HashMap<>();
        for (Tuple2<String, String> setting : conf.getAll()) {
            settings.put(setting._1(), setting._2());
        }
        Secrets.learn(settings);
        if (!userPattern.isEmpty()) {
            learnUserPattern(userPattern, settings);
        }
        conf.set(NAMES_AND_VALUES, userPattern.isEmpty() ? SECRET : userPattern + "|" + SECRET);
        conf.setIfMissing(TEXTS, Secrets.WITHIN_URI);
    }

    private static void learnUserPattern(String userPattern, Map<String, String> settings) {
        try {
            Pattern names = Pattern.compile(userPattern);
            settings.forEach((name, value) -> {
                if (names.matcher(name).find()) {
                    Secrets.learn(value);
                }
            });
        } catch (PatternSyntaxException e) {
            // Spark reports it when it starts.
        }
    }

    /** Registers secrets set in {@code core-site.xml} and similar files. */
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
