package plasticity.inspect;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import plasticity.buckets.BucketShape;
import plasticity.buckets.BucketSpans;
import plasticity.config.Setting;
import plasticity.dump.DumpException;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.GroupingGuess;
import plasticity.messages.FailureLog;
import plasticity.messages.OneLine;

/** Inspects a dump without Spark. Problems of a head are recorded in its {@link HeadSurvey}. */
public final class Inspection {
    private Inspection() {}

    /**
     * Inspects a dump.
     *
     * @param modelDir directory of the model in the dump; empty if there is only one model
     * @param cores number of cores for the estimated cost
     * @throws InspectException if there is no dump, there are several models to choose from, or no head can be read
     */
    public static DumpSurvey of(DumpOrigin origin, String modelDir, Depth depth, Configuration hadoop, int cores)
            throws InspectException {
        String model = DumpLocation.modelOf(origin, modelDir);
        ScannedDump dump = find(origin, model, hadoop);
        List<HeadSurvey> found = depth == Depth.ROWS
                ? dump.each(head -> read(dump, head))
                : dump.heads().stream().map(HeadSurvey::of).toList();
        List<HeadSurvey> heads =
                found.stream().map(head -> head.at(origin::address)).toList();
        requireOne(heads);
        GroupedQueryLayout layout =
                GroupingGuess.of(heads.stream().map(HeadSurvey::id).toList());
        Optional<BucketShape> shape = shape(heads);
        int cap = (Integer) Setting.MAX_TOKENS_PER_HEAD.defaultValue("");
        return new DumpSurvey(
                new DumpLocation(origin.name(), origin.dataset(), origin.settings(), model),
                depth,
                heads,
                layout,
                shape,
                Anomalies.of(heads, layout, shape),
                Cost.of(dump, layout, cap, cores));
    }

    private static ScannedDump find(DumpOrigin origin, String model, Configuration hadoop) throws InspectException {
        try {
            return ScannedDump.of(origin.directory(model), hadoop);
        } catch (DumpException e) {
            throw new InspectException(origin.address(e.getMessage()), e);
        }
    }

    private static HeadSurvey read(ScannedDump dump, ScannedHead head) {
        HeadSurvey survey = HeadSurvey.of(head);
        if (head.problem().isPresent()) {
            return survey;
        }
        try {
            HeadRows rows = new HeadRows(head.id().kind());
            dump.read(head, rows);
            return survey.with(rows.facts());
        } catch (DumpException e) {
            FailureLog.expected(e);
            return survey.failed(OneLine.of(e.getMessage()));
        } catch (RuntimeException e) {
            return survey.failed(head.directory() + ": " + FailureLog.bug(e));
        } catch (OutOfMemoryError e) {
            return survey.failed(head.directory() + ": not enough memory to read its rows; increase the heap (-Xmx)");
        }
    }

    private static void requireOne(List<HeadSurvey> heads) throws InspectException {
        if (heads.stream().allMatch(head -> head.problem().isPresent())) {
            throw new InspectException(
                    InspectException.Cause.DUMP,
                    "no head can be read: all " + heads.size() + " failed; first failure: "
                            + heads.get(0).problem().orElseThrow());
        }
    }

    private static Optional<BucketShape> shape(List<HeadSurvey> heads) {
        BucketSpans all = new BucketSpans();
        heads.forEach(head -> all.accept(head.buckets()));
        return BucketShape.of(all);
    }
}
