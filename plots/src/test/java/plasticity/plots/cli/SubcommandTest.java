package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SubcommandTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Runs a subcommand that has a bug. */
    private int fail(String... flags) {
        Subcommand.Action action = settings -> {
            throw new IllegalStateException("no such colour");
        };
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Subcommand subcommand = new Subcommand("Fails.", List.of(), action, stream);
        return subcommand.run(new CommandLine(subcommand.spec()).parseArgs(flags));
    }

    @Test
    void bugsAreInternalErrors() {
        assertThat(fail()).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "plasticity: internal error: IllegalStateException in plasticity.plots.cli.SubcommandTest.lambda$fail$0:"
                                + " no such colour (please report this; --debug shows the stack trace)");
    }

    @Test
    void debugShowsTheStackTrace() {
        assertThat(fail("--debug")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(
                        "java.lang.IllegalStateException: no such colour\n\tat plasticity.plots.cli.SubcommandTest");
    }
}
