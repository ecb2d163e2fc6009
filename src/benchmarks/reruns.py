"""The cost of reruns, and the time and memory of a driver with thousands of heads.

python3 src/benchmarks/reruns.py [--dump DIR] [--rounds N] [--heads N]

First: all heads computed; nothing changed; one head changed. Then a dump of --heads query heads (the sample's files, repeated) with a local driver
of -Xmx2g; and its rerun.
"""
import argparse
import json
import os
import re
import shutil
import tempfile
from pathlib import Path

from dumps import SAMPLE_LAYERS, existing, laid_out, sample, small
from runs import LAUNCHER, analyze, build, progress, publish, run, median_range, table, tables

HEADS_A_LAYER = 9
MANY = "-Xmx2g"


def parsed():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dump", help="a dump of head directories; default: 270 heads of the sample's size")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--heads", type=int, default=24_000, help="in the second part; 0 skips it")
    return parser.parse_args()


def main():
    options = parsed()
    build()
    dump = existing(options.dump) if options.dump else small()
    parts = [reruns(dump, options.rounds)]
    if options.heads:
        parts.append(many(options.heads))
    publish("reruns", *parts)


def reruns(dump, rounds):
    seconds = {"first": [], "unchanged": [], "one head changed": []}
    for number in range(rounds):
        progress(f"round {number + 1} of {rounds}")
        with tempfile.TemporaryDirectory() as directory:
            copy = copied(dump, Path(directory, "dump"))
            results = Path(directory, "results")
            command = [LAUNCHER, *analyze(copy, dump.layers), *tables(results)]
            seconds["first"].append(run(command).seconds)
            require(results, computed=dump.heads(), reused=0)
            before = manifest(results)
            seconds["unchanged"].append(run(command).seconds)
            if manifest(results) != before:
                raise SystemExit("an unchanged rerun wrote")
            change(copy)
            seconds["one head changed"].append(run(command).seconds)
            require(results, computed=1, reused=dump.heads() - 1)
    rows = [
        (name, median_range(times), median_range([time / first for time, first in zip(times, seconds["first"])], 2))
        for name, times in seconds.items()
    ]
    return f"{dump.heads()} query heads, {rounds} rounds, complete processes:\n\n" + table(("run", "s", "relative to the first"), *rows)


def copied(dump, path):
    """Copies the dump, so that one of its files can be replaced."""
    shutil.copytree(dump.path, path)
    return existing(path)


def change(dump):
    """Replaces the first layer's first query head by a copy of the second."""
    head, other = (next((dump.path / name).glob("*.parquet")) for name in ("l00h00q", "l00h01q"))
    head.unlink()
    shutil.copyfile(other, head)


def manifest(results):
    return (results / "run.json").read_bytes()


def require(results, **counts):
    found = json.loads(manifest(results))
    if any(found[name] != number for name, number in counts.items()):
        raise SystemExit(f"expected {counts}, found computed {found['computed']}, reused {found['reused']}")


def many(heads):
    layers = -(-heads // HEADS_A_LAYER)
    dump = laid_out(f"{layers}-layers-linked", layers, os.link, lambda layer: sample(SAMPLE_LAYERS[layer]))
    rows = []
    with tempfile.TemporaryDirectory() as directory:
        results, log = Path(directory, "results"), Path(directory, "gc.log")
        command = [LAUNCHER, *analyze(dump, layers), *tables(results)]
        for name in ("first", "unchanged"):
            progress(f"{dump.heads()} heads: {name}")
            java = f"{os.environ.get('PLASTICITY_JAVA_OPTS', '')} {MANY} -Xlog:gc:file={log}"
            cost = run(command, PLASTICITY_JAVA_OPTS=java)
            kept = max((int(size) for size in re.findall(r"->(\d+)M\(", log.read_text())), default=0)
            rows.append((name, f"{cost.seconds:.0f}", f"{kept}", f"{cost.peak / 2**20:.0f}"))
        sizes = ", ".join(
            f"{lines(results / f'{name}.csv'):,} rows of `{name}`"
            for name in ("head_bucket_plasticity", "head_component_weights")
        )
    return f"{dump.heads():,} query heads at `{MANY}`, {sizes}:\n\n" + table(
        ("run", "s", "peak heap after GC, MiB", "peak resident, MiB"), *rows
    )


def lines(path):
    with open(path, "rb") as file:
        return sum(1 for _ in file) - 1


if __name__ == "__main__":
    main()
