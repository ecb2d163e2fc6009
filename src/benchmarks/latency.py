#!/usr/bin/env python3
"""
What a slow store adds to a run: src/site/benchmarks.md, part "latency".

The same dumps on the local disk, in an S3 server on this machine, and there with a delay of every request. The proxy of src/faults delays and counts them.
"""
import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

import dumps
from runs import ROOT, build, median_range, plasticity, progress, publish, run, table

# In front: this directory has a file of the same name as src/faults.
sys.path[:0] = [str(ROOT / "src/faults"), str(ROOT / "deploy/airflow/tests")]
from proxy import LATE, Proxy, Rule
from store import Store

BUCKET = "dumps"
PLACES = {"local disk": None, "store": "passed", f"store, {1000 * LATE:.0f} ms later": "late"}
S3A = {
    "endpoint.region": "us-east-1",
    "path.style.access": "true",
    "access.key": "a-key",
    "secret.key": "not-checked",
    "change.detection.version.required": "false",  # objects that are linked into the store have no ETag
}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--layers", type=int, default=8)
    options.add_argument("--rows", type=int, default=81_920, help="per head")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--threads", type=int, default=os.cpu_count())
    given = options.parse_args()
    large = dumps.tiled(given.layers, given.rows, copy=os.link)
    small = dumps.small()
    shapes = {
        f"{large.heads()} heads of {given.rows} rows, {large.stored_bytes(range(large.layers)) / 1e9:.1f} GB": large,
        f"{small.heads()} heads of 640 rows": small,
    }
    build()
    run(["mvn", "-q", "-Pspark-submit", "-pl", "src/servers,src/servers/s3", "package"])
    rows = []
    # Linked files must be on the same file system.
    with tempfile.TemporaryDirectory(dir=dumps.WORK) as directory, Store(Path(directory)) as store, Proxy(store.port) as proxy:
        store.bucket(BUCKET)
        for shape, dump in shapes.items():
            shutil.copytree(dump.path, Path(directory, "store", BUCKET, dump.path.name), copy_function=os.link)
            seconds = {place: [] for place in PLACES}
            for number in range(given.rounds):
                for place, how in PLACES.items():
                    rules = [Rule(how, method, "", sys.maxsize) for method in ("LIST", "HEAD", "GET")] if how else []
                    proxy.rules[:] = rules
                    seconds[place].append(analysed(dump, proxy.port if how else None, given.threads).seconds)
                    progress(f"round {number + 1}, {shape}, {place}: {seconds[place][-1]:.1f} s, requests {[rule.met for rule in rules]}")
            files = dump.layers * (dump.query_heads + dump.key_heads)
            requests = " + ".join(f"{rule.met / files:.2f} {rule.method}" for rule in rules)
            rows += [(f"{shape}, {place}", median_range(runs), requests if PLACES[place] else "") for place, runs in seconds.items()]
    publish(
        "latency",
        f"{given.threads} threads, {given.rounds} alternating rounds. The store is S3Proxy behind a proxy in Python, both on this machine and its cores;"
        " tables and manifest are on the local disk.",
        table(("dump, place", "seconds, median (smallest–largest)", "requests per file"), *rows),
    )


def analysed(dump, port, threads):
    if port is None:
        return plasticity(dump, dump.layers, threads)
    settings = {**S3A, "endpoint": f"http://127.0.0.1:{port}"}
    java = " ".join(f"-Dspark.hadoop.fs.s3a.{name}={value}" for name, value in settings.items())
    return plasticity(dump, dump.layers, threads, java, dataset_local_root=f"s3a://{BUCKET}/{dump.path.name}")


if __name__ == "__main__":
    main()
