package plasticity.plots.charts;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JComponent;

/** Shows a figure as large as possible, keeping its aspect ratio. */
final class FigurePanel extends JComponent {
    private static final long serialVersionUID = 1L;
    /** Initial pixels per point. */
    private static final double SCALE = 1.5;

    private final transient Figure figure;

    FigurePanel(Figure figure) {
        this.figure = figure;
        Canvas canvas = figure.canvas();
        setPreferredSize(new Dimension((int) (SCALE * canvas.width()), (int) (SCALE * canvas.height())));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g2 = (Graphics2D) graphics.create();
        g2.setPaint(Style.PAPER);
        g2.fillRect(0, 0, getWidth(), getHeight());
        double width = figure.canvas().width();
        double height = figure.canvas().height();
        double scale = Math.min(getWidth() / width, getHeight() / height);
        g2.translate((getWidth() - scale * width) / 2, (getHeight() - scale * height) / 2);
        g2.scale(scale, scale);
        figure.draw(g2);
        g2.dispose();
    }
}
