package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.config.Setting;
import plasticity.publish.Version;

class UsageTest {
    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void rootHelpListsTheCommand(String flag) {
        CommandRun run = CommandRun.of(flag);
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: plasticity ").containsPattern("\\n *analyze +Analyse every");
    }

    @Test
    void commandHelpListsOptionsAndExitStatus() {
        CommandRun run = CommandRun.of("analyze", "--help");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(unspaced(run.out()))
                .startsWith("Usage:plasticityanalyze[")
                .contains(
                        unspaced("--config=FILE YAML file"),
                        unspaced("--explain Print the number of heads and tasks,"),
                        unspaced("--debug Show stack traces"),
                        unspaced("Exit status: 0 all heads were analysed; 1 "),
                        unspaced("; 2 wrong usage or configuration; 3 "));
    }

    @ParameterizedTest
    @EnumSource
    void helpListsDescriptionAndDefaultOfEverySetting(Setting setting) {
        String meaning = setting.description() + setting.defaultText();
        assertThat(unspaced(CommandRun.of("analyze", "--help").out()))
                .contains("--" + setting.key() + "=VALUE" + unspaced(meaning));
    }

    /** Removes all white space, since lines may break anywhere. */
    private static String unspaced(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void versionIsShownByRootAndCommand() {
        assertThat(Version.text()).matches("\\d+\\.\\d+\\.\\d+.*");
        for (CommandRun run : new CommandRun[] {
            CommandRun.of("--version"),
            CommandRun.of("-V"),
            CommandRun.of("analyze", "--version"),
            CommandRun.of("analyze", "-V")
        }) {
            assertThat(run.status()).isZero();
            assertThat(run.out()).isEqualTo("plasticity " + Version.text() + System.lineSeparator());
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    void aMissingCommand() {
        CommandRun run = CommandRun.of();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors())
                .containsExactly(
                        "Try 'plasticity --help' for all flags.",
                        "plasticity: a command is missing: plasticity analyze, inspect, verify, compare, plot or report");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            analyze --seed                     | Missing required parameter for option '--seed' (VALUE)
            analyze --config                   | Missing required parameter for option '--config' (FILE)
            analyze --seed --p_alpha 1         | Expected parameter for option '--seed' but found '--p_alpha'
            analyze --seed 1 --seed 2          | option '--seed' (VALUE) should be specified only once
            analyze --config a --config b      | option '--config' (FILE) should be specified only once
            analyze --debug=yes                | option '--debug' should be specified without 'yes' parameter
            analyze --max-workers 4            | Unknown options: '--max-workers', '4'; did you mean --max_workers?
            analyze --max-workers=4            | Unknown option: '--max-workers=4'; did you mean --max_workers?
            analyze --model-dir=a/long/path/to | Unknown option: '--model-dir=a/long/path/to'; did you mean --model_dir?
            analyze --MAX_WORKERS=4            | Unknown option: '--MAX_WORKERS=4'; did you mean --max_workers?
            analyze --layers=3 --qheads=4      | Unknown options: '--layers=3', '--qheads=4'; did you mean --num_layers?
            analyze --nlayers=3 --k_heads=4    | Unknown options: '--nlayers=3', '--k_heads=4'; did you mean --num_layers, --num_k_heads?
            analyze -seed 3                    | Unknown options: '-seed', '3'; did you mean --seed?
            analyze --confg a.yaml             | Unknown options: '--confg', 'a.yaml'; did you mean --config?
            analyze --dbug                     | Unknown option: '--dbug'; did you mean --debug?
            analyze --wait soon                | Invalid value for option '--wait': 'soon' is not an int
            analyze --batch_size 3             | Unknown options: '--batch_size', '3'
            analyze a.yaml                     | Unmatched argument at index 1: 'a.yaml'; did you mean --config a.yaml?
            analyze sample                     | Unmatched argument at index 1: 'sample'
            """)
    void wrongFlagsOfTheCommand(String line, String message) {
        CommandRun run = CommandRun.of(line.split(" +"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors())
                .containsExactly("Try 'plasticity analyze --help' for all flags.", "plasticity: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            analyse                 | Unmatched argument at index 0: 'analyse'
            --config a.yaml         | Unknown options: '--config', 'a.yaml'
            --debug analyze         | Unknown option: '--debug'
            """)
    void argumentsBeforeTheCommand(String line, String message) {
        CommandRun run = CommandRun.of(line.split(" +"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.lastLine())
                .isEqualTo("plasticity: " + message
                        + "; the command comes first: plasticity analyze, inspect, verify, compare, plot or report");
    }

    @Test
    void argumentFilesAreNotSupported(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("flags"), "--help");
        assertThat(CommandRun.of("analyze", "@" + file).lastLine())
                .isEqualTo("plasticity: Unmatched argument at index 1: '@" + file + "'");
    }
}
