#!/usr/bin/env python3
"""A standalone cluster of two workers with one core each against local[2], and a cost model for both, with estimates: src/site/benchmarks.md, part "cluster"."""
import argparse
import contextlib
import dataclasses
import importlib.util
import json
import math
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import dumps
from runs import ROOT, analyze, build, ended, gigabytes, progress, publish, run, median_range, table, tables

SPARK = Path(importlib.util.find_spec("pyspark").submodule_search_locations[0])
ENVIRONMENT = {"SPARK_HOME": str(SPARK), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m"}
LOGS = ROOT / "src/benchmarks/target/cluster"
PAPER = {"checkpoints": 1000, "layers": 36, "query_heads": 32, "key_heads": 8, "rows": 81_920, "dimension": 128}
PAPER_CORES, PAPER_BANDWIDTH = 16, 1.25e9  # per machine; bytes per second, 10 Gbit/s


@dataclass(frozen=True)
class Load:
    """Work units of one size, each a key head with its query heads."""

    units: int
    unit_bytes: float
    unit_heads: int

    @staticmethod
    def of(dump, layers):
        units = layers * dump.key_heads
        return Load(units, dump.stored_bytes(range(layers)) / units, dump.query_heads // dump.key_heads)


@dataclass(frozen=True)
class Rates:
    byte: float  # core seconds
    head: float  # core seconds, to analyse 50,000 kept rows

    def work(self, load, cores):
        """Seconds without start-up; work units are not divided between cores."""
        return math.ceil(load.units / cores) * (load.unit_bytes * self.byte + load.unit_heads * self.head)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--layers", type=int, default=24)
    options.add_argument("--rows", type=int, default=81_920, help="per head")
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    cap = min(50_000, given.rows * 5 // 8)  # the same number of kept rows in all dumps below, so that the analysis of a head costs the same
    dump = dumps.tiled(given.layers, given.rows)
    narrow = dumps.tiled(8, given.rows * 3 // 4, copy=os.link)
    tall = dumps.tiled(8, given.rows * 2, copy=os.link)
    build()

    with Cluster() as cluster:
        measured = {
            "local[1], 2 layers": ("local[1]", narrow, 2),
            "local[1], 8 layers": ("local[1]", narrow, 8),
            "local[1], 8 layers of more rows": ("local[1]", tall, 8),
            "local[2], 2 layers": ("local[2]", narrow, 2),
            "cluster, 2 layers": (cluster.master, narrow, 2),
            f"local[2], {dump.layers} layers": ("local[2]", dump, dump.layers),
            f"cluster, {dump.layers} layers": (cluster.master, dump, dump.layers),
        }
        costs = {name: [] for name in measured}
        for number in range(given.rounds):
            for name, (master, some, layers) in measured.items():
                cost = submit(master, some, layers, cap)
                costs[name].append(cost)
                progress(f"round {number + 1}, {name}: {cost.seconds:.1f} s")
    seconds = {name: median(cost.seconds for cost in runs) for name, runs in costs.items()}
    few, more, taller, local_few, cluster_few, local_whole, cluster_whole = seconds.values()

    small, large, tall_load = Load.of(narrow, 2), Load.of(narrow, 8), Load.of(tall, 8)
    byte = (taller - more) / (tall_load.units * (tall_load.unit_bytes - large.unit_bytes))
    head = ((more - few) / (large.units - small.units) - large.unit_bytes * byte) / large.unit_heads
    if min(byte, head) <= 0:
        raise SystemExit(f"cannot compute rates from {seconds}: the dumps are too small for this machine's noise")
    rates = Rates(byte, head)
    load = Load.of(dump, dump.layers)
    start = {name: few - rates.work(small, 2) for name, few in (("local[2]", local_few), ("cluster", cluster_few))}

    def against(name, seconds):
        predicted = start[name] + rates.work(load, 2)
        return name, f"{start[name]:.1f}", f"{predicted:.1f}", f"{seconds:.1f}", f"{predicted / seconds - 1:+.1%}"

    publish(
        "cluster",
        f"{given.rounds} alternating rounds through spark-submit (Spark of PyPI's pyspark) in client mode, with estimates; a task is a key head with its"
        f" query heads, {cap} kept rows per head. One core reads {1 / byte / 1e6:.0f} MB of Parquet per second, most rows that are not kept being skipped, and"
        f" takes {head * 1000:.0f} ms to decode and analyse the kept rows of a head.",
        table(
            (f"{dump.layers} layers on two cores", "start-up, s", "predicted, s", "measured, s", "error"),
            against("local[2]", local_whole),
            against("cluster", cluster_whole),
        ),
        table(
            ("run", "seconds, median (smallest–largest)", "peak memory of a process"),
            *(
                (name, median_range(cost.seconds for cost in runs), gigabytes(max(cost.peak for cost in runs)))
                for name, runs in costs.items()
            ),
        ),
        f"On the cluster the peak is the driver's; the workers and their executors reached {gigabytes(cluster.peak)} each at most.",
        *on_paper(rates, start["local[2]"], load.unit_bytes / (load.unit_heads + 1) / given.rows / dumps.SAMPLE_DIMENSION),
    )


def on_paper(rates, start, byte_per_value):
    """Predicts complete checkpoints with the model, each on one machine; machines run in parallel and share only the store."""
    paper = PAPER
    group = paper["query_heads"] // paper["key_heads"]
    head_bytes = paper["rows"] * paper["dimension"] * byte_per_value
    load = Load(paper["layers"] * paper["key_heads"], head_bytes * (group + 1), group)
    wider = dataclasses.replace(rates, head=rates.head * paper["dimension"] / dumps.SAMPLE_DIMENSION)
    compute = wider.work(load, PAPER_CORES)
    network = load.units * load.unit_bytes / PAPER_BANDWIDTH
    checkpoint = start + max(compute, network)

    def hours(machines):
        each = math.ceil(paper["checkpoints"] / machines)
        return machines, each, *(f"{each * s / 3600:.2f}" for s in (start, compute, network, checkpoint))

    return (
        f"Extrapolation: {paper['checkpoints']} checkpoints of {paper['layers']} layers × {paper['query_heads']} query heads"
        f" ({paper['layers'] * paper['query_heads']} heads; {paper['key_heads']} key heads per layer) in object storage. Assumptions:"
        f" {paper['rows']} rows per head of {paper['dimension']} components, 50,000 of them kept, compressed as here"
        f" ({byte_per_value:.2f} bytes per value, {load.units * load.unit_bytes / 1e9:.0f} GB per checkpoint); per machine {PAPER_CORES} cores"
        f" as fast as these and {PAPER_BANDWIDTH * 8 / 1e9:.0f} Gbit/s; reading and computing [overlap](#a-slow-store); the store serves all machines"
        " at once; each machine handles one checkpoint at a time.",
        table(
            ("machines", "checkpoints per machine", "start-up, h", "compute, h", "network, h", "total, h"),
            *map(hours, (1, 10, 100)),
        ),
    )


def submit(master, dump, layers, cap):
    with tempfile.TemporaryDirectory() as directory:
        command = [SPARK / "bin/spark-submit", "--master", master, "--class", "plasticity.cli.Main"]
        command += ["--conf", "spark.plasticity.unit=key_head", "--conf", "spark.ui.enabled=false"]
        command += [ROOT / "job/target/plasticity-job.jar", *analyze(dump, layers, max_tokens_per_head=cap)]
        # On one core, the JVM's compiler and collector take their share of it, as they do when all cores analyse.
        return run([*map(str, command), *tables(directory)], 1 if master == "local[1]" else None, **ENVIRONMENT)


class Cluster:
    """A master and two one-core workers on this machine. Stops only processes that it started."""

    def __enter__(self):
        shutil.rmtree(LOGS, ignore_errors=True)
        LOGS.mkdir(parents=True)
        self.processes, self.peak = [], 0
        port, web = free_port(), free_port()
        self.master = f"spark://127.0.0.1:{port}"
        try:
            self.start("master.Master", "--port", port, "--webui-port", web)
            self.wait_for(web, 0)
            for number in range(2):
                directory = LOGS / f"worker-{number}"
                self.start("worker.Worker", "--webui-port", free_port(), "-c", 1, "-m", "2g", "-d", directory, self.master)
            self.wait_for(web, 2)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
            _, _, peak = ended(process, 0)
            self.peak = max(self.peak, peak)

    def start(self, daemon, *arguments):
        command = [SPARK / "bin/spark-class", f"org.apache.spark.deploy.{daemon}", "--host", "127.0.0.1", *arguments]
        with open(LOGS / f"{len(self.processes)}.log", "w") as log:
            self.processes.append(
                subprocess.Popen([*map(str, command)], stdout=log, stderr=log, env={**os.environ, **ENVIRONMENT})
            )

    def wait_for(self, web, workers):
        for _ in range(120):
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                with urllib.request.urlopen(f"http://127.0.0.1:{web}/json/", timeout=5) as answer:
                    if json.load(answer)["aliveworkers"] == workers:
                        return
            time.sleep(0.5)
        raise SystemExit(f"the cluster did not start; see {LOGS}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    main()
