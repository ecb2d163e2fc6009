"""The test environment: a dump on disk and in a bucket, earlier and new outputs, a cluster, and a store behind a proxy."""
import os
import re
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import sets
from programs import JAR, LAUNCHER, ROOT, Ended, Program
from proxy import Proxy
from spark_cluster import SparkCluster
from store import Store

PYSPARK = "lib/python3.*/site-packages/pyspark"
LAYERS = 6
# For short runs: no extra threads for garbage collection or optimised compilation.
JAVA = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
OLD_SEED, NEW_SEED = 0, 1
DUMPS, RESULTS = "dumps", "results"
# Short timeouts and few retries, so that a store that does not answer fails within the time-out of a run.
S3A = {
    "endpoint.region": "us-east-1",
    "path.style.access": "true",
    "access.key": "a-key",
    "secret.key": "not-checked",
    "connection.timeout": "5s",
    "connection.request.timeout": "15s",
    "connection.establish.timeout": "5s",
    "attempts.maximum": "3",
    "retry.limit": "3",
    "retry.interval": "100ms",
    "retry.throttle.limit": "5",
    "retry.throttle.interval": "100ms",
}


@dataclass
class Case:
    """The directories of one fault: outputs, initially the earlier ones, and a directory for temporary files."""

    name: str
    directory: Path
    place: object
    dump: str
    draw: Random
    environment: dict = field(default_factory=dict)
    options: tuple = ()
    closing: ExitStack = field(default_factory=ExitStack)

    @property
    def temporary(self):
        return self.directory / "tmp"


