package plasticity.lease;

import java.time.Duration;

/**
 * What a run does when another one writes to the same place.
 *
 * @param patience how long to wait for the other's end, at most
 * @param other what becomes of a lease that is there
 */
public record LeaseOptions(Duration patience, Other other) {
    /** Longer than a lease lasts without renewal, so that a run after a killed one starts. */
    public static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What becomes of a lease that is there. */
    public enum Other {
        /** It stands until it is given back or has expired. */
        RESPECTED,
        /** It is taken away; the run that held it publishes nothing more. */
        BROKEN
    }
}
