package plasticity.plots.charts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Makes the SVG of a figure with thousands of points or lines smaller, without a visible difference: coordinates have one or two decimals and are relative,
 * shapes that only differ in their place refer to the first one, adjacent lines are one path, and clipping applies to groups.
 */
final class SvgCompaction {
    private static final String CLIP = "clip-path";
    private static final Set<String> ENDS = Set.of("x1", "x2", "y1", "y2");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?[0-9.]+(?:[eE]-?[0-9]+)?");
    /** Shorter paths are not worth a reference. */
    private static final int SHORT = 40;

    private final Element root;
    private final String name;
    private final Map<String, String> shapes = new HashMap<>();

    private SvgCompaction(Element root, String name) {
        this.root = root;
        this.name = name;
    }

    /** @param name unique within the page; prefix of identifiers */
    static void compact(Element root, String name) {
        new SvgCompaction(root, name).compact(root);
    }

    private void compact(Element parent) {
        for (Element child : children(parent)) {
            compact(child);
            if (child.getTagName().equals("path")) {
                compactPath(child);
            }
        }
        mergeLines(parent);
        groupClipping(parent);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** A path with the start (x, y) and the rest in relative commands. */
    private record Path(double x, double y, String rest) {
        /** Reads the absolute commands M, L, C, Q, Z; null for any other path, or one of several parts. */
        static Path of(String d, int decimals) {
            Matcher tokens = TOKEN.matcher(d);
            List<String> words = new ArrayList<>();
            while (tokens.find()) {
                words.add(tokens.group());
            }
            if (words.size() < 3 || !words.get(0).equals("M") || words.lastIndexOf("M") > 0) {
                return null;
            }
            double startX = Double.parseDouble(words.get(1));
            double startY = Double.parseDouble(words.get(2));
            double x = startX;
            double y = startY;
            char last = ' ';
            StringBuilder rest = new StringBuilder();
            int i = 3;
            while (i < words.size()) {
                String command = words.get(i++);
                int points =
                        switch (command) {
                            case "L" -> 1;
                            case "Q" -> 2;
                            case "C" -> 3;
                            case "Z" -> 0;
                            default -> -1;
                        };
                if (points < 0 || i + 2 * points > words.size()) {
                    return null;
                }
                char relative = command.toLowerCase(Locale.ROOT).charAt(0);
                rest.append(relative == last ? "" : String.valueOf(relative));
                double toX = x;
                double toY = y;
                for (int point = 0; point < points; point++) {
                    toX = Double.parseDouble(words.get(i++));
                    toY = Double.parseDouble(words.get(i++));
                    append(rest, toX - x, decimals);
                    append(rest, toY - y, decimals);
                }
                // The next point starts where rounding has led to.
                x += points == 0 ? 0 : Double.parseDouble(number(toX - x, decimals));
                y += points == 0 ? 0 : Double.parseDouble(number(toY - y, decimals));
                last = relative;
            }
            return new Path(startX, startY, rest.toString());
        }

        private static void append(StringBuilder path, double value, int decimals) {
            String number = number(value, decimals);
            boolean needsSpace =
                    path.length() > 0 && !Character.isLetter(path.charAt(path.length() - 1)) && number.charAt(0) != '-';
            path.append(needsSpace ? " " : "").append(number);
        }

        String text() {
            return "M" + number(x) + " " + number(y) + rest;
        }
    }

    private static String number(double value) {
        return number(value, 1);
    }

    private static String number(double value, int decimals) {
        double scale = Math.pow(10, decimals);
        double rounded = Math.round(value * scale) / scale;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    private void compactPath(Element element) {
        boolean isShape = element.getAttribute("d").endsWith("Z");
        Path path = Path.of(element.getAttribute("d"), isShape ? 2 : 1);
        if (path == null) {
            return;
        }
        if (path.rest().length() < SHORT || !isShape) {
            element.setAttribute("d", path.text());
            return;
        }
        String id = shapes.get(path.rest());
        if (id == null) {
            id = name + "-s" + shapes.size();
            shapes.put(path.rest(), id);
            Element definitions = element.getOwnerDocument().createElementNS(element.getNamespaceURI(), "defs");
            Element shape = element.getOwnerDocument().createElementNS(element.getNamespaceURI(), "path");
            shape.setAttribute("id", id);
            shape.setAttribute("d", "M0 0" + path.rest());
            definitions.appendChild(shape);
            root.insertBefore(definitions, root.getFirstChild());
        }
        Element use = element.getOwnerDocument().createElementNS(element.getNamespaceURI(), "use");
        attributes(element).forEach(use::setAttribute);
        use.removeAttribute("d");
        use.setAttribute("href", "#" + id);
        use.setAttribute("x", number(path.x()));
        use.setAttribute("y", number(path.y()));
        element.getParentNode().replaceChild(use, element);
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> attributes = new TreeMap<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            attributes.put(all.item(i).getNodeName(), all.item(i).getNodeValue());
        }
        return attributes;
    }

    /** Replaces adjacent lines with the same attributes by one path. */
    private static void mergeLines(Element parent) {
        Element path = null;
        Map<String, String> common = Map.of();
        for (Element child : children(parent)) {
            if (!child.getTagName().equals("line")) {
                path = null;
                continue;
            }
            Map<String, String> attributes = attributes(child);
            attributes.keySet().removeAll(ENDS);
            if (path == null || !attributes.equals(common)) {
                path = child.getOwnerDocument().createElementNS(child.getNamespaceURI(), "path");
                attributes.forEach(path::setAttribute);
                parent.insertBefore(path, child);
                common = attributes;
            }
            double x = Double.parseDouble(child.getAttribute("x1"));
            double y = Double.parseDouble(child.getAttribute("y1"));
            double toX = Double.parseDouble(child.getAttribute("x2"));
            double toY = Double.parseDouble(child.getAttribute("y2"));
            String line =
                    y == toY ? "H" + number(toX) : x == toX ? "V" + number(toY) : "L" + number(toX) + " " + number(toY);
            path.setAttribute("d", path.getAttribute("d") + "M" + number(x) + " " + number(y) + line);
            parent.removeChild(child);
        }
    }

    /** Clips adjacent elements together. */
    private static void groupClipping(Element parent) {
        Element group = null;
        for (Element child : children(parent)) {
            String clip = child.getAttribute(CLIP);
            // The clipping of a transformed element is transformed, too.
            if (clip.isEmpty() || child.hasAttribute("transform")) {
                group = null;
                continue;
            }
            if (group == null || !group.getAttribute(CLIP).equals(clip)) {
                group = child.getOwnerDocument().createElementNS(child.getNamespaceURI(), "g");
                group.setAttribute(CLIP, clip);
                parent.insertBefore(group, child);
            }
            child.removeAttribute(CLIP);
            group.appendChild(child);
        }
    }
}
