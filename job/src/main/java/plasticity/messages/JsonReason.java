package plasticity.messages;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is wrong with a JSON text, in words for its user, with the line and column where the reader stopped. */
final class JsonReason {
    private JsonReason() {}

    static String of(JsonProcessingException failure) {
        if (failure.getOriginalMessage().startsWith("No content")) {
            return "it is empty";
        }
        return cause(failure) + place(failure.getLocation());
    }

    private static String cause(JsonProcessingException failure) {
        // Jackson has an exception of its own for the end of the file, and does not always use it.
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

    private static String place(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
