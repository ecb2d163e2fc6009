#!/usr/bin/env python3
"""Copies a dump and rotates the queries of some heads, so that only these heads change.

    python3 src/examples/rotate_queries.py DUMP COPY DEGREES HEAD [HEAD ...]

A head is the name of its directory, such as l05h03q. Its queries are rotated by the angle in d/2 random planes that are orthogonal to each other.
Requires pyarrow and numpy.
"""
import shutil
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq


def rotation(dimension, degrees, seed):
    """An orthogonal matrix that rotates by an angle in d/2 random planes."""
    planes, _ = np.linalg.qr(np.random.default_rng(seed).standard_normal((dimension, dimension)))
    turn = np.eye(dimension)
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    for i in range(0, dimension - 1, 2):
        turn[i : i + 2, i : i + 2] = [[cos, -sin], [sin, cos]]
    return planes @ turn @ planes.T


def rotate(file, degrees, seed):
    """Rewrites a file of queries."""
    table = pq.read_table(file)
    column = table["vector"].combine_chunks()
    vectors = np.stack([np.asarray(row, dtype=np.float64) for row in column.to_numpy(zero_copy_only=False)])
    rotated = vectors @ rotation(vectors.shape[1], degrees, seed).T
    cells = pa.FixedSizeListArray.from_arrays(pa.array(rotated.astype(np.float32).ravel()), vectors.shape[1])
    pq.write_table(table.set_column(table.schema.get_field_index("vector"), "vector", cells), file, compression="zstd")


def main(dump, copy, degrees, heads):
    shutil.copytree(dump, copy)
    for seed, head in enumerate(heads):
        files = sorted(Path(copy, head).glob("*.parquet"))
        if not files or not head.endswith("q"):
            sys.exit(f"{head}: not the directory of a query head in {dump}")
        for file in files:
            rotate(file, degrees, seed)


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4:])
