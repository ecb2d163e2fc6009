package plasticity.config;

import java.util.regex.Pattern;

/** A {@code Double} in [least, most]. Also accepts {@code 1e-2}, which is a string in YAML 1.1. */
public record DoubleType(double least, double most) implements SettingType {
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\d[\\d_]*(\\.[\\d_]*)?|\\.\\d[\\d_]*)([eE][-+]?\\d+)?");

    /** Any finite number. */
    public static DoubleType any() {
        return new DoubleType(-Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /** Any finite number greater than 0. */
    public static DoubleType positive() {
        return new DoubleType(Double.MIN_VALUE, Double.MAX_VALUE);
    }

    @Override
    public String allowed() {
        if (most == Double.MAX_VALUE) {
            return least > 0 ? "a number > 0" : "a number";
        }
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
        throw ValueException.invalid(raw, allowed());
    }
}
