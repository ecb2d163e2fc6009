package plasticity.cli;

import java.util.HashMap;
import java.util.Map;

/** System properties that are set for a while; Spark reads {@code spark.*} among them as its own settings. */
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
