package plasticity.messages;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.Objects;
import java.util.stream.Collectors;

/** The text of a JSON parse error for users, with line and column of the error. */
final class JsonExceptionText {
    private JsonExceptionText() {}

    static String of(JsonProcessingException failure) {
        if (failure.getOriginalMessage().startsWith("No content")) {
            return "it is empty";
        }
        return cause(failure) + position(failure.getLocation());
    }

    private static String cause(JsonProcessingException failure) {
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
