package plasticity.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import plasticity.config.AnalysisConfig;
import plasticity.console.Console;
import plasticity.heads.HeadId;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.publish.Version;
import plasticity.results.CheckpointTimer;
import plasticity.results.EarlierResult;
import plasticity.results.Fingerprint;
import plasticity.results.HeadResult;
import plasticity.results.ResultSpool;
import plasticity.results.ResultStore;
import plasticity.session.Application;
import plasticity.tables.HeadStatus;

/**
 * The results of a run: those that come in, those taken over from earlier runs, and the store beside the tables that keeps them for the next one.
 * What goes wrong with the store costs time, never the run.
 */
final class ResultCache implements AutoCloseable {
    private final ResultSpool spool;
    private final ResultStore store;
    private final RunOptions.Reuse reuse;
    private final Console console;
    private int told;
    private CheckpointTimer keeping;

    private ResultCache(ResultSpool spool, ResultStore store, RunOptions.Reuse reuse, Console console) {
        this.spool = spool;
        this.store = store;
        this.reuse = reuse;
        this.console = console;
    }

    /**
     * Those of a configuration; no earlier result is looked at yet.
     *
     * @throws RunException when nothing can be written to {@code java.io.tmpdir}
     */
    static ResultCache of(AnalysisConfig config, RunOptions.Reuse reuse, Application application) throws RunException {
        try {
            ResultSpool spool = ResultSpool.open();
            ResultStore store = ResultStore.of(new Path(config.runJson()), Version.text(), spool, application.hadoop());
            return new ResultCache(spool, store, reuse, application.console());
        } catch (IOException e) {
            throw new RunException(OneLine.of(e.getMessage()), e);
        }
    }

    /** Learns which results of earlier runs there are. */
    void load() {
        if (reuse == RunOptions.Reuse.UNCHANGED) {
            store.load();
        } else {
            store.forget();
        }
        tellNotices();
    }

    /** Removes what writers left that were killed; for who has the lease. */
    void sweep() {
        store.sweep();
        tellNotices();
    }

    /**
     * Makes an earlier result of a head one of this run, where there is one of the same fingerprint.
     *
     * @return why there is none; empty when it was taken over
     * @throws RunException when nothing can be written to {@code java.io.tmpdir}
     */
    Optional<String> takeOver(HeadId query, Fingerprint fingerprint) throws RunException {
        try {
            return store.reuse(query, fingerprint) ? Optional.empty() : Optional.of(reason(query, fingerprint));
        } catch (IOException e) {
            throw new RunException(OneLine.of(e.getMessage()), e);
        }
    }

    private String reason(HeadId query, Fingerprint fingerprint) {
        if (reuse == RunOptions.Reuse.NOTHING) {
            return "--fresh";
        }
        if (fingerprint.isPartlyRead()) {
            return "a file of it cannot be read to its end";
        }
        Optional<EarlierResult> last = store.last(query);
        if (last.isEmpty()) {
            return "no result of an earlier run";
        }
        return fingerprint
                .difference(last.get().fingerprint())
                .orElse(HeadStatus.error(last.get().status())
                        .map(error -> "it failed before: " + error)
                        .orElse("the bytes of its files were not compared before"));
    }

    /**
     * A result of this run.
     *
     * @throws IOException that names {@code java.io.tmpdir} when it cannot be written there
     */
    void add(HeadResult result, Fingerprint fingerprint) throws IOException {
        spool.add(result, fingerprint);
    }

    /** From now on lays by for the next run what comes in, from time to time. */
    void keepComing() {
        keeping = CheckpointTimer.start(store, this::note);
    }

    /** Lays by what came in since the last time. */
    void keep() {
        try {
            store.save();
        } catch (IOException e) {
            note(e);
        }
    }

    /** After the tables were published: lays by the rest, and drops what no run needs any more. */
    void settle() {
        try {
            store.compact();
        } catch (IOException e) {
            note(e);
        }
    }

    private void note(IOException problem) {
        console.err().println("Note: " + OneLine.of(problem.getMessage()));
    }

    private void tellNotices() {
        List<String> notices = store.warnings();
        notices.subList(told, notices.size()).forEach(notice -> console.err().println("Note: " + notice));
        told = notices.size();
    }

    /** The rows of all results. */
    ResultSpool rows() {
        return spool;
    }

    @Override
    public void close() {
        if (keeping != null) {
            keeping.close();
        }
        try (spool) {
            store.close();
        } catch (IOException e) {
            // Both lie in java.io.tmpdir, and what was to be read from them has been.
            System.getLogger(ResultCache.class.getName()).log(System.Logger.Level.DEBUG, "results not closed", e);
        }
    }
}
