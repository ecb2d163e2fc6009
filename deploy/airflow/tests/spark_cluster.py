"""A standalone Spark cluster of two workers on this machine, for tests."""
import json
import os
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

START_SECONDS = 60


class SparkCluster:
    """A master and two workers of one core and 1 GiB each; leaving the context ends them all."""

    def __init__(self, spark_home: Path, directory: Path):
        self.directory = directory
        self.port = free_port()
        self.rest_port = free_port()
        self._spark_class = spark_home / "bin/spark-class"
        self._environment = os.environ | {
            "SPARK_HOME": str(spark_home),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_MASTER_OPTS": f"-Dspark.master.rest.enabled=true -Dspark.master.rest.port={self.rest_port}",
        }
        self._web = free_port()
        self._processes = []

    def __enter__(self):
        try:
            self._start("master.Master", "--port", self.port, "--webui-port", self._web)
            self._await_workers(0)
            for number in range(2):
                work = self.directory / f"worker-{number}"
                self._start(
                    "worker.Worker", "--webui-port", free_port(), "-c", 1, "-m", "1g", "-d", work, f"spark://127.0.0.1:{self.port}"
                )
            self._await_workers(2)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self._processes):
            process.terminate()
        for process in self._processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(self, daemon, *arguments):
        command = [self._spark_class, f"org.apache.spark.deploy.{daemon}", "--host", "127.0.0.1", *arguments]
        with open(self.directory / f"daemon-{len(self._processes)}.log", "w") as log:
            self._processes.append(subprocess.Popen([*map(str, command)], stdout=log, stderr=log, env=self._environment))

    def _await_workers(self, count):
        until = time.monotonic() + START_SECONDS
        while self._alive() != count:
            if time.monotonic() > until:
                raise TimeoutError(f"no cluster of {count} workers within {START_SECONDS} s; see {self.directory}")
            time.sleep(0.5)

    def _alive(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self._web}/json/", timeout=5) as answer:
                return json.load(answer)["aliveworkers"]
        except OSError:
            return None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