class Ground:
    def __init__(self, directory: Path, seed: int):
        self.directory = directory
        self._seed = seed
        self.spark_home = Path(os.environ.get("SPARK_HOME") or next((ROOT / ".venv/pyspark-4.0.1").glob(PYSPARK)))
        self.dump = directory / "dump"
        self._programs = []
        self._proxy = self._store = self._cluster = None
        self._seconds = {}

    def __enter__(self):
        # Keeps Spark's files separate from ours.
        os.environ["SPARK_LOCAL_DIRS"] = str(self._made("spark"))
        os.environ["SPARK_DAEMON_JAVA_OPTS"] = f"{JAVA} -Djava.io.tmpdir={self._made('daemons')}"
        Program([LAUNCHER, "prepare"], self.directory / "build", time_out=600).end()
        self.dump.mkdir()
        sets.copied(self.dump, ROOT / "src/sample", LAYERS)
        self.sets = sets.Sets(self._clean("old", OLD_SEED), self._clean("new", NEW_SEED))
        return self

    def __exit__(self, *_):
        for program in self._programs:
            program.kill()
        for started in (self._cluster, self._proxy, self._store):
            if started:
                started.__exit__(None, None, None)

    @property
    def cluster(self):
        if not self._cluster:
            self._cluster = SparkCluster(self.spark_home, self._made("cluster")).__enter__()
        return self._cluster

    @property
    def proxy(self):
        if not self._proxy:
            self._store = Store(self._made("s3")).__enter__()
            for name in (DUMPS, RESULTS):
                self._store.bucket(name)
            dump = sets.Bucket(self._store.url, DUMPS, "dump")
            for file in self.dump.rglob("data.parquet"):
                dump.write(str(file.relative_to(self.dump)), file.read_bytes())
            self._proxy = Proxy(self._store.port).__enter__()
        return self._proxy

    def on_disk(self, name) -> Case:
        directory = self._made_for(name)
        return self._case(name, directory, sets.Folder(directory / "results"), str(self.dump))

    def in_store(self, name, **settings) -> Case:
        """The settings are those of the store's client, without ``fs.s3a.`` and with underscores."""
        directory = self._made_for(name)
        given = S3A | {key.replace("_", "."): value for key, value in settings.items()}
        options = {f"fs.s3a.{key}": value for key, value in given.items()}
        options |= {"fs.s3a.endpoint": f"http://127.0.0.1:{self.proxy.port}", "hadoop.tmp.dir": directory / "hadoop"}
        case = self._case(name, directory, sets.Bucket(self._store.url, RESULTS, directory.name), f"s3a://{DUMPS}/dump")
        case.options = tuple(f"-Dspark.hadoop.{key}={value}" for key, value in options.items())
        return case

    def launcher(self, case: Case, *arguments, seed=NEW_SEED, environment=None) -> Program:
        """A run on this machine, started with the launcher as in the README."""
        options = " ".join((JAVA, "-Xmx1g", f"-Djava.io.tmpdir={case.temporary}", *case.options))
        given = {"PLASTICITY_JAVA_OPTS": options} | case.environment | (environment or {})
        return self._start([LAUNCHER, *self._analysis(case, seed), *arguments], case, given)

    def submit(self, case: Case, *options, master=None) -> Program:
        """A run on the cluster. The returned process is the driver, unless the options select cluster mode."""
        java = f"{JAVA} -Djava.io.tmpdir={case.temporary}"
        settings = {
            "spark.ui.enabled": "false",
            "spark.driver.extraJavaOptions": java,
            "spark.executor.extraJavaOptions": java,
            "spark.executor.memory": "512m",
            "spark.driver.memory": "512m",
        }
        command = [self.spark_home / "bin/spark-submit", "--master", master or f"spark://127.0.0.1:{self.cluster.port}", *options]
        command += [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
        command += ["--class", "plasticity.cli.Main", JAR, *self._analysis(case, NEW_SEED)]
        return self._start(command, case, {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_HOME": str(self.spark_home)} | case.environment)

    def verify(self, case: Case) -> Ended:
        return self._start([LAUNCHER, "verify", case.place.uri], case, {"PLASTICITY_JAVA_OPTS": " ".join((JAVA, *case.options))}).end()

    def seconds(self, kind, start, make):
        """Duration of a clean run of a kind. Also checks that it produces the new outputs."""
        if kind not in self._seconds:
            case = make(self, f"clean {kind}")
            ended = start(case).end()
            if ended.status != 0 or not self.sets.is_new(case.place):
                raise SystemExit(f"a clean run ({kind}) fails or differs: {ended}\n{ended.err[-2000:]}")
            self._seconds[kind] = ended.seconds
        return self._seconds[kind]

    def _clean(self, name, seed):
        directory = self._made(f"clean-{name}")
        case = Case(name, directory, sets.Folder(directory / "results"), str(self.dump), Random(0))
        case.temporary.mkdir()
        ended = self.launcher(case, seed=seed).end()
        if ended.status != 0:
            raise SystemExit(f"a run without faults ended with {ended}\n{ended.err[-2000:]}")
        return case.place

    def _case(self, name, directory, place, dump):
        case = Case(name, directory, place, dump, Random(f"{self._seed} {name}"))
        case.temporary.mkdir(exist_ok=True)
        self.sets.install_old(place)
        return case

    def _analysis(self, case, seed):
        settings = {
            "dataset_local_root": case.dump,
            "model_dir": ".",
            "num_layers": LAYERS,
            "num_q_heads": 9,
            "num_k_heads": 3,
            "max_tokens_per_head": 500,
            "seed": seed,
            "output_csv": f"{case.place.uri}/head_metrics.csv",
        }
        return ["analyze", *(word for name, value in settings.items() for word in (f"--{name}", value))]

    def _start(self, command, case, environment):
        self._programs.append(Program(command, case.directory / f"program-{len(self._programs) + 1}", environment))
        return self._programs[-1]

    def _made_for(self, name):
        # Hadoop splits names of directories at commas.
        return self._made(f"cases/{re.sub('[^a-z0-9]+', '-', name.lower())}")

    def _made(self, name):
        directory = self.directory / name
        directory.mkdir(parents=True, exist_ok=True)
        return directory
