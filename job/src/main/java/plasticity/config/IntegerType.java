package plasticity.config;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** A whole number within [least, most]; an {@code Integer} where it must fit one, else a {@code Long}. */
public record IntegerType(long least, long most) implements SettingType {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9_]*)");
    private static final Pattern HEXADECIMAL = Pattern.compile("[-+]?0x[0-9a-fA-F_]+");
    private static final Pattern BINARY = Pattern.compile("[-+]?0b[01_]+");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7_]+");

    /** At least {@code least}, as an {@code Integer}. */
    public static IntegerType from(long least) {
        return new IntegerType(least, Integer.MAX_VALUE);
    }

    @Override
    public String allowed() {
        return most >= Integer.MAX_VALUE ? "a whole number of " + least + " or more" : range();
    }

    private String range() {
        return "a whole number from " + least + " to " + most;
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        boolean isNumber = raw.kind() == RawValue.Kind.INTEGER || raw.kind() == RawValue.Kind.FLAG;
        BigInteger value = isNumber ? parse(raw.text().strip()) : null;
        if (value == null || value.compareTo(BigInteger.valueOf(least)) < 0) {
            throw ValueException.notAllowed(raw, allowed());
        }
        if (value.compareTo(BigInteger.valueOf(most)) > 0) {
            throw ValueException.notAllowed(raw, range());
        }
        return most <= Integer.MAX_VALUE ? (Object) value.intValueExact() : (Object) value.longValueExact();
    }

    /** The integers of YAML 1.1 but for base 60, which nobody means; null for anything else. */
    private static BigInteger parse(String text) {
        if (DECIMAL.matcher(text).matches()) {
            return number(text, "", 10);
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return number(text, "0x", 16);
        }
        if (BINARY.matcher(text).matches()) {
            return number(text, "0b", 2);
        }
        return OCTAL.matcher(text).matches() ? number(text, "0", 8) : null;
    }

    private static BigInteger number(String text, String prefix, int base) {
        String digits = text.toLowerCase(Locale.ROOT).replace("_", "").replaceFirst("^\\+", "");
        boolean negative = digits.startsWith("-");
        digits = digits.substring(negative ? 1 : 0).substring(prefix.length());
        if (digits.isEmpty() || digits.length() > 100) {
            return null;
        }
        BigInteger value = new BigInteger(digits, base);
        return negative ? value.negate() : value;
    }
}
