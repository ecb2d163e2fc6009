"""How the operator passes settings and maps each exit status of spark-submit. A script replaces spark-submit; the provider is the real one."""
import os
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "dags"))

from airflow.sdk import Asset
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException
from plasticity_operator import Failure, PlasticityOperator, arguments, assets

SETTINGS = {"output_csv": "/srv/{{ ds }}/head_metrics.csv"}
CAUSE = "plasticity: 2 of 9 heads failed, the tables contain the other 7"


class EndOfSparkSubmitTest(unittest.TestCase):
    def setUp(self):
        self.directory = Path(self.enterContext(tempfile.TemporaryDirectory()))
        path = f"{self.directory}:{os.environ['PATH']}"
        self.enterContext(mock.patch.dict(os.environ, PATH=path, AIRFLOW_CONN_SPARK_DEFAULT=connection("client")))
        self.events = {Asset("file:///srv/head_metrics.csv"): mock.Mock(extra=None)}

    def execute(self, status, on_failed_heads="fail"):
        self.submit(f'echo "$@" > {self.directory}/arguments\necho "{CAUSE}" >&2\necho INFO closed\nexit {status}\n', on_failed_heads)

    def submit(self, script, on_failed_heads):
        stand_in = self.directory / "spark-submit"
        stand_in.write_text(f"#!/bin/sh\n{script}")
        stand_in.chmod(0o755)
        operator = PlasticityOperator(task_id="analyze", jar="job.jar", settings=SETTINGS, on_failed_heads=on_failed_heads)
        operator.execute({"outlet_events": self.events})

    def extra(self):
        return next(iter(self.events.values())).extra

    def test_0_records_the_paths_of_the_tables(self):
        self.execute(0)
        self.assertEqual({"path": SETTINGS["output_csv"], "warning": None}, self.extra())
        given = (self.directory / "arguments").read_text()
        self.assertTrue(given.endswith(f"--class plasticity.cli.Main --deploy-mode client job.jar analyze --output_csv {SETTINGS['output_csv']}\n"), given)

    def test_1_may_be_retried(self):
        with self.assertRaises(AirflowException) as failure:
            self.execute(1)
        self.assertNotIsInstance(failure.exception, AirflowFailException)
        self.assertEqual(f"{CAUSE} (exit 1)", str(failure.exception))
        self.assertIsNone(self.extra())

    def test_2_is_final_for_every_choice_on_failed_heads(self):
        for choice in ("fail", "warn", "skip"):
            with self.subTest(choice), self.assertRaisesRegex(AirflowFailException, CAUSE):
                self.execute(2, choice)

    def test_3_depends_on_the_choice(self):
        with self.assertRaisesRegex(AirflowFailException, CAUSE):
            self.execute(3, "fail")
        with self.assertRaisesRegex(AirflowSkipException, CAUSE):
            self.execute(3, "skip")
        self.assertIsNone(self.extra())
        self.execute(3, "warn")
        self.assertEqual({"path": SETTINGS["output_csv"], "warning": CAUSE}, self.extra())

    def test_a_signal_may_be_retried(self):
        with self.assertRaisesRegex(AirflowException, r"\(exit 143\)"):
            self.execute(143)


def connection(mode):
    return f'{{"conn_type": "spark", "host": "spark://127.0.0.1", "port": 7077, "extra": {{"deploy-mode": "{mode}"}}}}'


class FailureTest(unittest.TestCase):
    def test_an_application_cannot_forge_the_status(self):
        message = "Cannot execute: spark-submit --name 'Error code is: 3.'. Error code is: 1.\nLast spark-submit output:\nError code is: 2."
        self.assertEqual(Failure(1, "Error code is: 2."), Failure.parse(AirflowException(message)))

    def test_kubernetes_reports_the_drivers_status(self):
        message = "Cannot execute: x. Error code is: 0. Kubernetes spark exit code is: 3\nLast spark-submit output:\nx"
        self.assertEqual(3, Failure.parse(AirflowException(message)).status)

    def test_cluster_mode_reports_no_status(self):
        self.assertIsNone(Failure.parse(AirflowException("Driver driver-1 exited with status FAILED")).status)


class SettingsTest(unittest.TestCase):
    def test_become_flags_after_the_file(self):
        settings = {"num_layers": 30, "dataset_local_root": None, "model_dir": ""}
        self.assertEqual(["analyze", "--num_layers", "30", "--model_dir", ""], arguments(settings))
        self.assertEqual(["analyze", "--config", "a.yaml"], arguments({}, "a.yaml"))
        self.assertEqual(["analyze", "--runs", "b.yaml", "--seed", "7"], arguments({"seed": 7}, runs="b.yaml"))

    def test_an_asset_is_the_same_for_every_date(self):
        for path, uri in {
            "/srv/{{ ds }}/heads.csv": "file:///srv/heads.csv",
            "/{{ ds }}/heads.csv": "file:///heads.csv",
            "{{ ds }}/heads.csv": None,
            "s3://tables/{{ macros.ds_format(ds, '%Y', '%m/%d') }}/heads.csv": "s3://tables/heads.csv",
            "s3://tables/{% if ds %}{{ ds }}{% endif %}/heads.csv": "s3://tables/heads.csv",
            "hdfs://node:8020/run-{{ ds }}/heads.parquet": "hdfs://node:8020/run-/heads.parquet",
            "s3://tables/{model_dir}/{{ ds }}/heads.csv": "s3://tables/heads.csv",
        }.items():
            with self.subTest(path):
                if uri is None:
                    self.assertRaisesRegex(ValueError, "output_csv is .* begin with a slash", assets, {"output_csv": path})
                else:
                    self.assertEqual({"output_csv": Asset(uri)}, assets({"output_csv": path}))

    def test_an_unknown_choice_is_rejected(self):
        with self.assertRaisesRegex(ValueError, "on_failed_heads is 'ignore'; it is one of fail, warn, skip"):
            PlasticityOperator(task_id="analyze", jar="job.jar", settings={}, on_failed_heads="ignore")


if __name__ == "__main__":
    unittest.main(verbosity=2)
