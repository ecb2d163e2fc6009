package plasticity.plots.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import plasticity.plots.TestEstimates;
import plasticity.plots.TestTables;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.BucketTable;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadCurves;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/** The page in a browser: the six sample layers with a failed head, a warning and an undefined value. */
class ReportIT {
    private static final BucketScale SCALE = BucketScale.of(BucketScale.Type.UNIFORM, 512);

    @TempDir
    private static Path directory;

    private static Path page;
    private static Path estimates;
    private static Browser browser;
    private static StoredTable metrics;

    @BeforeAll
    static void open() throws Exception {
        Path tables = TestTables.run(directory.resolve("tables"));
        metrics = StoredTable.read(
                tables.resolve("head_metrics.csv"),
                List.of(HeadIdentity.LAYER, HeadIdentity.Q_HEAD, HeadMetrics.AP_OVERALL, HeadMetrics.Q_R2_POS));
        page = write(tables, directory.resolve("report.html"));
        Path withEstimates = TestTables.largeRun(directory.resolve("estimates"), 2, 4, 8, 6);
        new TestEstimates(2, 4, 10).write(withEstimates, 8, Map.of("far_empirical", 0.3));
        estimates = write(withEstimates, directory.resolve("estimates.html"));
        browser = Browser.open(directory);
    }

