package plasticity.plots.model;

/** Nothing can be drawn. The message is one line and names the table or the settings at fault. */
public final class PlotException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message one line */
    public PlotException(String message) {
        super(message);
    }
}
