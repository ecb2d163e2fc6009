package plasticity.cli;

import java.util.List;
import picocli.CommandLine.ParseResult;
import plasticity.console.Console;
import plasticity.messages.RunException;
import plasticity.publish.PublishedRun;
import plasticity.session.SparkEnvironment;

/** {@code plasticity verify}: checks that all tables of a run exist and match its manifest. */
final class VerifyCommand extends Command {
    private static final String RUN = "RUN";

    VerifyCommand(Console console) {
        super(
                console,
                "Check that all tables of a run exist with the size and SHA-256 that run.json records.",
                "Exit status: 0 all tables match; 1 run.json or a table cannot be read; 2 wrong usage; 3 a table is missing"
                        + " or differs, or run.json has a format that this version does not support.");
        addLocation(RUN, "Directory of a run's tables or its run.json: a path or Hadoop URI.");
    }

    @Override
    int run(ParseResult flags) throws RunException {
        String location = flags.matchedPositionalValue(0, "");
        SparkEnvironment here = SparkEnvironment.here();
        here.requireReachable(RUN, location);
        PublishedRun run = PublishedRun.at(location, here.hadoop());
        List<String> faults = run.faults();
        faults.forEach(this::report);
        if (!faults.isEmpty()) {
            return ExitStatus.TABLES_DIFFER;
        }
        console().out().println(run.manifest() + ": OK, " + run.tables() + " tables match");
        return ExitStatus.OK;
    }
}
