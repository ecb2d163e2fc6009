package plasticity.connector;

import java.util.ArrayList;
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
 * The options that a user gave among what Spark passes on. For a table of its catalog that is everything stored with the table: owner, time and
 * the like, the properties of {@code TBLPROPERTIES}, and each of {@code OPTIONS} twice, under its name and with a prefix.
 *
 * @param values name in small letters → text
 * @param properties all that the catalog stores; empty for a table that is not in it
 */
record GivenOptions(Map<String, String> values, Map<String, String> properties) {
    private static final String PATH = ReadSetting.PATH.key();
    private static final String PATHS = ReadSetting.PATHS.key();
    private static final Set<String> SOURCES = Set.of(PlasticitySource.FORMAT, PlasticitySource.class.getName());

    /** Tells them from what Spark adds. */
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
        // A table without a location of its own has one that Spark made up.
        boolean hasLocation = all.containsKey(TableCatalog.PROP_LOCATION) || !options.containsKey(PATHS);
        if (all.containsKey(PATH) && hasLocation) {
            options.put(PATH, all.get(PATH)); // ALTER TABLE … SET LOCATION changes no other
        }
        Map<String, String> properties = new HashMap<>(all);
        properties.remove(PATH); // the location once more, which is nothing that the catalog stores
        return new GivenOptions(options, properties);
    }

    /** Options that were given as table properties, where they would have no effect. */
    List<ConfigProblem> misplaced(Collection<String> names) {
        List<ConfigProblem> problems = new ArrayList<>();
        names.stream()
                .filter(name -> properties.containsKey(name) && !values.containsKey(name))
                .map(name -> new ConfigProblem(
                        "option " + name, "found among the table properties; give it in OPTIONS (" + name + " …)"))
                .forEach(problems::add);
        return problems;
    }
}
