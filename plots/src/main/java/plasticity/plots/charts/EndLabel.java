package plasticity.plots.charts;

import java.awt.Color;
import java.util.List;
import plasticity.plots.model.Curve;

/**
 * A label at the right end of a curve.
 *
 * @param x of the last point
 * @param y of the last point
 * @param lines of text, one or more
 * @param colour of the curve
 */
record EndLabel(double x, double y, List<String> lines, Color colour) {
    static EndLabel of(Curve curve, Color colour, String... lines) {
        int last = curve.size() - 1;
        return new EndLabel(curve.x(last), curve.y(last), List.of(lines), colour);
    }
}
