"""Task faults on the cluster: a task that fails, kills its executor, cannot read, or hangs."""
import subprocess
from pathlib import Path

from faults import Fault, Injected
from ground import Ground

SOURCE = Path(__file__).parent / "files"
HEAD = "l01h04q"


def jar(ground):
    """The jar with the test file system, built on first use."""
    file = ground.directory / "flaky.jar"
    if not file.exists():
        classes = ground.directory / "flaky"
        sources = map(str, SOURCE.rglob("*.java"))
        subprocess.run(["javac", "-d", str(classes), "-cp", f"{ground.spark_home}/jars/*", *sources], check=True)
        subprocess.run(["jar", "cf", str(file), "-C", str(classes), "."], check=True)
    return file


def fails(how, times, allowed=frozenset({0}), **settings):
    def inject(ground, case, undone):
        counter = case.directory / "counter"
        counter.mkdir()
        given = {
            "spark.driver.extraClassPath": jar(ground),
            "spark.executor.extraClassPath": jar(ground),
            "spark.hadoop.fs.file.impl": "plasticity.faults.FlakyFiles",
            "spark.hadoop.fs.file.impl.disable.cache": "true",
            "spark.hadoop.plasticity.faults.how": how,
            "spark.hadoop.plasticity.faults.file": HEAD,
            "spark.hadoop.plasticity.faults.times": times,
            "spark.hadoop.plasticity.faults.counter": counter,
        }
        given |= {name.replace("_", "."): value for name, value in settings.items()}
        options = [word for name, value in given.items() for word in ("--conf", f"{name}={value}")]
        ended = ground.submit(case, *options).end()
        met = len(list(counter.iterdir()))
        return Injected([ended], f"{met} × {HEAD}", set(allowed), [] if met == times else [f"met {met} times, not {times}"])

    return inject


def faults():
    yield Fault("task fails twice", fails("error", 2), is_short=True)
    yield Fault("task ends its executor twice", fails("halt", 2))
    # A failed read fails its head, by design: the tables contain the others.
    yield Fault("read fails", fails("io", 1, {3}), seen={"old", "mixed", "partial", "new"})
    straggler = fails("stall", 1, spark_speculation="true", spark_speculation_quantile="0.5", spark_speculation_minTaskRuntime="2s")
    yield Fault("straggler", straggler, is_short=True)
