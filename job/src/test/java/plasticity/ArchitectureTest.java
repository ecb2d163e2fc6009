package plasticity;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.Serializable;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house rules of {@code src/site/house.md}. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("plasticity");

    private static final String[] KERNELS = {
        "plasticity.heads",
        "plasticity.sample",
        "plasticity.position",
        "plasticity.residuals",
        "plasticity.pairs",
        "plasticity.analysis"
    };

    private static final Map<String, String[]> MAY_KNOW = Map.ofEntries(
            entry("heads"),
            entry("sample", "heads"),
            entry("position", "sample"),
            entry("residuals", "sample"),
            entry("pairs", "heads", "sample", "position"),
            entry("analysis", "heads", "sample", "position", "residuals", "pairs"),
            entry("tables"),
            entry("config", "heads"),
            entry("source", "heads", "sample", "config", "storage"),
            entry("hub", "heads", "config"),
            entry("storage"),
            entry("results", "heads", "tables", "source", "storage"),
            entry(
                    "run",
                    "heads",
                    "sample",
                    "pairs",
                    "position",
                    "residuals",
                    "analysis",
                    "tables",
                    "config",
                    "source",
                    "hub",
                    "storage",
                    "results"),
            entry("connector", "heads", "sample", "analysis", "tables", "config", "source", "run"),
            entry("inspect", "heads", "sample", "config", "source", "hub"),
            entry("cli", "run", "inspect", "config"));

    private static Map.Entry<String, String[]> entry(String name, String... others) {
        return Map.entry(name, others);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("plasticity.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void eachPackageKnowsOnlyWhatItMay() {
        LayeredArchitecture packages = layeredArchitecture().consideringOnlyDependenciesInAnyPackage("plasticity..");
        for (String name : MAY_KNOW.keySet()) {
            packages = packages.layer(name).definedBy("plasticity." + name);
        }
        for (Map.Entry<String, String[]> rule : MAY_KNOW.entrySet()) {
            LayeredArchitecture.LayerDependencySpecification layer = packages.whereLayer(rule.getKey());
            packages = rule.getValue().length == 0
                    ? layer.mayNotAccessAnyLayer()
                    : layer.mayOnlyAccessLayers(rule.getValue());
        }
        packages.ensureAllClassesAreContainedInArchitecture().check(HOUSE);
    }

    @Test
    void kernelsSeeTheJdkLinearAlgebraAndStatistics() {
        classes()
                .that()
                .resideInAnyPackage(KERNELS)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "plasticity..",
                                "java.lang..",
                                "java.util..",
                                "org.apache.spark.ml.linalg..",
                                "dev.ludovic.netlib..",
                                "org.apache.commons.numbers..",
                                "org.apache.commons.statistics..")
                        .or(type(Serializable.class)))
                .check(HOUSE);
    }

    @Test
    void kernelsDrawFromSeededGeneratorsOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(KERNELS)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(HOUSE);
    }

    @Test
    void kernelsAskNoClockAndNoSurroundings() {
        noClasses()
                .that()
                .resideInAnyPackage(KERNELS)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .check(HOUSE);
    }

    @Test
    void sparkStaysInSourceRunAndConnector() {
        noClasses()
                .that()
                .resideOutsideOfPackages("plasticity.source", "plasticity.run", "plasticity.connector")
                .should()
                .dependOnClassesThat(sparkBeyondLinearAlgebra())
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> sparkBeyondLinearAlgebra() {
        return resideInAnyPackage("org.apache.spark..").and(not(resideInAnyPackage("org.apache.spark.ml.linalg..")));
    }

    @Test
    void onlyTheCommandLineEndsTheJvm() {
        noClasses()
                .that()
                .resideOutsideOfPackage("plasticity.cli")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Util", "Utils", "Helper", "Helpers", "Manager"})
    void classesAreNamedAfterWhatTheyAre(String ending) {
        noClasses().should().haveSimpleNameEndingWith(ending).check(HOUSE);
    }
}
