package plasticity.plots.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import plasticity.config.RawValue;
import plasticity.config.SettingType;
import plasticity.config.Text;
import plasticity.config.ValueException;

/**
 * Names or paths, in YAML and in one flag separated by commas. The value is a {@code List<String>}.
 *
 * @param areWords whether a flag takes its names as several words, such as {@code --compare A B}, instead of separated by commas
 */
record NameList(boolean areWords) implements SettingType {
    private static final String SEPARATOR = ",";

    @Override
    public String allowed() {
        return areWords ? "names separated by blanks, in YAML by commas" : "names separated by commas";
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        String text = (String) new Text().read(raw);
        List<String> names =
                Arrays.stream(text.split(SEPARATOR, -1)).map(String::strip).toList();
        if (names.stream().anyMatch(String::isEmpty)) {
            throw new ValueException(
                    "invalid value \"" + text + "\": expected " + allowed().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /** The text of a flag with several words. */
    static String text(List<String> words) {
        return String.join(SEPARATOR, words);
    }
}
