package plasticity.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.ParseResult;
import plasticity.config.Setting;
import plasticity.console.Console;
import plasticity.console.DownloadBar;
import plasticity.inspect.Depth;
import plasticity.inspect.DumpOrigin;
import plasticity.inspect.DumpSurvey;
import plasticity.inspect.Inspection;
import plasticity.inspect.StartingConfig;
import plasticity.inspect.SurveyJson;
import plasticity.inspect.SurveyText;
import plasticity.messages.RunException;
import plasticity.session.SparkEnvironment;

/** {@code plasticity inspect}: summarises a dump before it is analysed. */
final class InspectCommand extends Command {
    private static final String DUMP = "DUMP";
    private static final String MODEL = "--" + Setting.MODEL_DIR.key();
    private static final String REVISION = "--" + Setting.DATASET_REVISION.key();
    private static final String DEEP = "--deep";
    private static final String JSON = "--json";
    private static final String WRITE_CONFIG = "--write-config";

    InspectCommand(Console console) {
        super(
                console,
                "Summarise a dump: contents, anomalies, estimated cost, and a starter configuration. Reads only directories"
                        + " and footers.",
                "Exit status: 0 all heads can be read, with or without anomalies; 1 there is no dump, or no head can be read;"
                        + " 2 wrong usage; 3 some heads cannot be read.");
        addLocation(
                DUMP,
                "Directory or Hadoop URI of a model's head directories or of a dataset with models; or a dataset on"
                        + " the Hub, OWNER/NAME.");
        addOption(
                MODEL,
                String.class,
                "NAME",
                "Directory of the model within the dataset; required if there are several.");
        addOption(
                REVISION,
                String.class,
                "NAME",
                Setting.DATASET_REVISION.description() + " " + Setting.DATASET_REVISION.defaultText());
        addFlag(
                DEEP,
                "Also read all rows: exact buckets, examples and windows, and everything that an analysis would fail on."
                        + " Downloads a dataset that is on the Hub.");
        addFlag(JSON, "Print the report as JSON.");
        addOption(
                WRITE_CONFIG,
                Path.class,
                "FILE",
                "Write a configuration for the analysis and, next to it, one for each plot and the report; nothing is overwritten.");
    }

    @Override
    int run(ParseResult flags) throws RunException {
        Optional<Path> file = Optional.ofNullable(flags.matchedOptionValue(WRITE_CONFIG, (Path) null));
        if (file.isPresent()) {
            StartingConfig.requireName(file.get());
        }
        SparkEnvironment here = SparkEnvironment.here();
        String dump = flags.matchedPositionalValue(0, "");
        here.requireReachable(DUMP, dump);
        Depth depth = flags.hasMatchedOption(DEEP) ? Depth.ROWS : Depth.FOOTERS;
        DumpSurvey survey;
        Optional<String> revision = Optional.ofNullable(flags.matchedOptionValue(REVISION, (String) null));
        try (DownloadBar bar = new DownloadBar(console(), InstantSource.system());
                DumpOrigin origin = DumpOrigin.of(dump, revision, depth, here.hadoop(), System.getenv(), bar)) {
            survey = Inspection.of(origin, flags.matchedOptionValue(MODEL, ""), depth, here.hadoop(), here.cores());
        }
        StartingConfig start = StartingConfig.of(survey, file);
        if (file.isPresent()) {
            start.write().forEach(path -> console().err().println("Wrote " + path));
        }
        console().out().print(flags.hasMatchedOption(JSON) ? SurveyJson.of(start) : SurveyText.of(start));
        console().out().flush();
        if (survey.unreadable() > 0) {
            report(survey.unreadable() + " of " + survey.heads().size() + " heads cannot be read");
            return ExitStatus.SOME_HEADS_FAILED;
        }
        return ExitStatus.OK;
    }
}
