#!/usr/bin/env python3
"""Injects faults into runs and reports the outcome; see README.md."""
import argparse
import csv
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "deploy/airflow/tests"))

import clocks
import disks
import kills
import stores
import tasks
import writers
from faults import Line, examine
from ground import Ground
from programs import ROOT


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--short", action="store_true", help="one fault of each kind, as in CI")
    options.add_argument("--only", nargs="+", metavar="NAME", help="only faults whose names contain one of these")
    options.add_argument("--seed", type=int, default=0, help="of the random moments")
    options.add_argument("--csv", type=Path, default=ROOT / "results/faults.csv", help="output file for the table")
    given = options.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # runs the cleanup
    directory = Path(tempfile.mkdtemp(prefix="faults-"))
    lines = []
    with Ground(directory, given.seed) as ground:
        for fault in chosen(given):
            start = time.monotonic()
            try:
                line = examine(ground, fault)
            except Exception as e:  # an error of this program must not suppress the other results
                line = Line(fault.name, result=f"not examined: {type(e).__name__}: {e}", problems=["not examined"])
            lines.append(line)
            write(lines, given.csv)
            print(f"{time.monotonic() - start:5.0f} s  {line.fault}: {line.result}", file=sys.stderr, flush=True)
    show(lines)
    bad = [line for line in lines if line.problems]
    if bad:
        print(f"the programs' output is in {directory}/cases", file=sys.stderr)
    else:
        shutil.rmtree(directory)
    skipped = sum(line.result.startswith("skipped") for line in lines)
    print(f"{len(lines) - len(bad) - skipped} passed, {len(bad)} failed, {skipped} skipped")
    return 1 if bad else 0


def chosen(given):
    # One of each kind first.
    faults = sorted((fault for fault in all_faults() if fault.is_short or not given.short), key=lambda fault: not fault.is_short)
    return [fault for fault in faults if not given.only or any(name in fault.name for name in given.only)]


def all_faults():
    yield from kills.faults(20)
    yield from tasks.faults()
    yield from disks.faults()
    yield from stores.faults()
    yield from clocks.faults()
    yield from writers.faults()


def write(lines, file):
    """Called after each fault, so that an interrupted program leaves its results so far."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "w", newline="") as out:
        csv.writer(out).writerows([Line.HEAD, *(line.cells() for line in lines)])


def show(lines):
    table = [Line.HEAD, *(line.cells() for line in lines)]
    widths = [max(map(len, column)) for column in zip(*table)]
    for cells in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(cells, widths)).rstrip())


if __name__ == "__main__":
    sys.exit(main())
