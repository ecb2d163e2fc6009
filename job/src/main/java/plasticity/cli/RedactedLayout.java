package plasticity.cli;

import java.nio.charset.StandardCharsets;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.layout.AbstractStringLayout;
import org.apache.logging.log4j.core.layout.PatternLayout;
import plasticity.messages.Secrets;

/** A log layout that redacts secrets in messages and stack traces. */
final class RedactedLayout extends AbstractStringLayout {
    private final PatternLayout open;

    RedactedLayout(PatternLayout open) {
        super(StandardCharsets.UTF_8);
        this.open = open;
    }

    @Override
    public String toSerializable(LogEvent event) {
        return Secrets.redact(open.toSerializable(event));
    }
}
