package plasticity.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import plasticity.console.Console;
import plasticity.messages.RunException;
import plasticity.publish.PublishedRun;
import plasticity.session.SparkEnvironment;

/** {@code plasticity verify}: whether the tables of a run are all there, and are those of one run. */
final class VerifyCommand extends Command {
    private static final String SET = "SET";

    private VerifyCommand(Console console) {
        super(
                console,
                "Tell whether a run's tables are whole: each is there with the size and the SHA-256 that run.json names.",
                "Exit status: 0 whole; 1 run.json or a table cannot be read; 2 wrong usage; 3 not whole: a table is"
                        + " absent or differs, or run.json has a format that this version does not know.");
    }

    static CommandSpec spec(Console console) {
        VerifyCommand command = new VerifyCommand(console);
        command.spec()
                .addPositional(PositionalParamSpec.builder()
                        .index("0")
                        .type(String.class)
                        .converters(new LocationArgument())
                        .required(true)
                        .paramLabel(SET)
                        .description("The directory of a run's tables or its run.json, a path or any Hadoop URI.")
                        .build());
        return command.finished();
    }

    @Override
    int run(ParseResult flags) throws RunException {
        String place = flags.matchedPositionalValue(0, "");
        SparkEnvironment here = SparkEnvironment.here();
        here.requireReachable(SET, place);
        PublishedRun set = PublishedRun.at(place, here.hadoop());
        List<String> faults = set.faults();
        faults.forEach(this::tell);
        if (!faults.isEmpty()) {
            return ExitStatus.NOT_WHOLE;
        }
        console().out().println(set.manifest() + ": whole, " + set.tables() + " tables");
        return ExitStatus.OK;
    }
}
