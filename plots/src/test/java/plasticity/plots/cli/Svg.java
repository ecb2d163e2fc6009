package plasticity.plots.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** An SVG file with methods to count and find elements. */
record Svg(Document document) {
    private static final String FULL_CANVAS = "url(#clipPath1)";

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

    /** All texts, in drawing order. */
    List<String> texts() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    /** Elements with a name inside the plot's frame, in drawing order. */
    List<Element> plotted(String name) {
        return elements(name).stream()
                .filter(element -> element.hasAttribute("clip-path"))
                .filter(element -> !element.getAttribute("clip-path").equals(FULL_CANVAS))
                .toList();
    }

    /** Counts elements inside the plot's frame that have, or inherit, an attribute with a value. */
    long count(String name, String attribute, String value) {
        return plotted(name).stream()
                .filter(element -> inherited(element, attribute).equals(value))
                .count();
    }

    /** An attribute of an element or of its closest ancestor that has it; empty if none has. */
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