    static Path write(Path tables, Path file) throws Exception {
        Report report = new Report(tables, Optional.empty(), Optional.of(SCALE));
        try (OutputStream out = Files.newOutputStream(file)) {
            report.writeTo(out);
        }
        return file;
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void visit() {
        browser.resizeBack();
        browser.prefer("light");
        browser.visit(page);
    }

    @Test
    void makesNoRequestsAndLogsNoMessages() throws IOException {
        browser.consoleMessages(); // discards those of earlier tests
        browser.requests();
        browser.visit(page);
        browser.findAll(".drawing").forEach(drawing -> browser.pointAt(drawing, 0.5, 0.5));
        browser.findAll("section.head").stream().limit(3).forEach(head -> browser.pointAt(head, 0.1, 0.8));
        assertThat(browser.consoleMessages()).isEmpty();
        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(address -> address.startsWith("data:") || address.startsWith("file:"))
                .filteredOn(address -> address.startsWith("file:"))
                .allMatch(address -> address.endsWith("/report.html"));
    }

    @Test
    void sortsByAColumnInBothDirections() throws Exception {
        double[] expected = metrics.numbers(HeadMetrics.AP_OVERALL);
        WebElement header = header("ap_overall");
        WebElement button = header.findElement(By.tagName("button"));
        browser.run("arguments[0].scrollIntoView()", header);
        button.click();
        assertThat(header.getDomAttribute("aria-sort")).isEqualTo("ascending");
        assertThat(firstNumber("ap_overall"))
                .isCloseTo(
                        IntStream.range(0, expected.length)
                                .mapToDouble(row -> expected[row])
                                .filter(Double::isFinite)
                                .min()
                                .orElseThrow(),
                        within(1e-4)); // four digits are shown
        assertThat(lastCell("ap_overall")).as("undefined values are last").isEqualTo("–");
        button.sendKeys(Keys.ENTER);
        assertThat(header.getDomAttribute("aria-sort")).isEqualTo("descending");
        assertThat(firstNumber("ap_overall"))
                .isCloseTo(
                        IntStream.range(0, expected.length)
                                .mapToDouble(row -> expected[row])
                                .filter(Double::isFinite)
                                .max()
                                .orElseThrow(),
                        within(1e-4));
        assertThat(lastCell("ap_overall")).isEqualTo("–");
    }

    @Test
    void filtersByConditions() throws Exception {
        int[] layers = metrics.integers(HeadIdentity.LAYER);
        double[] plasticity = metrics.numbers(HeadMetrics.AP_OVERALL);
        long expected = IntStream.range(0, layers.length)
                .filter(row -> layers[row] == 5 && plasticity[row] > 0.7)
                .count();
        filter("layer = 5, ap_overall>0.7");
        assertThat(shownRows()).isEqualTo(expected).isPositive();
        assertThat(browser.find("#filter-message").getText()).isEqualTo(expected + " of " + layers.length + " heads");
        filter("");
        assertThat(shownRows()).isEqualTo(layers.length);
    }

    @Test
    void filtersByAndAndOr() throws Exception {
        int[] layers = metrics.integers(HeadIdentity.LAYER);
        double[] plasticity = metrics.numbers(HeadMetrics.AP_OVERALL);
        long expected = IntStream.range(0, layers.length)
                .filter(row -> (layers[row] == 5 && plasticity[row] > 0.7) || layers[row] == 11)
                .count();
        for (String text : List.of(
                "layer == 5 and ap_overall > 0.7 or layer == 11",
                "layer==11 OR layer==5 AND ap_overall>0.7",
                "layer = 11 or layer = 5, ap_overall > 0.7")) {
            filter(text);
            assertThat(browser.find("#filter-message").getText())
                    .isEqualTo(expected + " of " + layers.length + " heads");
            assertThat(shownRows()).as(text).isEqualTo(expected).isPositive();
        }
    }

    @Test
    void layerAndHeadStayVisibleWhileScrolling() {
        browser.resize(375, 800);
        browser.visit(page);
        assertThat(browser.findAll("#head-table thead th").stream()
                        .limit(4)
                        .map(header -> header.getDomAttribute("data-column")))
                .containsExactly("layer", "q_head", "k_head", "ap_overall");
        for (String row : List.of("thead tr", "tbody tr:nth-child(40)")) {
            for (int column = 1; column <= 2; column++) {
                String cell = "document.querySelector('#head-table " + row + "').cells[" + (column - 1)
                        + "].getBoundingClientRect().left";
                browser.run("document.querySelector('.rows').scrollTo(0, 0)");
                double before = browser.number(cell);
                browser.run("document.querySelector('.rows').scrollTo(900, 300)");
                assertThat(browser.number("document.querySelector('.rows').scrollLeft"))
                        .isEqualTo(900);
                assertThat(browser.number(cell)).isEqualTo(before).isBetween(0.0, 150.0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overal > 1",
                "ap_overall > much",
                "nonsense",
                "<<<",
                "layer == 5 or",
                "and layer == 5",
                "layer == 5 and or layer == 6"
            })
    void invalidFiltersAreExplainedAndIgnored(String condition) {
        filter("layer = 5");
        long before = shownRows();
        filter(condition);
        assertThat(browser.find("#filter-message").getText()).matches(".{20,}[.?]");
        assertThat(browser.find("#filter").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(shownRows()).isEqualTo(before);
    }

    @Test
    void similarColumnsAreSuggested() {
        filter("overall > 1");
        assertThat(browser.find("#filter-message").getText())
                .contains("Unknown column overall; did you mean ", "ap_overall?");
    }

    @Test
    void downloadsVisibleRowsWithAllDigits() throws Exception {
        filter("layer = 11");
        browser.find("#download").click();
        Path file = Browser.download(directory.resolve("head_metrics.csv"));
        StoredTable got =
                StoredTable.read(file, List.of(HeadIdentity.LAYER, HeadMetrics.AP_OVERALL, HeadMetrics.Q_R2_POS));
        assertThat(got.rows()).isEqualTo(9);
        assertThat(got.names()).hasSize(20);
        int first = IntStream.range(0, metrics.rows())
                .filter(row -> layer(row) == 11)
                .findFirst()
                .orElseThrow();
        assertThat(got.numbers(HeadMetrics.AP_OVERALL)[0]).isEqualTo(metrics.numbers(HeadMetrics.AP_OVERALL)[first]);
        assertThat(got.numbers(HeadMetrics.Q_R2_POS)[8]).isEqualTo(metrics.numbers(HeadMetrics.Q_R2_POS)[first + 8]);
    }

    private static int layer(int row) {
        try {
            return metrics.integers(HeadIdentity.LAYER)[row];
        } catch (TableException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void mapShowsATooltip() {
        browser.pointAt(browser.find("a.cell[href='#l5h7']"), 0.5, 0.5);
        assertThat(browser.tooltip())
                .startsWith("Layer 5, head 7: 0.8017")
                .contains("k_head 2", "q_R2_pos 0.1085", "n_q_tokens 640");
        browser.pointAt(browser.find("h1"), 0.1, 0.5);
        assertThat(browser.tooltip()).isEmpty();
    }

    @Test
    void mapMarksHeadsWithoutAValue() {
        assertThat(browser.find("a.cell[href='#l5h3']").getDomAttribute("class"))
                .contains("failed");
        assertThat(browser.find("a.cell[href='#l5h4']").getDomAttribute("class"))
                .contains("undefined");
        assertThat(browser.findAll("table.map .cell.absent")).hasSize(24 * 9);
        browser.pointAt(browser.find("a.cell[href='#l5h3']"), 0.5, 0.5);
        assertThat(browser.tooltip()).isEqualTo("Layer 5, head 3: failed");
    }

    @Test
    void mapIsNavigableByKeyboard() {
        browser.run("document.querySelector('a.cell').focus()");
        assertThat(browser.tooltip()).startsWith("Layer 29, head 0");
        browser.press(Keys.ARROW_RIGHT);
        assertThat(browser.tooltip()).startsWith("Layer 29, head 1");
        browser.press(Keys.ARROW_DOWN);
        assertThat(browser.tooltip()).as("skips layers that were not captured").startsWith("Layer 23, head 1");
        assertThat(browser.findAll("a.cell[tabindex='0']")).as("one tab stop").hasSize(1);
        browser.press(Keys.ESCAPE);
        assertThat(browser.tooltip()).isEmpty();
        browser.press(Keys.ENTER);
        assertThat(browser.driver().getCurrentUrl()).endsWith("#l23h1");
        assertThat(browser.number("document.querySelector('#l23h1').getBoundingClientRect().top"))
                .as("in view")
                .isBetween(-5.0, 895.0);
    }

    @Test
    void selectingAMetricRecoloursTheMap() {
        WebElement cell = browser.find("a.cell[href='#l5h7']");
        String before = cell.getCssValue("background-color");
        browser.run(
                "const m = document.getElementById('metric'); m.value = 'q_R2_pos'; m.dispatchEvent(new Event('change'))");
        assertThat(cell.getDomAttribute("aria-label")).isEqualTo("Layer 5, head 7: 0.1085");
        assertThat(cell.getCssValue("background-color"))
                .isNotEqualTo(before)
                .as("the largest value, viridis' last colour")
                .isIn("rgba(253, 231, 37, 1)", "rgb(253, 231, 37)");
        browser.run(
                "const m = document.getElementById('metric'); m.value = 'ap_overall'; m.dispatchEvent(new Event('change'))");
        assertThat(cell.getCssValue("background-color")).isEqualTo(before);
        assertThat(browser.find("a.cell[href='#l5h4']").getDomAttribute("class"))
                .contains("undefined");
    }

    @Test
    void plotsShowATooltip() throws Exception {
        HeadCurves curves =
                HeadCurves.of(BucketTable.read(directory.resolve("tables/head_bucket_plasticity.csv")), SCALE);
        WebElement drawing = browser.find("#plot-plasticity .drawing");
        browser.pointAt(drawing, 0.3, 0.4);
        String[] lines = browser.tooltip().split("\n");
        assertThat(lines).hasSize(2);
        var parts =
                Pattern.compile("Layer (\\d+), head (\\d+), position (\\d+)").matcher(lines[0]);
        assertThat(parts.matches()).as(lines[0]).isTrue();
        Head head = new Head(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        var curve = curves.heads().stream()
                .filter(one -> one.head().equals(head))
                .findFirst()
                .orElseThrow()
                .curve();
        double position = Double.parseDouble(parts.group(3));
        int point = IntStream.range(0, curve.size())
                .filter(i -> curve.x(i) == position)
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(lines[1])).isCloseTo(curve.y(point), within(5e-4)); // three decimals are shown
        browser.click();
        assertThat(browser.driver().getCurrentUrl()).endsWith("#l" + head.layer() + "h" + head.number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plasticity", "layers", "pairs", "components"})
    void plotsAreNavigableByKeyboard(String plot) {
        browser.run("document.querySelector('#plot-" + plot + " .drawing').focus()");
        browser.press(Keys.ARROW_RIGHT);
        String first = browser.tooltip();
        assertThat(first).contains("\n");
        browser.press(plot.equals("pairs") ? Keys.ARROW_UP : Keys.ARROW_RIGHT);
        assertThat(browser.tooltip()).contains("\n").isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"curve", "pairs", "components"})
    void sparklinesShowATooltip(String sparkline) {
        WebElement drawing = browser.find("#l11h2 svg." + sparkline);
        browser.pointAt(drawing, 0.5, 0.5);
        browser.pointAt(drawing, 0.4, 0.4);
        assertThat(browser.tooltip()).contains("\n").doesNotContain("NaN", "null", "undefined");
    }

    @Test
    void failedHeadsHaveASectionWithTheReason() {
        assertThat(browser.find("#l5h3").getText()).contains("Layer 5, head 3", "Failed: l05h03q/data.parquet: ");
        assertThat(browser.find("#problems").getText())
                .contains(
                        "Layer 5, head 3",
                        "failed",
                        "l05h03q/data.parquet: ",
                        "Layer 5, head 5",
                        "warning",
                        "few keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void isAccessible(String colours) {
        browser.prefer(colours);
        browser.visit(page);
        browser.run("document.querySelectorAll('section.head ~ section.head').forEach(head => head.hidden = true)");
        List<Rule> violations = new AxeBuilder().analyze(browser.driver()).getViolations();
        assertThat(violations.stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList())
                .isEmpty();
    }

    @Test
    void followsTheSystemsColoursUnlessOverridden() {
        assertThat(brightness("body")).isGreaterThan(200);
        browser.prefer("dark");
        assertThat(brightness("body")).isLessThan(60);
        WebElement button = browser.find("#theme");
        button.click();
        assertThat(button.getText()).isEqualTo("Colours: light");
        assertThat(brightness("body")).isGreaterThan(200);
        button.click();
        assertThat(button.getText()).isEqualTo("Colours: dark");
        browser.prefer("light");
        assertThat(brightness("body")).isLessThan(60);
    }

    private static double brightness(String selector) {
        return browser.number("getComputedStyle(document.querySelector('" + selector
                + "')).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3");
    }

    @Test
    void fitsAPhone() {
        browser.resize(375, 800);
        browser.visit(page);
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(375);
        assertThat(browser.number("document.querySelector('table.map').getBoundingClientRect().width"))
                .isLessThanOrEqualTo(345);
        for (WebElement drawing : browser.findAll(".drawing")) {
            assertThat(((Number) browser.run("return arguments[0].scrollWidth - arguments[0].clientWidth", drawing))
                            .intValue())
                    .as("plots do not scroll horizontally")
                    .isZero();
        }
    }

    @Test
    void isCompleteWithoutScripts() {
        browser.enableScripts(false);
        try {
            browser.visit(page);
            assertThat(browser.findAll("#head-table tbody tr")).hasSize(metrics.rows());
            assertThat(browser.findAll("section.head")).hasSize(metrics.rows() + 1);
            assertThat(browser.findAll(".drawing svg path")).hasSizeGreaterThan(metrics.rows());
            assertThat(browser.findAll("#l11h2 svg")).hasSize(3);
            assertThat(browser.find("#key-metrics").getText()).contains("0.69");
            assertThat(browser.findAll(".scripted")).isNotEmpty().noneMatch(WebElement::isDisplayed);
            browser.find("a.cell[href='#l11h2']").click();
            assertThat(browser.driver().getCurrentUrl()).endsWith("#l11h2");
        } finally {
            browser.enableScripts(true);
        }
    }

    @Test
    void aThousandHeadsStaySmallAndResponsive() throws Exception {
        Path tables = TestTables.largeRun(directory.resolve("large"), 36, 32, 32, 128);
        new TestEstimates(36, 32, 10).write(tables, 32);
        Path large = write(tables, directory.resolve("large.html"));
        assertThat(large.toFile().length()).isLessThan(10_000_000);
        browser.visit(large);
        System.out.printf(
                "%n1,152 heads: %.1f MB, loaded after %.1f s%n",
                large.toFile().length() / 1e6,
                browser.number("performance.timing.loadEventEnd - performance.timing.navigationStart") / 1e3);
        assertThat(browser.consoleMessages()).isEmpty();
        filter("layer = 35");
        assertThat(shownRows()).isEqualTo(32);
        browser.pointAt(browser.find("a.cell[href='#l35h31']"), 0.5, 0.5);
        assertThat(browser.tooltip()).startsWith("Layer 35, head 31");
        browser.pointAt(browser.find("#plot-plasticity .drawing"), 0.5, 0.4);
        assertThat(browser.tooltip()).contains("head");
        WebElement drawing = browser.find("#l35h31 svg.pairs");
        browser.pointAt(drawing, 0.4, 0.3);
        browser.pointAt(drawing, 0.41, 0.31);
        assertThat(browser.tooltip()).contains("queries from", "keys from");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pairsAndEstimatorAreSwitchedWithAndWithoutScripts(boolean hasScripts) {
        browser.enableScripts(hasScripts);
        try {
            browser.visit(estimates);
            WebElement cell = browser.find("a.cell[href='#l1h2']");
            String near = cell.getCssValue("background-color");
            assertThat(shownKinds()).containsExactly("near");
            browser.find("#pairs-far").click();
            assertThat(shownKinds()).containsExactly("far");
            assertThat(cell.getCssValue("background-color")).isNotEqualTo(near);
            assertThat(browser.find("#plot-model-error-near").isDisplayed()).isFalse();
            assertThat(browser.find("#plot-model-error-far").isDisplayed()).isTrue();
            browser.find("#estimator-linear").click();
            assertThat(cell.getCssValue("background-color"))
                    .isEqualTo(near); // the model's far and near values are the same
            assertThat(browser.find("#plot-distance-linear").isDisplayed()).isTrue();
            assertThat(browser.find("#plot-distance-empirical").isDisplayed()).isFalse();
        } finally {
            browser.enableScripts(true);
        }
    }

    private static List<String> shownKinds() {
        return browser.findAll("#l1h2 p > b").stream()
                .filter(WebElement::isDisplayed)
                .map(WebElement::getText)
                .toList();
    }

    @Test
    void theMapReturnsFromAColumnToTheSwitches() {
        browser.visit(estimates);
        WebElement cell = browser.find("a.cell[href='#l1h2']");
        String switched = cell.getCssValue("background-color");
        String label = cell.getDomAttribute("aria-label");
        selectMetric("ap_overall");
        assertThat(cell.getCssValue("background-color")).isNotEqualTo(switched);
        selectMetric("");
        assertThat(cell.getCssValue("background-color")).isEqualTo(switched);
        assertThat(cell.getDomAttribute("aria-label")).isEqualTo(label);
    }

    private static void selectMetric(String name) {
        browser.run(
                "const m = document.getElementById('metric'); m.value = arguments[0]; m.dispatchEvent(new Event('change'))",
                name);
    }

    @Test
    void profilesAndPointsShowATooltip() {
        browser.visit(estimates);
        WebElement profile = browser.find("#l1h2 svg.profile");
        browser.pointAt(profile, 0.4, 0.4);
        browser.pointAt(profile, 0.41, 0.41);
        assertThat(browser.tooltip()).contains(", position ").matches("(?s).*\\d\\.\\d{3}");
        WebElement points = browser.find("#plot-geometry .drawing");
        browser.pointAt(points, 0.5, 0.4);
        browser.pointAt(points, 0.51, 0.4);
        assertThat(browser.tooltip()).contains("position-dominated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void thePageOfEstimatesIsAccessible(String colours) {
        browser.prefer(colours);
        browser.visit(estimates);
        assertThat(new AxeBuilder().analyze(browser.driver()).getViolations())
                .extracting(Rule::getId)
                .isEmpty();
    }

    @Test
    void thePageOfEstimatesFitsAPhone() {
        browser.resize(375, 800);
        browser.visit(estimates);
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(375);
        assertThat(browser.number(
                        "document.querySelector('#l1h2').scrollWidth - document.querySelector('#l1h2').clientWidth"))
                .isZero();
    }

    private static WebElement header(String column) {
        return browser.findAll("#head-table thead th").stream()
                .filter(header -> header.getText().startsWith(column))
                .findFirst()
                .orElseThrow();
    }

    private static int index(String column) {
        return ((Number) browser.run(
                        "return [...document.querySelectorAll('#head-table thead th')].findIndex(th => th.innerText.startsWith(arguments[0]))",
                        column))
                .intValue();
    }

    private static double firstNumber(String column) {
        return Double.parseDouble((String) browser.run(
                "return document.querySelector('#head-table tbody').rows[0].cells[arguments[0]].innerText",
                index(column)));
    }

    private static String lastCell(String column) {
        return (String) browser.run(
                "return [...document.querySelector('#head-table tbody').rows].at(-1).cells[arguments[0]].innerText",
                index(column));
    }

    private static void filter(String conditions) {
        browser.run(
                "const f = document.getElementById('filter'); f.value = arguments[0]; f.dispatchEvent(new Event('input'))",
                conditions);
    }

    private static long shownRows() {
        return ((Number)
                        browser.run(
                                "return [...document.querySelectorAll('#head-table tbody tr')].filter(row => !row.hidden).length"))
                .longValue();
    }
}
