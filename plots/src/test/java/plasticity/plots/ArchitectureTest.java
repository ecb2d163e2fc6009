package plasticity.plots;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enforces the dependencies listed in {@code src/site/architecture.md} for the plots. */
class ArchitectureTest {
    private static final JavaClasses PLOTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("plasticity.plots");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("plasticity.plots.(*)..").should().beFreeOfCycles().check(PLOTS);
    }

    @Test
    void modelAndVectorsDoNotDraw() {
        noClasses()
                .that()
                .resideInAnyPackage("plasticity.plots.model", "plasticity.plots.vectors")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "plasticity.plots.charts",
                        "plasticity.plots.figures",
                        "plasticity.plots.report",
                        "plasticity.plots.cli",
                        "java.awt..",
                        "javax..")
                .check(PLOTS);
    }

    @Test
    void chartsDoNotDependOnCommands() {
        noClasses()
                .that()
                .resideInAPackage("plasticity.plots.charts")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "plasticity.plots.figures",
                        "plasticity.plots.report",
                        "plasticity.plots.cli",
                        "plasticity.tables",
                        "plasticity.config")
                .check(PLOTS);
    }

    @Test
    void figuresDoNotDependOnCommands() {
        noClasses()
                .that()
                .resideInAPackage("plasticity.plots.figures")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("plasticity.plots.report", "plasticity.plots.cli", "plasticity.cli", "picocli..")
                .check(PLOTS);
    }

    @Test
    void drawingLibrariesStayInCharts() {
        noClasses()
                .that()
                .resideOutsideOfPackage("plasticity.plots.charts")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jfree..", "org.apache.batik..", "org.apache.pdfbox..", "de.rototor..")
                .check(PLOTS);
    }

    @Test
    void reportDoesNotDependOnCommands() {
        noClasses()
                .that()
                .resideInAPackage("plasticity.plots.report")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("plasticity.plots.cli", "plasticity.cli", "picocli..")
                .check(PLOTS);
    }

    @Test
    void templatesAndJsonStayInTheReport() {
        noClasses()
                .that()
                .resideOutsideOfPackage("plasticity.plots.report")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("freemarker..", "com.fasterxml.jackson..")
                .check(PLOTS);
    }

    @Test
    void usesOnlyTablesAndSettingsOfTheJob() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "plasticity.analysis",
                        "plasticity.position",
                        "plasticity.residuals",
                        "plasticity.pairs",
                        "plasticity.fetch",
                        "plasticity.dump",
                        "plasticity.tokens",
                        "plasticity.plan",
                        "plasticity.tasks",
                        "plasticity.session",
                        "plasticity.input",
                        "plasticity.run",
                        "org.apache.spark..")
                .check(PLOTS);
    }

    /** Kernels that need no Spark. */
    @Test
    void onlyVectorsAreReadAndProjected() {
        noClasses()
                .that()
                .resideOutsideOfPackage("plasticity.plots.vectors")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("plasticity.sample", "plasticity.parquet")
                .check(PLOTS);
    }

    /** Otherwise AWT is initialised before the command line selects headless mode. */
    @Test
    void plotsHaveNoStaticFieldsOfAwt() {
        noFields()
                .that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage("plasticity.plots.figures")
                .should()
                .haveRawType(JavaClass.Predicates.resideInAnyPackage("java.awt..", "plasticity.plots.charts"))
                .check(PLOTS);
    }

    @Test
    void onlyTheCommandLineExits() {
        noClasses()
                .that()
                .resideOutsideOfPackage("plasticity.plots.cli")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(PLOTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Util", "Utils", "Helper", "Helpers", "Manager"})
    void classesHaveSpecificNames(String ending) {
        noClasses().should().haveSimpleNameEndingWith(ending).check(PLOTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.apache.spark.SparkContext", "org.apache.spark.sql.Row", "scala.Option"})
    void sparkIsNotOnTheClassPath(String name) {
        assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void noSparkLibraryIsOnTheClassPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        assertThat(Arrays.stream(path.split(File.pathSeparator)).map(entry -> new File(entry).getName()))
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("spark-") || name.startsWith("scala-"));
    }
}
