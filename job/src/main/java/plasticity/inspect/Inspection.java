package plasticity.inspect;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import plasticity.buckets.BucketShape;
import plasticity.buckets.BucketSpans;
import plasticity.config.Setting;
import plasticity.dump.DumpException;
import plasticity.dump.InParallel;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.GroupingGuess;
import plasticity.messages.FailureLog;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;

/** Inspects a dump without Spark. Problems of a head are recorded in its {@link HeadSurvey}. */
public final class Inspection {
    private Inspection() {}

    /**
     * Inspects a dump.
     *
     * @param modelDir directory of the model in the dump; empty if there is only one model
     * @param cores number of cores for the estimated cost
     * @throws RunException if there is no dump, there are several models to choose from, or no head can be read
     */
    public static DumpSurvey of(DumpOrigin origin, String modelDir, Depth depth, Configuration hadoop, int cores)
            throws RunException {
        String model = DumpLocation.modelOf(origin, modelDir);
        ScannedDump dump = scan(origin, model, hadoop);
        List<HeadSurvey> found = depth == Depth.ROWS
                ? InParallel.map(dump.heads(), Runtime.getRuntime().availableProcessors(), head -> read(dump, head))
                : dump.heads();
        List<HeadSurvey> heads =
                found.stream().map(head -> head.at(origin::address)).toList();
        if (heads.stream().allMatch(head -> head.problem().isPresent())) {
            throw new RunException("no head can be read: all " + heads.size() + " failed; first failure: "
                    + heads.get(0).problem().orElseThrow());
        }
        GroupedQueryLayout layout =
                GroupingGuess.of(heads.stream().map(HeadSurvey::id).toList());
        BucketSpans buckets = new BucketSpans();
        heads.forEach(head -> buckets.accept(head.buckets()));
        Optional<BucketShape> shape = BucketShape.of(buckets);
        int cap = (Integer) Setting.MAX_TOKENS_PER_HEAD.defaultValue("");
        return new DumpSurvey(
                new DumpLocation(origin.name(), origin.dataset(), origin.settings(), model),
                depth,
                heads,
                layout,
                shape,
                Anomalies.of(heads, layout, shape),
                Cost.of(dump.plan(layout, cap, cores), cap, cores));
    }

    private static ScannedDump scan(DumpOrigin origin, String model, Configuration hadoop) throws RunException {
        try {
            return ScannedDump.of(origin.directory(model), hadoop);
        } catch (DumpException e) {
            throw new RunException(origin.address(e.getMessage()), e);
        }
    }

    private static HeadSurvey read(ScannedDump dump, HeadSurvey head) {
        if (head.problem().isPresent()) {
            return head;
        }
        try {
            HeadRows rows = new HeadRows(head.id().kind());
            dump.read(head, rows);
            return head.with(rows.facts());
        } catch (DumpException e) {
            FailureLog.expected(e);
            return head.failed(OneLine.of(e.getMessage()));
        } catch (RuntimeException e) {
            return head.failed(head.directory() + ": " + FailureLog.bug(e));
        } catch (OutOfMemoryError e) {
            return head.failed(head.directory() + ": not enough memory to read its rows; increase the heap (-Xmx)");
        }
    }
}
