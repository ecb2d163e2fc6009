#!/usr/bin/env python3
"""Splits the texts of a dump into two halves at random: two dumps without a true difference.

    python3 src/examples/split_texts.py DUMP HALF_A HALF_B [SEED]

Requires pyarrow. A dump without the column example_id cannot be split by text.
"""
import random
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq


def halves(texts, seed):
    """Two lists of text ids, of equal size or the first one longer."""
    shuffled = random.Random(seed).sample(sorted(texts), len(texts))
    middle = (len(texts) + 1) // 2
    return shuffled[:middle], shuffled[middle:]


def main(dump, *targets, seed=0):
    files = sorted(Path(dump).glob("l*h*/*.parquet"))
    if not files:
        sys.exit(f"{dump}: contains no head directories")
    texts = set()
    for file in files:
        texts.update(pq.read_table(file, columns=["example_id"])["example_id"].unique().to_pylist())
    parts = halves(texts, seed)
    for file in files:
        table = pq.read_table(file)
        for target, part in zip(targets, parts):
            rows = pc.is_in(table["example_id"], pa.array(part, table["example_id"].type))
            half = Path(target) / file.parent.name / file.name
            half.parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(table.filter(rows), half, compression="zstd")
    for target, part in zip(targets, parts):
        print(f"{target}: texts {', '.join(map(str, sorted(part)))}")


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:4], seed=int(sys.argv[4]) if len(sys.argv) == 5 else 0)
