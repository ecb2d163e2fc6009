package plasticity.plots.charts;

import java.awt.Color;
import java.util.List;
import plasticity.plots.model.Curve;

/**
 * The name of a curve, put at its right end.
 *
 * @param x of the curve's last point
 * @param y of the same
 * @param lines of text, one or more
 * @param colour the curve's
 */
record EndLabel(double x, double y, List<String> lines, Color colour) {
    static EndLabel of(Curve curve, Color colour, String... lines) {
        int last = curve.size() - 1;
        return new EndLabel(curve.x(last), curve.y(last), List.of(lines), colour);
    }
}
