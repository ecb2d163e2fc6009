package plasticity.messages;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.EOFException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a single exception for users: no class names, no programming terms. */
final class ExceptionText {
    /** Libraries that use a damaged file's numbers unchecked throw these; in our own code they are bugs. */
    private static final List<Class<? extends Throwable>> PROGRAMMING_ERRORS = List.of(
            IndexOutOfBoundsException.class,
            NullPointerException.class,
            NegativeArraySizeException.class,
            ClassCastException.class,
            ArithmeticException.class,
            java.nio.BufferUnderflowException.class,
            java.nio.BufferOverflowException.class,
            java.util.NoSuchElementException.class);

    private static final Pattern EXCEPTION = Pattern.compile("\\b(?:\\w+\\.)+\\w*(?:Exception|Error)\\b:? ?");
    private static final Pattern CLASS =
            Pattern.compile("\\b(?:java|org|com|shaded)\\.(?:\\w+\\.)+(\\w+)(?:\\$\\w+)*(?:@[0-9a-f]+)?");
    private static final Pattern THRIFT = Pattern.compile("can not read class .*\\.(\\w+): (.*)", Pattern.DOTALL);
    private static final Pattern MISSING = Pattern.compile("Required field '(\\w+)' was not .*", Pattern.DOTALL);

    private ExceptionText() {}

    static boolean isProgrammingError(Throwable failure) {
        return PROGRAMMING_ERRORS.stream().anyMatch(type -> type.isInstance(failure));
    }

    /** The text of the cause of a failure to read a file. */
    static String of(Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            return "declared sizes exceed available memory";
        }
        if (cause instanceof StackOverflowError) {
            return "nesting too deep";
        }
        if (isProgrammingError(cause)) {
            return "inconsistent metadata";
        }
        if (cause instanceof JsonProcessingException json) {
            return json(json);
        }
        String message = cause.getMessage();
        if (message == null || message.isBlank() || message.equals("null")) {
            return cause instanceof EOFException ? "it ends too early" : "it cannot be read";
        }
        return plain(message);
    }

    private static String plain(String message) {
        String text = EXCEPTION.matcher(message).replaceAll("");
        Matcher thrift = THRIFT.matcher(text);
        if (thrift.matches()) {
            String part = thrift.group(1).equals("PageHeader") ? "page header" : "footer";
            return plain("corrupt " + part + ": ", thrift.group(2));
        }
        return plain("", text);
    }

    private static String plain(String part, String detail) {
        Matcher missing = MISSING.matcher(detail);
        if (missing.matches()) {
            return part + "it lacks " + missing.group(1);
        }
        if (detail.startsWith("Socket is closed")) {
            return part + "it ends too early";
        }
        if (detail.startsWith("don't know what type")) {
            return part + "it has a value of an unknown type";
        }
        return part + CLASS.matcher(detail).replaceAll("$1");
    }

    /** A JSON parse error, with its line and column. */
    private static String json(JsonProcessingException failure) {
        if (failure.getOriginalMessage().startsWith("No content")) {
            return "it is empty";
        }
        return jsonCause(failure) + position(failure.getLocation());
    }

    private static String jsonCause(JsonProcessingException failure) {
        // Jackson does not always use its exception for the end of the file.
        if (failure instanceof JsonEOFException || failure.getOriginalMessage().startsWith("Unexpected end-of-input")) {
            return "unexpected end of file";
        }
        if (failure instanceof InputCoercionException) {
            return "a number is out of range";
        }
        if (failure instanceof StreamConstraintsException) {
            return "it is nested too deeply or has too long a value";
        }
        if (failure instanceof JsonMappingException mapping) {
            return type(mapping);
        }
        return "it is not valid JSON";
    }

    private static String type(JsonMappingException mapping) {
        String member = mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        return member.isEmpty() ? "it is not a JSON object" : "the value of " + member + " has the wrong type";
    }

    private static String position(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
