package plasticity.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import plasticity.config.FilePath;
import plasticity.config.RawValue;
import plasticity.config.SettingType;
import plasticity.config.ValueException;

/** Several paths as Spark passes them: a JSON list of strings. */
record PathList() implements SettingType {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String allowed() {
        return "a JSON list of paths";
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        JsonNode list;
        try {
            list = JSON.readTree(raw.text());
        } catch (JsonProcessingException e) {
            throw ValueException.invalid(raw, allowed());
        }
        if (!list.isArray() || list.isEmpty()) {
            throw ValueException.invalid(raw, allowed());
        }
        List<String> paths = new ArrayList<>();
        for (JsonNode path : list) {
            if (!path.isTextual()) {
                throw ValueException.invalid(raw, allowed());
            }
            paths.add((String) FilePath.any().read(new RawValue(path.textValue(), raw.kind())));
        }
        return List.copyOf(paths);
    }
}
