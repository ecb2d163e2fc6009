package plasticity.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The documentation page of {@code plasticity inspect}, which tests compare with the program. */
final class Page {
    private static final Path FILE = Path.of("../src/site/inspect.md");

    private Page() {}

    /** The text between the markers of this name. */
    static String part(String name) throws IOException {
        String page = Files.readString(FILE);
        String begin = "<!-- " + name + ": begin -->\n";
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf("<!-- " + name + ": end -->", from));
    }

    static String text() throws IOException {
        return Files.readString(FILE);
    }
}
