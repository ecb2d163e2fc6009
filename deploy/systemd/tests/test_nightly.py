"""The command that the nightly script runs, and its exit status. A shell program replaces spark-submit."""
import subprocess
import unittest
from pathlib import Path

NIGHTLY = Path(__file__).resolve().parent.parent / "nightly"
GIVEN = {"PLASTICITY_CONFIG": "night.yaml", "PLASTICITY_TABLES": "s3a://tables", "PLASTICITY_SPARK_SUBMIT": "echo --master spark://host:7077"}


def run(*arguments, **environment):
    kept = {name: value for name, value in (GIVEN | environment).items() if value is not None}
    return subprocess.run([NIGHTLY, *arguments], env={"PATH": "/usr/bin:/bin", **kept}, capture_output=True, text=True, timeout=30)


class NightlyTest(unittest.TestCase):
    def test_tables_and_dump_are_in_a_directory_of_the_date(self):
        output = run("2026-11-25", PLASTICITY_DUMPS="/srv/my dumps").stdout

        self.assertTrue(output.startswith("--master spark://host:7077 --class plasticity.cli.Main /"), output)
        self.assertIn("plasticity-job.jar analyze --config night.yaml --dataset_local_root /srv/my dumps/2026-11-25 ", output)
        for table in ("output_csv s3a://tables/2026-11-25/head_metrics.csv", "bucket_csv s3a://tables/2026-11-25/head_bucket_plasticity.csv"):
            self.assertIn(f"--{table}", output)

    def test_outputs_per_checkpoint_have_no_date(self):
        output = run(PLASTICITY_TABLES="/srv/outputs/{model_dir}", PLASTICITY_DUMPS="/srv/checkpoints", PLASTICITY_RUNS="my runs.yaml").stdout

        self.assertIn(" --config night.yaml --runs my runs.yaml --dataset_local_root /srv/checkpoints --output_csv", output)
        self.assertIn("--output_csv /srv/outputs/{model_dir}/head_metrics.csv ", output)
        self.assertNotRegex(output, r"\d{4}-\d\d-\d\d")

    def test_a_date_for_outputs_per_checkpoint_is_wrong_usage(self):
        ended = run("2026-11-25", PLASTICITY_TABLES="/srv/outputs/{model_dir}")

        self.assertEqual(2, ended.returncode)
        self.assertEqual("plasticity: PLASTICITY_TABLES has {model_dir}, so outputs have no date; leave out 2026-11-25\n", ended.stderr)

    def test_without_dumps_the_configuration_specifies_the_dump(self):
        self.assertNotIn("dataset_local_root", run("2026-11-25").stdout)

    def test_the_exit_status_is_that_of_the_analysis(self):
        for program, status in (("true", 0), ("false", 1)):
            with self.subTest(program):
                self.assertEqual(status, run(PLASTICITY_SPARK_SUBMIT=program).returncode)

    def test_a_missing_variable_is_wrong_usage(self):
        ended = run(PLASTICITY_TABLES=None)

        self.assertEqual(2, ended.returncode)
        self.assertRegex(ended.stderr, "^plasticity: PLASTICITY_TABLES is not set; see .*nightly\n$")


if __name__ == "__main__":
    unittest.main(verbosity=2)
