package plasticity.config;

import java.util.Map;

/**
 * A file that a run writes.
 *
 * @param key of the setting that is its path or directory, for messages
 * @param usualName its name by default; empty if the setting is a directory
 */
public record OutputFile(String key, String path, String usualName) {
    static OutputFile of(Setting setting, Map<Setting, Object> values) {
        return new OutputFile(setting.key(), (String) values.get(setting), (String) setting.defaultValue(""));
    }
}
