package plasticity.connector;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import plasticity.config.ConfigProblem;

/**
 * The user's options among the properties that Spark passes. For a table of its catalog, Spark passes everything stored with the table: owner, time
 * and so on, the {@code TBLPROPERTIES}, and each of the {@code OPTIONS} twice, under its name and with a prefix.
 *
 * @param values lower-case name → text
 * @param properties everything that the catalog stores; empty for a table that is not in it
 */
record GivenOptions(Map<String, String> values, Map<String, String> properties) {
    private static final String PATH = ReadSetting.PATH.key();
    private static final String PATHS = ReadSetting.PATHS.key();
    private static final Set<String> SOURCES = Set.of(PlasticitySource.FORMAT, PlasticitySource.class.getName());

    /** Extracts the options from the properties that Spark passes. */
    static GivenOptions of(Map<String, String> passed) {
        Map<String, String> all = new HashMap<>(new CaseInsensitiveStringMap(passed));
        all.values().removeIf(Objects::isNull);
        if (!SOURCES.contains(all.getOrDefault(TableCatalog.PROP_PROVIDER, ""))) {
            return new GivenOptions(all, Map.of());
        }
        Map<String, String> options = new HashMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(TableCatalog.OPTION_PREFIX)) {
                options.put(name.substring(TableCatalog.OPTION_PREFIX.length()), value);
            }
        });
        // Spark makes up a location for a table without one.
        boolean hasLocation = all.containsKey(TableCatalog.PROP_LOCATION) || !options.containsKey(PATHS);
        if (all.containsKey(PATH) && hasLocation) {
            options.put(PATH, all.get(PATH)); // the only one that ALTER TABLE … SET LOCATION changes
        }
        Map<String, String> properties = new HashMap<>(all);
        properties.remove(PATH); // the location again, which the catalog does not store
        return new GivenOptions(options, properties);
    }

    /** Options that were given as table properties, which have no effect. */
    List<ConfigProblem> misplaced(Collection<String> names) {
        return names.stream()
                .filter(name -> properties.containsKey(name) && !values.containsKey(name))
                .map(name -> new ConfigProblem(
                        "option " + name, "found among the table properties; give it in OPTIONS (" + name + " …)"))
                .toList();
    }
}
