package plasticity.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a single exception says of a file, in words for its user: no class names, nothing about the program that stumbled. */
final class Reason {
    /** A library that takes a damaged file's numbers as they are ends like this. */
    private static final List<Class<? extends Throwable>> CONTRADICTIONS = List.of(
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

    private Reason() {}

    static String of(Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            return "it names more than memory holds";
        }
        if (cause instanceof StackOverflowError) {
            return "it is nested without end";
        }
        if (CONTRADICTIONS.stream().anyMatch(type -> type.isInstance(cause))) {
            return "its numbers contradict one another";
        }
        if (cause instanceof JsonProcessingException json) {
            return JsonReason.of(json);
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
            String part = thrift.group(1).equals("PageHeader") ? "a page header" : "the footer";
            return plain(part + " is damaged: ", thrift.group(2));
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
}
