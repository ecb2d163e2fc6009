package plasticity.connector;

import java.util.Locale;
import plasticity.config.Bindable;
import plasticity.config.Choice;
import plasticity.config.FilePath;
import plasticity.config.SettingType;

/** The options of reading; those of the analysis are {@link plasticity.config.Setting}s. */
@SuppressWarnings("ImmutableEnumChecker") // types are records of immutable parts
enum ReadSetting implements Bindable {
    /** The directory that contains the head directories: {@code load(path)}. With wildcards, all that match. */
    PATH(FilePath.any()),
    /** Several such directories: {@code load([path, …])}. */
    PATHS(new PathList()),
    /** The table, an {@link Output}. */
    OUTPUT(new Choice(Output.names())),
    /** The type of vectors in {@link Output#ROWS}, a {@link VectorForm}. */
    VECTOR_TYPE(Choice.of(VectorForm.class)),
    /** How heads that cannot be analysed are handled, a {@link FailedHeads}. */
    FAILED_HEADS(Choice.of(FailedHeads.class));

    private final SettingType type;

    ReadSetting(SettingType type) {
        this.type = type;
    }

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public SettingType type() {
        return type;
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public boolean isOptional() {
        return false;
    }
}
