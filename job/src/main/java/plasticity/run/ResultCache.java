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
import plasticity.results.Fingerprint;
import plasticity.results.ResultLine;
import plasticity.results.ResultSpool;
import plasticity.results.ResultStore;
import plasticity.session.Application;

/**
 * The results of a run, computed or reused from earlier runs, and the store next to the tables that keeps them for the next run. Problems with the
 * store are printed as notes; they cost time but never fail the run.
 */
final class ResultCache implements AutoCloseable {
    private final ResultSpool spool;
    private final ResultStore store;
    private final boolean isFresh;
    private final Console console;
    private int printedNotices;
    private CheckpointTimer checkpoints;

    private ResultCache(ResultSpool spool, ResultStore store, boolean isFresh, Console console) {
        this.spool = spool;
        this.store = store;
        this.isFresh = isFresh;
        this.console = console;
    }

    /**
     * Creates the cache without loading earlier results.
     *
     * @throws RunException if {@code java.io.tmpdir} cannot be written
     */
    static ResultCache of(AnalysisConfig config, boolean isFresh, Application application) throws RunException {
        try {
            ResultSpool spool = ResultSpool.open();
            ResultStore store = ResultStore.of(new Path(config.runJson()), Version.text(), spool, application.hadoop());
            return new ResultCache(spool, store, isFresh, application.console());
        } catch (IOException e) {
            throw new RunException(OneLine.of(e.getMessage()), e);
        }
    }

    /** Loads the index of earlier results. */
    void load() {
        if (isFresh) {
            store.forget();
        } else {
            store.load();
        }
        printNotices();
    }

    /** Deletes temporary files of killed runs. Requires the lease. */
    void deleteLeftovers() {
        store.sweep();
        printNotices();
    }

    /**
     * Adds the earlier result of a head with the same fingerprint, if there is one.
     *
     * @return why there is none; empty if it was added
     * @throws RunException if {@code java.io.tmpdir} cannot be written
     */
    Optional<String> reuse(HeadId head, Fingerprint fingerprint) throws RunException {
        try {
            return store.reuse(head, fingerprint) ? Optional.empty() : Optional.of(reason(head, fingerprint));
        } catch (IOException e) {
            throw new RunException(OneLine.of(e.getMessage()), e);
        }
    }

    private String reason(HeadId head, Fingerprint fingerprint) {
        if (isFresh) {
            return "--fresh";
        }
        if (fingerprint.isPartlyRead()) {
            return "one of its files cannot be read completely";
        }
        Optional<ResultLine> last = store.last(head);
        if (last.isEmpty()) {
            return "no result of an earlier run";
        }
        return fingerprint
                .difference(last.get().fingerprint())
                .orElse(last.get()
                        .result()
                        .error()
                        .map(error -> "it failed before: " + error)
                        .orElse("the content of its files was not hashed before"));
    }

    /** Starts periodic checkpoints of new results. */
    void startCheckpoints() {
        checkpoints = CheckpointTimer.start(store, this::printNote);
    }

    /** Saves the results added since the last checkpoint. */
    void checkpoint() {
        try {
            store.save();
        } catch (IOException e) {
            printNote(e);
        }
    }

    /** Saves the remaining results and deletes those that no run needs any more. Called after the tables were published. */
    void compact() {
        try {
            store.compact();
        } catch (IOException e) {
            printNote(e);
        }
    }

    private void printNote(IOException problem) {
        console.err().println("Note: " + OneLine.of(problem.getMessage()));
    }

    private void printNotices() {
        List<String> notices = store.warnings();
        notices.subList(printedNotices, notices.size())
                .forEach(notice -> console.err().println("Note: " + notice));
        printedNotices = notices.size();
    }

    /** The rows of all results. */
    ResultSpool rows() {
        return spool;
    }

    @Override
    public void close() {
        if (checkpoints != null) {
            checkpoints.close();
        }
        try (spool) {
            store.close();
        } catch (IOException e) {
            // Harmless: both are temporary files that have been read already.
            System.getLogger(ResultCache.class.getName()).log(System.Logger.Level.DEBUG, "results not closed", e);
        }
    }
}
