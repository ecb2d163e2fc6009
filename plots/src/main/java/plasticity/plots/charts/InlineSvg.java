package plasticity.plots.charts;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;
import javax.xml.transform.stream.StreamResult;
import org.jfree.chart.ChartRenderingInfo;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * A figure as an inline SVG of a web page, with the page's width and colours.
 *
 * @param markup an {@code svg} element
 * @param left edge of the data, in units of the view box
 * @param top edge of the data
 * @param width of the data
 * @param height of the data
 */
public record InlineSvg(String markup, double left, double top, double width, double height) {
    private static final Set<String> PAINTS = Set.of("fill", "stroke");

    /**
     * Draws a figure.
     *
     * @param name unique within the page; prefix of the identifiers in the markup
     */
    public static InlineSvg of(Figure figure, String name) {
        ChartRenderingInfo info = new ChartRenderingInfo();
        Element root = SvgPicture.draw(figure, info);
        SvgPicture.forEach(root, element -> {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                adapt((Attr) element.getAttributes().item(i), name);
            }
        });
        root.setAttribute("aria-hidden", "true");
        StringWriter markup = new StringWriter();
        try {
            SvgPicture.write(root, new StreamResult(markup), "yes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Rectangle2D data = info.getPlotInfo().getDataArea();
        return new InlineSvg(markup.toString(), data.getX(), data.getY(), data.getWidth(), data.getHeight());
    }

    private static void adapt(Attr attribute, String name) {
        String value = attribute.getValue();
        if (PAINTS.contains(attribute.getName())) {
            attribute.setValue(
                    switch (value) {
                        case "black" -> "currentColor";
                        case "white" -> "none";
                        default -> value;
                    });
        } else if (attribute.getName().equals("id")) {
            attribute.setValue(name + "-" + value);
        } else if (value.startsWith("url(#")) {
            attribute.setValue("url(#" + name + "-" + value.substring(5));
        }
    }
}
