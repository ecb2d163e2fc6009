#!/usr/bin/env python3
"""How the time grows with rows, heads, components, texts and threads, with estimates: src/site/benchmarks.md, part "growth".

The smallest dump on each axis measures the start-up: time and size of larger ones are taken relative to it.
"""
import argparse
import math
import os
from statistics import correlation, linear_regression, median

import dumps
from runs import build, gigabytes, median_range, plasticity, progress, publish, table

FACTORS = (1, 2, 4, 8)
DIMENSIONS = (32, 64, 128, 256)
TEXTS = (10, 40, 160, 640)
THREADS = (2, 1)
# With one thread, the second core is left to the JVM's compiler and garbage collector threads; pinned to one core it is not.
ONE_CORE = "heads, on one core", 1


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--layers", type=int, default=6, help="of the dumps with growing rows, components or texts")
    options.add_argument("--rows", type=int, default=40_960, help="per head in the dumps with growing heads, components or texts")
    options.add_argument("--rounds", type=int, default=2)
    given = options.parse_args()
    layers, rows = given.layers, given.rows

    # Hard links: copies would use disk space, and all runs read from the page cache.
    def grown(rows, dimension=dumps.SAMPLE_DIMENSION, texts=dumps.TEXTS):
        return dumps.tiled(layers, rows, dimension, os.link, texts), layers

    many = dumps.tiled(layers // 2 * FACTORS[-1], rows, copy=os.link)
    by_heads = {some * many.query_heads: (many, some) for some in (layers // 2 * factor for factor in FACTORS)}
    sizes = {
        "rows per head": {r: grown(r) for r in (rows // 2 * factor for factor in FACTORS)},
        "heads": by_heads,
        "components": {d: grown(rows // 2, d) for d in DIMENSIONS},
        "texts": {texts: grown(rows, texts=texts) for texts in TEXTS},
    }
    axes = {(name, threads): dumps_of for name, dumps_of in sizes.items() for threads in THREADS}
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
        f"{given.rounds} alternating rounds, with estimates. {layers} layers of 9 query and 3 key heads with {dumps.SAMPLE_DIMENSION} components,"
        f" {rows} rows per head ({rows // 2} with growing components) and {dumps.TEXTS} texts, except on the axis that grows. No cap on rows or tested"
        " components; a task is a key head with its query heads.",
        table(
            ("growing", "threads", "exponent ± standard error", "R²", "time, largest / smallest"),
            *(
                (name, threads, *(power_law if name == "texts" else exponent)(seconds[name, threads]), longest(seconds[name, threads]))
                for name, threads in axes
                if (name, threads) != ONE_CORE
            ),
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


def longest(seconds):
    """The time of the largest dump divided by that of the smallest, within a round."""
    return median_range((b / a for a, b in zip(seconds[min(seconds)], seconds[max(seconds)])), 2)


def beyond_smallest(seconds):
    """For each size the seconds in excess of the smallest size in the same round."""
    (_, start_up), *larger = seconds.items()
    return {size: [s - least for s, least in zip(runs, start_up)] for size, runs in larger}


def exponent(seconds):
    """k ± its standard error in (T − T₀) = c·(x − x₀)^k, and R²; one point per size and round."""
    smallest = min(seconds)
    return fitted([(size - smallest, s) for size, runs in beyond_smallest(seconds).items() for s in runs])


def power_law(seconds):
    """As `exponent`, in T = c·x^k: with start-up, because the time hardly depends on x."""
    return fitted([(size, s) for size, runs in seconds.items() for s in runs])


def fitted(points):
    """By least squares on the logarithms."""
    if min(s for _, s in points) <= 0:
        return "none: a larger dump took less than the smallest", ""
    x, y = ([math.log(value) for value in values] for values in zip(*points))
    slope, r2 = linear_regression(x, y).slope, correlation(x, y) ** 2
    error = abs(slope) * math.sqrt((1 / r2 - 1) / (len(points) - 2))
    return f"{slope:.3f} ± {error:.3f}", f"{r2:.4f}"


if __name__ == "__main__":
    main()
