package plasticity.config;

import java.util.Arrays;

/** A directory below the dataset's root; empty or {@code .} means the root itself. */
record ModelDirectory() implements SettingType {
    @Override
    public String allowed() {
        return "a directory within the dataset, \"\" or . for its root";
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        String text = Text.of(raw, allowed());
        boolean leaves = text.startsWith("/")
                || text.contains("\\")
                || text.contains(":")
                || Arrays.asList(text.split("/")).contains("..");
        if (leaves) {
            throw ValueException.notAllowed(raw, allowed() + "; absolute paths belong to dataset_local_root");
        }
        return text;
    }
}
