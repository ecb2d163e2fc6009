package plasticity.config;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * A decimal integer in [least, most], with underscores between digits allowed: an {@code Integer} if {@code most} fits one, else a {@code Long}.
 */
public record IntegerType(long least, long most) implements SettingType {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9_]{0,99})");

    /** An {@code Integer} of at least {@code least}. */
    public static IntegerType from(long least) {
        return new IntegerType(least, Integer.MAX_VALUE);
    }

    @Override
    public String allowed() {
        return most >= Integer.MAX_VALUE ? "an integer >= " + least : range();
    }

    private String range() {
        return "an integer from " + least + " to " + most;
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        boolean isNumber = raw.kind() == RawValue.Kind.INTEGER || raw.kind() == RawValue.Kind.FLAG;
        String text = raw.text().strip();
        if (!isNumber || !DECIMAL.matcher(text).matches()) {
            throw ValueException.invalid(raw, allowed());
        }
        BigInteger value = new BigInteger(text.replace("_", ""));
        if (value.compareTo(BigInteger.valueOf(least)) < 0) {
            throw ValueException.invalid(raw, allowed());
        }
        if (value.compareTo(BigInteger.valueOf(most)) > 0) {
            throw ValueException.invalid(raw, range());
        }
        return most <= Integer.MAX_VALUE ? (Object) value.intValueExact() : (Object) value.longValueExact();
    }
}
