#!/usr/bin/env python3
"""How the time grows with rows, heads, components and threads: src/site/benchmarks.md, part "growth".

The smallest dump on each axis measures the start-up: time and size of larger ones are taken relative to it.
"""
import argparse
import math
import os
from statistics import correlation, linear_regression, median

import dumps
from runs import build, gigabytes, plasticity, progress, publish, median_range, table

FACTORS = (1, 2, 4, 8, 16)
DIMENSIONS = (32, 64, 128, 256)
ONE_CORE = "heads, on one core", 1


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--layers", type=int, default=12, help="of the dumps with growing rows or components")
    options.add_argument("--rows", type=int, default=20_480, help="per head in the second smallest dump with growing rows")
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    layers, rows = given.layers, given.rows
    # Hard links: copies would use disk space, and all runs read from the page cache.
    many = dumps.tiled(layers // 2 * FACTORS[-1], 4 * rows, copy=os.link)

    def grown(rows, dimension):
        return dumps.tiled(layers, rows, dimension, os.link), layers

    by_heads = {layers * many.query_heads: (many, layers) for layers in [2, *(layers // 2 * f for f in FACTORS)]}
    axes = {
        ("rows per head", 2): {r: grown(r, 64) for r in [rows // 16, *(rows * f for f in FACTORS)]},
        ("heads", 2): by_heads,
        ("heads", 1): by_heads,
        ("components", 2): {d: grown(2 * rows, d) for d in [8, *DIMENSIONS]},
    }
    # With one thread, the second core is left to the JVM's compiler and garbage collector threads; pinned to one core it is not.
    largest = max(by_heads)
    axes[ONE_CORE] = {size: by_heads[size] for size in (min(by_heads), largest)}
    build()
    costs = {axis: {size: [] for size in dumps_of} for axis, dumps_of in axes.items()}
    for number in range(given.rounds):
        for (name, threads), dumps_of in axes.items():
            for size, (dump, some_layers) in dumps_of.items():
                cores = threads if (name, threads) == ONE_CORE else None
                cost = everything_kept(dump, some_layers, threads, cores, FACTORS[-1] * rows)
                costs[name, threads][size].append(cost)
                progress(f"round {number + 1}, {size} {name}, {threads} threads: {cost.seconds:.1f} s")

    seconds = {axis: {size: [c.seconds for c in runs] for size, runs in sizes.items()} for axis, sizes in costs.items()}
    alone, one, two = (beyond_smallest(seconds[axis])[largest] for axis in (ONE_CORE, ("heads", 1), ("heads", 2)))
    publish(
        "growth",
        f"{given.rounds} alternating rounds. Rows and components: {layers} layers of 9 query and 3 key heads, components with {2 * rows}"
        f" rows per head; heads: {4 * rows} rows. No cap on rows or tested components; a task is a key head with its query heads.",
        table(
            ("growing", "threads", "exponent ± standard error", "R²"),
            *((name, threads, *exponent(seconds[name, threads])) for name, threads in axes if (name, threads) != ONE_CORE),
        ),
        f"Speed-up of two threads, {largest} heads, start-up subtracted: {median_range((a / b for a, b in zip(alone, two)), 2)} over one thread on"
        f" one core, {median_range((a / b for a, b in zip(one, two)), 2)} over one thread that leaves the other core to the JVM's own threads."
        " Target: 1.8.",
        table(
            ("axis", "threads", "size", "seconds, median (smallest–largest)", "CPU seconds", "peak memory"),
            *(
                (
                    name,
                    threads,
                    size,
                    median_range(cost.seconds for cost in runs),
                    f"{median(cost.cpu for cost in runs):.1f}",
                    gigabytes(max(cost.peak for cost in runs)),
                )
                for (name, threads), sizes in costs.items()
                for size, runs in sizes.items()
            ),
        ),
    )


def everything_kept(dump, layers, threads, cores, rows):
    """Runs without any cap, so that growth is not distorted, and with the same work units for any number of threads."""
    return plasticity(
        dump,
        layers,
        threads,
        cores=cores,
        java="-Dspark.plasticity.unit=key_head",
        max_tokens_per_head=rows,
        normality_max_dims=max(DIMENSIONS),
    )


def beyond_smallest(seconds):
    """For each size the seconds in excess of the smallest size in the same round."""
    (_, start_up), *larger = seconds.items()
    return {size: [s - least for s, least in zip(runs, start_up)] for size, runs in larger}


def exponent(seconds):
    """k ± its standard error in (T − T₀) = c·(x − x₀)^k by least squares on the logarithms, and R²; one point per size and round."""
    smallest = min(seconds)
    points = [(size - smallest, s) for size, runs in beyond_smallest(seconds).items() for s in runs]
    if min(s for _, s in points) <= 0:
        return "none: a larger dump took less than the smallest", ""
    x, y = ([math.log(value) for value in values] for values in zip(*points))
    slope, r2 = linear_regression(x, y).slope, correlation(x, y) ** 2
    error = abs(slope) * math.sqrt((1 / r2 - 1) / (len(points) - 2))
    return f"{slope:.3f} ± {error:.3f}", f"{r2:.4f}"


if __name__ == "__main__":
    main()
