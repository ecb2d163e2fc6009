package plasticity.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page about {@code plasticity inspect}, parts of which tests hold to what the program does. */
final class Page {
    private static final Path FILE = Path.of("../src/site/inspect.md");

    private Page() {}

    /** What stands between the marks of this name. */
    static String part(String name) throws IOException {
        String page = Files.readString(FILE);
        String begin = "<!-- " + name + ": begin -->\n";
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf("<!-- " + name + ": end -->", from));
    }

    static String whole() throws IOException {
        return Files.readString(FILE);
    }
}
