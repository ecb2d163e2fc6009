package plasticity.cli;

import java.util.HashMap;
import java.util.Map;

/** Sets system properties temporarily. Spark reads {@code spark.*} properties as its settings. */
final class SystemProperties {
    private SystemProperties() {}

    static void during(Map<String, String> properties, Runnable action) {
        Map<String, String> before = new HashMap<>();
        properties.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        try {
            action.run();
        } finally {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
        }
    }
}
