package plasticity.plots.model;

/** Thrown if nothing can be drawn. The message is one line and identifies the table or setting at fault. */
public final class PlotException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message one line */
    public PlotException(String message) {
        super(message);
    }
}
