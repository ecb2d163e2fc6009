"""Runs the Job's command with Spark's real driver and executors against a fake cluster: its requests, its tables, and its leftovers."""
import glob
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from cluster import ADDRESS, Cluster
from test_manifests import ROOT, documents, pod_of, problem

# The first three have settings of their own.
NAMES = ("head_metrics.csv", "head_bucket_plasticity.csv", "head_component_weights.csv", "head_estimates.csv", "key_head_estimates.csv")
NAMESPACE, POD = "nightly", "plasticity-abcde"
SECONDS = 300


def spark_home():
    homes = sorted(glob.glob(str(ROOT / ".venv/pyspark-4.0.1/lib/python3*/site-packages/pyspark")))
    home = os.environ.get("SPARK_HOME") or (homes[0] if homes else None)
    if home is None:
        raise unittest.SkipTest("no Spark: neither SPARK_HOME nor .venv/pyspark-4.0.1")
    return Path(home)


class JobTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        home = spark_home()
        cls.directory = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.tables = cls.directory / "tables"
        secrets = {document["metadata"]["name"]: {"access-key": "a-key", "secret-key": "a-secret"} for document in documents("secret.example.yaml")}
        cls.cluster = cls.enterClassContext(Cluster(home, cls.directory, secrets))
        cls.cluster.put("pods", cls.driver())
        cls.words = cls.command(home)
        cls.ended = cls.submit()

    @classmethod
    def submit(cls, *more):
        return subprocess.run([*cls.words, *more], env=cls.environment(), cwd=cls.directory, capture_output=True, text=True, timeout=SECONDS)

    @classmethod
    def driver(cls):
        template = documents("job.yaml")[0]["spec"]["template"]
        return {
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {"name": POD, "namespace": NAMESPACE, "labels": template["metadata"]["labels"]},
            "spec": template["spec"],
            "status": {"phase": "Running", "podIP": ADDRESS},
        }

    @classmethod
    def command(cls, home):
        """The pod's command with local paths, the fake cluster's address, and the sample as the dump."""
        settings = cls.directory / "settings"
        settings.mkdir()
        for name, text in documents("settings.yaml")[0]["data"].items():
            (settings / name).write_text(cls.here(text))
        (settings / "analysis.yaml").write_text((ROOT / "configs/analysis/sample.yaml").read_text())
        container = pod_of(documents("job.yaml")[0])["containers"][0]
        words = [*container["command"], "--master", f"k8s://{cls.cluster.url}", *container["args"]]
        words = [cls.here(word).replace("/opt/spark", str(home)) for word in words]
        words = [word.replace("/opt/plasticity", str(ROOT / "job/target")) for word in words]
        outputs = dict(zip(("output_csv", "bucket_csv", "component_csv"), NAMES))
        return [
            *words,
            "--dataset_local_root", str(ROOT / "src/sample"),
            *(word for key, name in outputs.items() for word in (f"--{key}", str(cls.tables / name))),
        ]  # fmt: skip

    @classmethod
    def here(cls, text):
        for given, value in {"POD_IP": ADDRESS, "POD_NAMESPACE": NAMESPACE, "POD_NAME": POD}.items():
            text = text.replace(f"$({given})", value)
        # Two small executors, since the cluster is a machine with two cores.
        for setting, value in {"executor.memory": "700m", "executor.cores": 1, "dynamicAllocation.maxExecutors": 2}.items():
            text = re.sub(rf"^(spark\.{setting}) .*", rf"\1 {value}", text, flags=re.MULTILINE)
        return text.replace("/etc/plasticity", str(cls.directory / "settings"))

    @classmethod
    def environment(cls):
        return {**os.environ, "SPARK_CONF_DIR": str(cls.directory / "settings"), "SPARK_LOCAL_IP": ADDRESS}

    def pods(self):
        return [thing for thing in self.cluster.created if thing["kind"] == "Pod"]

    def test_succeeds_with_the_tables_of_a_local_run(self):
        self.assertEqual(0, self.ended.returncode, self.ended.stderr[-3000:])
        local = self.directory / "local"
        keys = ("output_csv", "bucket_csv", "component_csv")
        subprocess.run(
            [ROOT / "deploy/bin/plasticity", "analyze", "--config", ROOT / "configs/analysis/sample.yaml", "--dataset_local_root", ROOT / "src/sample"]
            + [word for key, name in zip(keys, NAMES) for word in (f"--{key}", local / name)],
            check=True,
            capture_output=True,
            timeout=SECONDS,
        )
        for name in NAMES:
            self.assertEqual((local / name).read_bytes(), (self.tables / name).read_bytes(), name)

    def test_the_pod_ends_with_the_exit_status_of_the_analysis(self):
        rejected = self.submit("--num_q_heads", "8")
        self.assertEqual(2, rejected.returncode, rejected.stderr[-3000:])
        self.assertIn("num_q_heads: invalid value 8", rejected.stderr)

    def test_executors_are_valid_pods_like_their_template(self):
        self.assertTrue(self.pods())
        for pod in self.pods():
            pod = {key: value for key, value in pod.items() if key != "status"}
            pod["metadata"] = {key: value for key, value in pod["metadata"].items() if key not in ("uid", "resourceVersion")}
            self.assertIsNone(problem(pod))
            spec, container = pod["spec"], pod["spec"]["containers"][0]
            self.assertEqual("plasticity-executor", spec["serviceAccountName"])
            self.assertFalse(spec["automountServiceAccountToken"])
            self.assertEqual("registry.example/plasticity:1.0.0", container["image"])
            self.assertTrue(container["securityContext"]["readOnlyRootFilesystem"])
            self.assertIn("secretKeyRef", next(v for v in container["env"] if v["name"] == "AWS_SECRET_ACCESS_KEY")["valueFrom"])
            self.assertEqual([POD], [owner["name"] for owner in pod["metadata"]["ownerReferences"]])

    def test_the_role_allows_all_requests(self):
        rules = next(document for document in documents("access.yaml") if document["kind"] == "Role")["rules"]
        allowed = {(verb, resource) for rule in rules for resource in rule["resources"] for verb in rule["verbs"]}
        self.assertLessEqual(self.cluster.requested, allowed)

    def test_only_the_driver_remains(self):
        self.assertEqual([POD], [pod["metadata"]["name"] for pod in self.cluster.objects("pods")])
        self.assertEqual([], self.cluster.objects("configmaps"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
