#!/usr/bin/env python3
"""
Measures what the estimates add to a run, in alternating rounds with and without them: src/site/benchmarks.md, part "estimates".

Also writes the rate that `plasticity inspect` assumes to the program's resources.
"""
import argparse
import os
from statistics import median

import dumps
from runs import ROOT, build, gigabytes, median_range, plasticity, progress, publish, table

RATE = ROOT / "job/src/main/resources/plasticity/inspect/rate.properties"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--layers", type=int, default=24)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--threads", type=int, default=os.cpu_count())
    given = options.parse_args()
    shapes = {
        f"{given.layers} layers × 9 heads × 81,920 rows, d = 64, 16 buckets": dumps.tiled(given.layers, 81_920),
        "4 layers × 9 heads × 64,000 rows, d = 128, 500 texts, 128 buckets": dumps.captured(4),
    }
    build()
    rows, ratios, rates = [], [], []
    for shape, dump in shapes.items():
        costs = {(layers, estimates): [] for layers in (dump.layers, 1) for estimates in ("false", "true")}
        for number in range(given.rounds):
            for (layers, estimates), runs in costs.items():
                runs.append(plasticity(dump, layers, given.threads, estimates=estimates))
                progress(f"round {number + 1}, {layers} of {shape}, estimates {estimates}: {runs[-1].seconds:.1f} s")
        for (layers, estimates), runs in costs.items():
            rows.append(
                (
                    f"{shape}: {'all layers' if layers > 1 else 'one layer'}, estimates {estimates}",
                    median_range(cost.seconds for cost in runs),
                    median_range(cost.cpu for cost in runs),
                    gigabytes(max(cost.peak for cost in runs)),
                )
            )

        def added(estimates):
            return [all_.seconds - one.seconds for all_, one in zip(costs[dump.layers, estimates], costs[1, estimates])]

        ratios.append(
            (
                f"{shape}: {dump.layers - 1} more layers, with / without estimates",
                median_range((a / b for a, b in zip(added("true"), added("false"))), 2),
                "at most 2",
            )
        )
        rates.append(rate(dump, given.threads, median(added("true")), median(cost.seconds for cost in costs[1, "true"])))
    start, speed = rates[0]
    RATE.write_text(f"# Of a run with estimates; written by src/benchmarks/estimates.py.\nstart_seconds={start:.0f}\nbytes_per_core_second={speed:.0f}\n")
    publish(
        "estimates",
        f"{given.threads} threads, {given.rounds} alternating rounds.",
        table(("median (smallest–largest)", "seconds", "CPU seconds", "peak memory"), *rows),
        table(("within a round, median (smallest–largest)", "", "target"), *ratios),
        f"`plasticity inspect` assumes what the first dump took with estimates: {start:.0f} s + bytes / ({speed / 1e6:.0f} MB/s · cores).",
    )


def rate(dump, threads, added, one):
    """Start-up in seconds, and bytes per core second, from the time of further layers and that of one."""
    speed = dump.stored_bytes(range(1, dump.layers)) / (added * threads)
    return one - dump.stored_bytes([0]) / (speed * threads), speed


if __name__ == "__main__":
    main()
