"""Checks the manifests against the Kubernetes schemas, the operator's models and Spark's settings, without a network or a cluster."""
import copy
import glob
import os
import re
import subprocess
import unittest
from pathlib import Path

import kubernetes_validate
import yaml
from kubeflow_spark_api.models.spark_v1beta2_spark_application_spec import SparkV1beta2SparkApplicationSpec
from pydantic import ValidationError

HERE = Path(__file__).resolve().parent
MANIFESTS = HERE.parent
ROOT = HERE.parents[2]
# The first version that supports pod failure policies without a feature gate, and the newest in the package.
VERSIONS = ("1.31", "1.37")
OPERATOR = "sparkoperator.k8s.io/v1beta2"


def documents(name):
    return list(yaml.safe_load_all((MANIFESTS / name).read_text()))


def every():
    return [(path.name, document) for path in sorted(MANIFESTS.glob("*.yaml")) for document in documents(path.name)]


def settings_file(name):
    return documents("settings.yaml")[0]["data"][name]


def pod_of(job):
    return job["spec"]["template"]["spec"]


def problem(document):
    """The validation error of a document; None if it is valid."""
    try:
        if document["apiVersion"] == OPERATOR:
            spec = SparkV1beta2SparkApplicationSpec.from_dict(document["spec"])
            # The models drop unknown fields.
            return None if spec.to_dict() == document["spec"] else "has fields that the operator does not know"
        for version in VERSIONS:
            kubernetes_validate.validate(document, version, strict=True)
        return None
    except (kubernetes_validate.ValidationError, ValidationError) as e:
        return str(e)


class SchemaTest(unittest.TestCase):
    def test_every_manifest_is_valid(self):
        for name, document in every():
            with self.subTest(name, kind=document["kind"]):
                self.assertIsNone(problem(document))

    def test_the_executors_template_is_a_valid_pod(self):
        self.assertIsNone(problem(yaml.safe_load(settings_file("executor.yaml"))))

    def test_an_invalid_manifest_is_rejected(self):
        job = documents("job.yaml")[0]
        application = documents("spark-application.yaml")[0]
        for document, path, value in (
            (job, "spec.backOffLimit", 2),
            (job, "spec.backoffLimit", "two"),
            (job, "spec.template.spec.containers.0.imagePullPolic", "Always"),
            (job, "spec.podFailurePolicy.rules.1.onExitCodes.values", ["2"]),
            (application, "spec.restartPolicy.typ", "Never"),
            (application, "spec.driver.coreLimits", "1"),
            (application, "spec.driver.memory", 1),
        ):
            with self.subTest(path):
                broken = copy.deepcopy(document)
                put(broken, path, value)
                self.assertIsNotNone(problem(broken))


