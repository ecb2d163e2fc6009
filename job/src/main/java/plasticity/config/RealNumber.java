package plasticity.config;

import java.util.regex.Pattern;

/** A number within [least, most], as a {@code Double}. Takes {@code 1e-2} too, which YAML 1.1 calls text. */
record RealNumber(double least, double most) implements SettingType {
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\d[\\d_]*(\\.[\\d_]*)?|\\.\\d[\\d_]*)([eE][-+]?\\d+)?");

    @Override
    public String allowed() {
        return "a number from " + (long) least + " to " + (long) most;
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        boolean mayBeNumber =
                switch (raw.kind()) {
                    case FLAG, PLAIN, INTEGER, FLOAT -> true;
                    default -> false;
                };
        String text = raw.text().strip();
        if (mayBeNumber && text.length() < 100 && DECIMAL.matcher(text).matches()) {
            double value = Double.parseDouble(text.replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw ValueException.notAllowed(raw, allowed());
    }
}
