"""The DAG and the operator in a real Airflow, on a real cluster of two workers. Takes about four minutes."""
import hashlib
import json
import os
import shutil
import sys
import tempfile
import unittest
from contextlib import ExitStack
from pathlib import Path

from airflow_home import DAGS, AirflowHome, Try
from spark_cluster import SparkCluster, free_port

ROOT = Path(__file__).resolve().parents[3]
PYSPARK = "lib/python3.*/site-packages/pyspark"
SPARK_HOME = Path(os.environ.get("SPARK_HOME") or next((ROOT / ".venv/pyspark-4.0.1").glob(PYSPARK)))
JAR = Path(os.environ.get("PLASTICITY_JAR") or ROOT / "job/target/plasticity-job.jar")
CASES = Path(__file__).parent / "dags"
DATE = "2026-11-25"
NEXT = "2026-11-26"
TABLES = ("head_metrics.csv", "head_bucket_plasticity.csv", "head_component_weights.csv", "head_estimates.csv", "key_head_estimates.csv")


class ClusterTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with ExitStack() as started:
            cls.directory = Path(started.enter_context(tempfile.TemporaryDirectory()))
            cls.tables = cls.directory / "tables"
            dumps = cls.directory / "dumps"
            shutil.copytree(ROOT / "src/sample", dumps / DATE / "HuggingFaceTB_SmolLM2_135M")
            shutil.copytree(ROOT / "src/sample", dumps / "damaged")
            damaged = dumps / "damaged/l00h03q/data.parquet"
            damaged.write_bytes(damaged.read_bytes()[: damaged.stat().st_size // 2])
            cls.checkpoints = cls.directory / "checkpoints"
            logs = cls.directory / "cluster"
            logs.mkdir()
            cluster = SparkCluster(SPARK_HOME, logs)
            cls.home = AirflowHome(
                cls.directory / "airflow",
                {
                    "PATH": f"{SPARK_HOME / 'bin'}:{os.environ['PATH']}",
                    "SPARK_HOME": str(SPARK_HOME),
                    "SPARK_LOCAL_IP": "127.0.0.1",
                    "PLASTICITY_JAR": str(JAR),
                    "PLASTICITY_DUMPS": str(dumps),
                    "PLASTICITY_TABLES": str(cls.tables),
                    "PLASTICITY_CHECKPOINTS": str(cls.checkpoints),
                    "AIRFLOW_CONN_SPARK_DEFAULT": connection(cluster.port, {"deploy-mode": "client"}),
                    "AIRFLOW_CONN_SPARK_DOWN": connection(free_port(), {"deploy-mode": "client"}),
                    "AIRFLOW_CONN_SPARK_CLUSTER": connection(
                        cluster.port, {"deploy-mode": "cluster", "rest-port": str(cluster.rest_port)}
                    ),
                },
            )
            cls.home.migrate()
            # Spark waits a minute per attempt for a master that does not respond; meanwhile the other cases run.
            down = cls.home.copy(cls.directory / "down")
            cls.down = down.start(CASES, "cluster_down", DATE)
            started.callback(cls.down.kill)
            started.enter_context(cluster)
            cls.addClassCleanup(started.pop_all().close)
            cls.cases = cls.home.run(CASES, "cases", DATE)

    def test_the_nightly_dag_writes_tables_and_asset_events(self):
        run = self.home.run(DAGS, "attention_plasticity", DATE)
        first = self.checksums()
        show(run.tasks())

        self.assertEqual(0, run.status, run.log[-3000:])
        self.assertEqual({"analyze": Try("success", 1)}, run.tasks())
        events = self.home.events()
        for name in TABLES[:3]:  # the assets of the DAG
            path = f"{self.tables}/{DATE}/{name}"
            self.assertEqual({"path": path, "warning": None}, events[f"file://{self.tables}/{name}"])
        # A second run for the same date writes the same tables.
        self.home.run(DAGS, "attention_plasticity", DATE)
        self.assertEqual(first, self.checksums())

    def test_the_next_run_computes_the_new_checkpoint(self):
        self.checkpoint("step-2", "l00h00")
        self.checkpoint("step-10", "l00h01")
        first = self.home.run(DAGS, "growing_checkpoints", DATE)
        self.assertEqual(0, first.status, first.log[-3000:])
        before = self.bytes_of("step-2", "step-10")
        self.assertEqual(2 * 12, len(before))

        self.checkpoint("step-11", "l00h02")
        second = self.home.run(DAGS, "growing_checkpoints", NEXT)
        show(second.tasks())

        self.assertEqual(0, second.status, second.log[-3000:])
        self.assertIn("step-*: 3 models, step-2 to step-11", second.log)
        self.assertEqual(before, self.bytes_of("step-2", "step-10"))
        night = json.loads((self.tables / "checkpoints/step-11/run.json").read_text())
        self.assertEqual((1, 0), (night["computed"], night["reused"]))
        path = f"{self.tables}/checkpoints/{{model_dir}}/head_metrics.csv"
        self.assertEqual({"path": path, "warning": None}, self.home.events()[f"file://{self.tables}/checkpoints/head_metrics.csv"])

    def test_some_heads_failed_fails_warns_or_skips(self):
        tasks = self.cases.tasks()
        show(tasks)

        self.assertEqual((Try("failed", 1), "upstream_failed"), (tasks["failing"], tasks["after_failing"].state))
        self.assertEqual((Try("success", 1), "success"), (tasks["warning"], tasks["after_warning"].state))
        self.assertEqual((Try("skipped", 1), "skipped"), (tasks["skipping"], tasks["after_skipping"].state))
        self.assertIn("plasticity: 1 of 9 heads failed, the tables contain the other 8", self.cases.log)
        events = self.home.events()
        self.assertIn("1 of 9 heads failed", events[f"file://{self.tables}/warning/head_metrics.csv"]["warning"])
        self.assertNotIn(f"file://{self.tables}/failing/head_metrics.csv", events)
        self.assertNotIn(f"file://{self.tables}/skipping/head_metrics.csv", events)

    def test_an_invalid_configuration_is_not_retried(self):
        self.assertEqual(Try("failed", 1), self.cases.tasks()["misconfigured"])
        self.assertRegex(self.cases.log, r"AirflowFailException: plasticity: .*num_q_heads")

    def test_the_driver_of_a_cluster_hides_that_some_heads_failed(self):
        run = self.home.run(CASES, "cluster_mode", DATE)
        show(run.tasks())

        self.assertEqual(Try("failed", 2), run.tasks()["hidden"])
        self.assertIn("Spark does not report the exit status of the analysis", run.log)
        self.assertTrue((self.tables / "hidden/head_metrics.csv").exists())

    def test_retries_and_reports_a_cluster_that_is_down(self):
        down = self.down.ended()
        show(down.tasks())

        self.assertEqual(Try("failed", 2), down.tasks()["unreachable"])
        self.assertRegex(down.log, r"AirflowException: plasticity: .*the Spark master spark://127.0.0.1:\d+ is unreachable")

    def checkpoint(self, name, head):
        """A model of one query head of the sample with its key head."""
        for directory in (f"{head}q", "l00h00k"):
            shutil.copytree(ROOT / "src/sample" / directory, self.checkpoints / name / directory)

    def bytes_of(self, *checkpoints):
        files = [file for name in checkpoints for file in (self.tables / "checkpoints" / name).iterdir() if file.is_file()]
        return {file: file.read_bytes() for file in files}

    def checksums(self):
        return {name: hashlib.sha256((self.tables / DATE / name).read_bytes()).hexdigest() for name in TABLES}


def show(tasks):
    print(*(f"  {task}: {last}" for task, last in tasks.items() if last.number), sep="\n", file=sys.stderr)


def connection(port, extra):
    return json.dumps({"conn_type": "spark", "host": "spark://127.0.0.1", "port": port, "extra": extra})


if __name__ == "__main__":
    unittest.main(verbosity=2)