class ReferenceTest(unittest.TestCase):
    """Checks references between manifests, which schemas do not cover."""

    def test_the_nightly_run_is_the_job(self):
        self.assertEqual(documents("job.yaml")[0]["spec"], documents("nightly.yaml")[0]["spec"]["jobTemplate"]["spec"])

    def test_referenced_names_exist(self):
        names = {(document["kind"], document["metadata"]["name"]) for _, document in every()}
        pod = pod_of(documents("job.yaml")[0])
        self.assertIn(("ServiceAccount", pod["serviceAccountName"]), names)
        secrets = {document["metadata"]["name"]: document["stringData"] for document in documents("secret.example.yaml")}
        for variable in pod["containers"][0]["env"]:
            key = variable.get("valueFrom", {}).get("secretKeyRef")
            if key:
                self.assertIn(key["key"], secrets[key["name"]])
        for name, value in spark_settings():
            if ".secretKeyRef." in name:
                secret, key = value.split(":")
                self.assertIn(key, secrets[secret])
            if name.endswith(".serviceAccountName"):
                self.assertIn(("ServiceAccount", value), names)
        for subject in documents("access.yaml")[3]["subjects"]:
            self.assertIn((subject["kind"], subject["name"]), names)
        for volume in pod["volumes"]:
            if "configMap" in volume:
                self.assertIn(("ConfigMap", volume["configMap"]["name"]), names)

    def test_mounted_volumes_exist(self):
        for pod in (pod_of(documents("job.yaml")[0]), yaml.safe_load(settings_file("executor.yaml"))["spec"]):
            volumes = {volume["name"] for volume in pod["volumes"]}
            for mount in pod["containers"][0]["volumeMounts"]:
                self.assertIn(mount["name"], volumes)

    def test_files_of_the_settings_have_the_expected_paths(self):
        container = pod_of(documents("job.yaml")[0])["containers"][0]
        files = documents("settings.yaml")[0]["data"]
        wanted = [*container["args"], *(value for _, value in spark_settings()), *documents("spark-application.yaml")[0]["spec"]["arguments"]]
        for path in (Path(word) for word in wanted if word.startswith("/etc/plasticity/")):
            self.assertIn(path.name, files)
        self.assertIn("/etc/plasticity", [mount["mountPath"] for mount in container["volumeMounts"]])

    def test_exit_statuses_are_those_of_the_driver(self):
        job = documents("job.yaml")[0]
        on_exit = [rule["onExitCodes"] for rule in job["spec"]["podFailurePolicy"]["rules"] if "onExitCodes" in rule]
        self.assertEqual(pod_of(job)["containers"][0]["name"], on_exit[0]["containerName"])
        self.assertEqual("Never", pod_of(job)["restartPolicy"])

    def test_the_image_has_a_spark_version_that_the_jar_is_tested_with(self):
        version = re.search("^ARG SPARK_VERSION=(.+)$", (MANIFESTS / "Containerfile").read_text(), re.MULTILINE)[1]
        self.assertIn(f"environment pyspark-{version} ", (ROOT / ".ci/run").read_text())
        self.assertIn(f"/spark-{version}<", (ROOT / "src/servers/s3a/pom.xml").read_text())
        self.assertEqual(version, documents("spark-application.yaml")[0]["spec"]["sparkVersion"])


class SparkTest(unittest.TestCase):
    def test_spark_accepts_every_setting_and_its_value(self):
        self.assertEqual("", unknown_to_spark(spark_settings()))

    def test_invalid_settings_are_reported(self):
        problems = unknown_to_spark([("spark.kubernetes.podTemplateFile", "/x"), ("spark.executor.memory", "3 gigabytes")])
        self.assertIn("spark.kubernetes.podTemplateFile: unknown", problems)
        self.assertIn("spark.executor.memory: Size must be", problems)


def spark_settings():
    """All settings that the manifests pass to Spark."""
    lines = [line.split() for line in settings_file("spark-defaults.conf").splitlines() if line and not line.startswith("#")]
    words = pod_of(documents("job.yaml")[0])["containers"][0]["args"]
    given = [words[at + 1].split("=", 1) for at, word in enumerate(words) if word == "--conf"]
    application = documents("spark-application.yaml")[0]["spec"]["sparkConf"].items()
    return [(name, value) for name, value in (*lines, *given, *application)]


def unknown_to_spark(settings):
    homes = sorted(glob.glob(str(ROOT / ".venv/pyspark-*/lib/python3*/site-packages/pyspark")))
    if not homes and "SPARK_HOME" not in os.environ:
        raise unittest.SkipTest("no Spark: neither SPARK_HOME nor .venv/pyspark-VERSION")
    problems = ""
    for home in homes or [os.environ["SPARK_HOME"]]:
        run = subprocess.run(
            ["java", "-Xmx512m", "-cp", f"{home}/jars/*", str(HERE / "SparkSettings.java")],
            input="".join(f"{name} {value}\n" for name, value in settings if name != "spark.master"),  # which is not a ConfigEntry
            env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        problems += run.stdout
    return problems


def put(document, path, value):
    *parents, last = [int(name) if name.isdigit() else name for name in path.split(".")]
    for name in parents:
        document = document[name]
    document[last] = value


if __name__ == "__main__":
    unittest.main(verbosity=2)
