package plasticity.plots.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** An SVG file, to count and find what is in it. */
record Svg(Document document) {
    private static final String WHOLE_SHEET = "url(#clipPath1)";

    static Svg read(Path file) throws Exception {
        return new Svg(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
    }

    Element root() {
        return document.getDocumentElement();
    }

    List<Element> elements(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** All texts, in the order of drawing. */
    List<String> texts() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    /** Elements of a name within the plot's frame, in the order of drawing. */
    List<Element> plotted(String name) {
        return elements(name).stream()
                .filter(element -> element.hasAttribute("clip-path"))
                .filter(element -> !element.getAttribute("clip-path").equals(WHOLE_SHEET))
                .toList();
    }

    /** Elements of a name within the plot's frame that have, or whose group has, an attribute of this value. */
    long count(String name, String attribute, String value) {
        return plotted(name).stream()
                .filter(element -> inherited(element, attribute).equals(value))
                .count();
    }

    /** An attribute of an element or of the nearest group around it that has it; empty if none has. */
    static String inherited(Element element, String attribute) {
        for (Element at = element; ; at = (Element) at.getParentNode()) {
            if (at.hasAttribute(attribute)) {
                return at.getAttribute(attribute);
            }
            if (!(at.getParentNode() instanceof Element)) {
                return "";
            }
        }
    }
}
