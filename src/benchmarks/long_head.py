#!/usr/bin/env python3
"""Time and memory of a query head and a key head of 10,000,000 rows with a heap of 1 GiB: src/site/plan.md, part "long-head"."""
import argparse

import dumps
from runs import ROOT, build, plasticity, progress, publish, table

HEAP, CAP = "-Xmx1g", 50_000


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=10_000_000, help="per head")
    given = options.parse_args()
    dump = dumps.long(given.rows)
    build()
    rows = []
    for estimates in ("false", "true"):
        cost = plasticity(dump, 1, 1, HEAP, max_tokens_per_head=CAP, estimates=estimates)
        progress(f"estimates {estimates}: {cost.seconds:.1f} s")
        rows.append((f"estimates {estimates}", f"{cost.seconds:.1f}", f"{cost.cpu:.1f}", f"{cost.peak / 2**20:.0f}"))
    publish(
        "long-head",
        f"A query head and a key head of {given.rows:,} rows of 128 components, {dump.stored_bytes([0]) / 2**30:.1f} GiB of zstd in one row group each,"
        f" `max_tokens_per_head` {CAP:,}, one task, `{HEAP}`.",
        table(("run", "seconds", "CPU seconds", "peak resident, MiB"), *rows),
        page=ROOT / "src/site/plan.md",
    )


if __name__ == "__main__":
    main()
