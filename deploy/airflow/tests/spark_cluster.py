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
    """A master and two workers of one core and 1 GiB each, as on two machines; leaving the context ends them all."""

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
        self._workers = {}

    def __enter__(self):
        try:
            self._start("master.Master", "--host", "127.0.0.1", "--port", self.port, "--webui-port", self._web)
            self._await_workers(0)
            self.mend()
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

    def workers(self):
        """The process IDs of the running workers."""
        return [worker.pid for worker in self._workers.values() if worker.poll() is None]

    def mend(self):
        """Starts the workers that are missing."""
        for number in range(2):
            if number not in self._workers or self._workers[number].poll() is not None:
                self._workers[number] = self._start_worker(number)
        self._await_workers(2)

    def _start_worker(self, number):
        work = self.directory / f"worker-{number}"
        where = ["--host", f"127.0.0.{number + 1}", "--webui-port", free_port(), "-d", work]
        return self._start("worker.Worker", *where, "-c", 1, "-m", "1g", f"spark://127.0.0.1:{self.port}")

    def _start(self, daemon, *arguments):
        command = [self._spark_class, f"org.apache.spark.deploy.{daemon}", *arguments]
        with open(self.directory / f"daemon-{len(self._processes)}.log", "w") as log:
            process = subprocess.Popen([*map(str, command)], stdout=log, stderr=log, env=self._environment)
        self._processes.append(process)
        return process

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
