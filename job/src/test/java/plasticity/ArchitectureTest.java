package plasticity;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
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
import plasticity.config.OutputTable;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadComponentWeights;

/** Enforces the dependencies listed in {@code src/site/architecture.md}. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("plasticity");

    private static final String[] KERNELS = {
        "plasticity.arrays",
        "plasticity.heads",
        "plasticity.buckets",
        "plasticity.sample",
        "plasticity.position",
        "plasticity.residuals",
        "plasticity.pairs",
        "plasticity.draws",
        "plasticity.jackknife",
        "plasticity.estimators",
        "plasticity.variation",
        "plasticity.moments",
        "plasticity.geometry",
        "plasticity.estimates",
        "plasticity.analysis"
    };

    private static final Map<String, String[]> MAY_DEPEND_ON = Map.ofEntries(
            entry("heads"),
            entry("buckets"),
            entry("arrays"),
            entry("sample", "arrays"),
            entry("position", "sample"),
            entry("residuals", "sample"),
            entry("pairs", "heads", "arrays", "sample", "position"),
            entry("draws", "sample"),
            entry("jackknife", "sample"),
            entry("estimators", "position", "pairs", "draws", "jackknife"),
            entry("variation", "jackknife"),
            entry("moments", "sample", "position", "pairs", "jackknife"),
            entry("geometry", "sample"),
            entry(
                    "estimates",
                    "sample",
                    "position",
                    "pairs",
                    "draws",
                    "jackknife",
                    "estimators",
                    "variation",
                    "moments",
                    "geometry"),
            entry(
                    "analysis",
                    "heads",
                    "buckets",
                    "arrays",
                    "sample",
                    "position",
                    "residuals",
                    "pairs",
                    "draws",
                    "estimates"),
            entry("tables"),
            entry("messages"),
            entry("config", "heads", "draws", "estimates", "tables", "messages"),
            entry("storage"),
            entry("fetch"),
            entry("parquet", "arrays", "tables", "fetch"),
            entry("dump", "heads", "messages", "storage"),
            entry("tokens", "heads", "arrays", "sample", "draws", "estimates", "messages", "fetch", "parquet", "dump"),
            entry(
                    "plan",
                    "heads",
                    "draws",
                    "estimators",
                    "estimates",
                    "messages",
                    "storage",
                    "fetch",
                    "parquet",
                    "dump",
                    "tokens"),
            entry("hub", "heads", "messages", "config"),
            entry("results", "heads", "buckets", "tables", "messages", "config", "storage", "dump"),
            entry("console", "hub"),
            entry("lease", "messages", "storage"),
            entry("session", "messages", "config", "plan", "console"),
            entry(
                    "tasks",
                    "heads",
                    "buckets",
                    "arrays",
                    "sample",
                    "position",
                    "residuals",
                    "pairs",
                    "draws",
                    "jackknife",
                    "variation",
                    "geometry",
                    "estimates",
                    "analysis",
                    "tables",
                    "messages",
                    "config",
                    "dump",
                    "tokens",
                    "plan",
                    "results",
                    "session"),
            entry(
                    "publish",
                    "heads",
                    "buckets",
                    "tables",
                    "messages",
                    "config",
                    "storage",
                    "hub",
                    "results",
                    "console",
                    "lease",
                    "session"),
            entry(
                    "input",
                    "heads",
                    "estimates",
                    "tables",
                    "messages",
                    "config",
                    "storage",
                    "dump",
                    "tokens",
                    "plan",
                    "hub",
                    "console",
                    "session"),
            entry(
                    "run",
                    "heads",
                    "jackknife",
                    "estimates",
                    "analysis",
                    "tables",
                    "messages",
                    "config",
                    "storage",
                    "dump",
                    "plan",
                    "hub",
                    "results",
                    "console",
                    "lease",
                    "session",
                    "tasks",
                    "publish",
                    "input"),
            entry("comparison", "heads", "jackknife", "tables", "messages", "config", "storage", "publish"),
            entry(
                    "connector",
                    "heads",
                    "arrays",
                    "sample",
                    "estimates",
                    "analysis",
                    "tables",
                    "messages",
                    "config",
                    "dump",
                    "tokens",
                    "plan",
                    "session",
                    "tasks"),
            entry(
                    "inspect",
                    "heads",
                    "buckets",
                    "sample",
                    "messages",
                    "config",
                    "fetch",
                    "parquet",
                    "dump",
                    "tokens",
                    "plan",
                    "hub"),
            entry(
                    "cli",
                    "messages",
                    "config",
                    "hub",
                    "console",
                    "lease",
                    "session",
                    "publish",
                    "run",
                    "comparison",
                    "inspect"));

    private static Map.Entry<String, String[]> entry(String name, String... others) {
        return Map.entry(name, others);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("plasticity.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void eachPackageDependsOnlyOnWhatItMay() {
        LayeredArchitecture packages = layeredArchitecture().consideringOnlyDependenciesInAnyPackage("plasticity..");
        for (String name : MAY_DEPEND_ON.keySet()) {
            packages = packages.layer(name).definedBy("plasticity." + name);
        }
        for (Map.Entry<String, String[]> rule : MAY_DEPEND_ON.entrySet()) {
            LayeredArchitecture.LayerDependencySpecification layer = packages.whereLayer(rule.getKey());
            packages = rule.getValue().length == 0
                    ? layer.mayNotAccessAnyLayer()
                    : layer.mayOnlyAccessLayers(rule.getValue());
        }
        packages.ensureAllClassesAreContainedInArchitecture().check(PRODUCT);
    }

    @Test
    void kernelsUseOnlyTheJdkLinearAlgebraAndStatistics() {
        classes()
                .that()
                .resideInAnyPackage(KERNELS)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "plasticity..",
                                "java.lang..",
                                "java.util..",
                                "org.apache.spark.ml.linalg..",
                                "org.apache.commons.statistics..",
                                "org.apache.commons.math3.linear..")
                        .or(type(Serializable.class)))
                .check(PRODUCT);
    }

    @Test
    void onlyTheGeometryUsesCommonsMath() {
        noClasses()
                .that()
                .resideOutsideOfPackage("plasticity.geometry")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.math3..")
                .check(PRODUCT);
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
                .check(PRODUCT);
    }

    @Test
    void kernelsReadNeitherClockNorEnvironment() {
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
                .check(PRODUCT);
    }

    @Test
    void sparkStaysInTasksSessionAndConnector() {
        noClasses()
                .that()
                .resideOutsideOfPackages("plasticity.tasks", "plasticity.session", "plasticity.connector")
                .should()
                .dependOnClassesThat(sparkBeyondLinearAlgebra())
                .check(PRODUCT);
    }

    private static DescribedPredicate<JavaClass> sparkBeyondLinearAlgebra() {
        return resideInAnyPackage("org.apache.spark..").and(not(resideInAnyPackage("org.apache.spark.ml.linalg..")));
    }

    /** Adding a table takes its definition, a constant of the list of tables, and its rows; nothing else mentions it. */
    @ParameterizedTest
    @ValueSource(classes = {HeadBucketPlasticity.class, HeadComponentWeights.class})
    void tablesAreListedOnce(Class<?> definition) {
        noClasses()
                .that(not(belongToAnyOf(definition, OutputTable.class).or(resideInAPackage("plasticity.tasks"))))
                .should()
                .accessField(definition, "TABLE")
                .check(PRODUCT);
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
                .check(PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Util", "Utils", "Helper", "Helpers", "Manager"})
    void classesAreNamedAfterWhatTheyAre(String ending) {
        noClasses().should().haveSimpleNameEndingWith(ending).check(PRODUCT);
    }
}
