#!/usr/bin/env python3
"""Compares this project with other readers on a complete dump, in alternating rounds: src/site/benchmarks.md, part "compare"."""
import argparse
import dataclasses
import os
import sys
from importlib.metadata import version
from pathlib import Path

import dumps
from runs import build, gigabytes, plasticity, progress, publish, run, median_range, table


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--layers", type=int, default=24)
    options.add_argument("--rows", type=int, default=81_920, help="per head")
    options.add_argument("--model-dir", metavar="DIR", help="use this dump instead of generating one")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--threads", type=int, default=os.cpu_count())
    given = options.parse_args()
    dump = dumps.existing(given.model_dir) if given.model_dir else dumps.tiled(given.layers, given.rows)
    if dump.layers < 2:
        options.error("the dump must have at least two layers")
    small, threads = dumps.small(), given.threads
    everything, further = dump.files(range(dump.layers)), dump.files(range(1, dump.layers))

    participants = {
        "ours, complete run": lambda: plasticity(dump, dump.layers, threads, estimates="false"),
        "ours, one layer": lambda: plasticity(dump, 1, threads, estimates="false"),
        "ours, complete run with estimates": lambda: plasticity(dump, dump.layers, threads, estimates="true"),
        "ours, one layer with estimates": lambda: plasticity(dump, 1, threads, estimates="true"),
        f"ours, {small.heads()} small heads": lambda: plasticity(small, small.layers, threads, estimates="false"),
        "pyarrow": lambda: baseline("pyarrow", threads, everything),
        f"pyarrow, {dump.layers - 1} layers": lambda: baseline("pyarrow", threads, further),
        "pyarrow, one-thread pool": lambda: baseline("pyarrow-one", threads, everything),
        f"pyarrow, one-thread pool, {dump.layers - 1} layers": lambda: baseline("pyarrow-one", threads, further),
        "DuckDB": lambda: baseline("duckdb", threads, everything),
        "Spark's vectorised reader": lambda: baseline("spark", threads, everything),
    }
    build()
    costs = {name: [] for name in participants}
    for number in range(given.rounds):
        for name, participant in participants.items():
            load(everything + small.files(range(small.layers)))
            cost = participant()
            costs[name].append(cost)
            progress(f"round {number + 1}, {name}: {cost.seconds:.1f} s")

    complete, one, estimated, estimated_one, little, arrow, arrow_further, single, single_further, duck, spark = (
        [cost.seconds for cost in runs] for runs in costs.values()
    )

    def difference(minuends, subtrahends):
        return [a - b for a, b in zip(minuends, subtrahends)]

    def by(dividends, divisors):
        return median_range((a / b for a, b in zip(dividends, divisors)), 2)

    further_layers = f"{dump.layers - 1} more layers"
    added, estimated_added = difference(complete, one), difference(estimated, estimated_one)
    ratios = [
        (f"{further_layers}: ours / pyarrow", by(added, arrow_further), "at most 1.3"),
        (f"{further_layers}: ours with estimates / pyarrow", by(estimated_added, arrow_further), "at most 2.6"),
        (f"{further_layers}: ours / pyarrow, one-thread pool", by(added, single_further), ""),
        ("ours − pyarrow, seconds", median_range(difference(complete, arrow)), "at most 4"),
        ("ours, one layer, seconds", median_range(one), "at most 3.2"),
        (f"ours, {small.heads()} small heads, seconds", median_range(little), "at most 4.2"),
        ("ours / pyarrow", by(complete, arrow), ""),
        ("ours, one layer / pyarrow", by(one, arrow), ""),
        (f"ours, {small.heads()} small heads / pyarrow", by(little, arrow), ""),
        ("ours / DuckDB", by(complete, duck), ""),
        ("ours / Spark's reader", by(complete, spark), ""),
    ]
    publish(
        "compare",
        f"{dump.layers} layers of {dump.query_heads} query and {dump.key_heads} key heads: {gigabytes(dump.decoded_bytes())} of float32 vectors in"
        f" {gigabytes(dump.stored_bytes(range(dump.layers)))} of Parquet, in the page cache. {threads} threads, {given.rounds} alternating"
        f" rounds. pyarrow {version('pyarrow')}, DuckDB {version('duckdb')}, Spark {version('pyspark')}.",
        table(
            ("median (smallest–largest)", "seconds", "CPU seconds", "peak memory"),
            *(
                (
                    name,
                    median_range(cost.seconds for cost in runs),
                    median_range(cost.cpu for cost in runs),
                    gigabytes(max(cost.peak for cost in runs)),
                )
                for name, runs in costs.items()
            ),
        ),
        table(("within a round, median (smallest–largest)", "", "target"), *ratios),
    )


def load(files):
    """Reads files into the page cache; the kernel may have dropped some of their pages."""
    buffer = bytearray(1 << 20)
    for file in files:
        with open(file, "rb", buffering=0) as stream:
            while stream.readinto(buffer):
                pass


def baseline(engine, threads, files):
    """Another reader, timed by itself after its engine has started; CPU time and memory are those of the entire process."""
    script = Path(__file__).with_name("baselines.py")
    cost = run([sys.executable, str(script), engine, str(threads), *files])
    return dataclasses.replace(cost, seconds=float(cost.output))


if __name__ == "__main__":
    main()
