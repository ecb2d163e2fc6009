"""Generates dumps of any size from the sample in src/sample."""
import os
import random
import re
import shutil
from collections import defaultdict
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "src/sample"
WORK = ROOT / "src/benchmarks/target/dumps"
SAMPLE_LAYERS = (0, 5, 11, 17, 23, 29)
SAMPLE_DIMENSION = 64
HEADS = [f"h{head:02d}{kind}" for kind, heads in (("q", 9), ("k", 3)) for head in range(heads)]
TEXTS, TEXT, BUCKET = 10, 8192, 512  # as in the sample: texts, tokens per text, tokens per bucket


@dataclass(frozen=True)
class Dump:
    path: Path
    layers: int
    query_heads: int
    key_heads: int

    def files(self, layers):
        """The files of all heads in the given layers."""
        return [
            str(file)
            for layer in layers
            for file in sorted(self.path.glob(f"l{layer:02d}h*/*.parquet"))
        ]

    def stored_bytes(self, layers):
        return sum(os.path.getsize(file) for file in self.files(layers))

    def decoded_bytes(self):
        """Size of the vectors as float32."""
        return 4 * sum(map(vector_values, self.files(range(self.layers))))

    def heads(self):
        return self.layers * self.query_heads


def vector_values(file):
    metadata = pq.read_metadata(file)
    groups = map(metadata.row_group, range(metadata.num_row_groups))
    columns = (group.column(i) for group in groups for i in range(metadata.num_columns))
    return sum(column.num_values for column in columns if column.path_in_schema.startswith("vector"))


def existing(path):
    """The dump in a directory, with its shape inferred from the names of its head directories."""
    names = [m.groups() for m in (re.fullmatch(r"l(\d+)h(\d+)([qk])", n) for n in os.listdir(path)) if m]
    heads = {kind: 1 + max(int(head) for _, head, k in names if k == kind) for kind in "qk"}
    return Dump(Path(path).resolve(), 1 + max(int(layer) for layer, _, _ in names), heads["q"], heads["k"])


def small(layers=30):
    """The sample's rows, repeated to the number of layers of its model: 270 query heads of 640 rows."""
    return laid_out(f"{layers}-layers-small", layers, shutil.copyfile, lambda layer: sample(SAMPLE_LAYERS[layer]))


def tiled(layers, rows, dimension=SAMPLE_DIMENSION, copy=shutil.copyfile, texts=TEXTS):
    """One layer of generated rows, copied: 9 query heads and 3 key heads per layer, one row group per head."""
    name = f"{layers}-layers-{rows}-rows-{dimension}" + (f"-{texts}-texts" if texts != TEXTS else "")
    return laid_out(name, layers, copy, lambda _: made_up(rows, dimension, texts), distinct=1)


def captured(layers, texts=500, buckets=128, dimension=128):
    """The shape of production captures: many texts, about one token per text and bucket, at random positions."""

    def head(table, seed):
        draw = random.Random(seed)
        positions = [position for _ in range(texts) for position in sorted(draw.sample(range(TEXT), buckets))]
        return resampled(table, positions, buckets, TEXT // buckets, dimension, seed)

    return laid_out(
        f"{layers}-layers-{texts}-texts-{buckets}-buckets-{dimension}",
        layers,
        shutil.copyfile,
        lambda _: {name: head(table, seed) for seed, (name, table) in enumerate(sample(11).items())},
        distinct=1,
    )


def long(rows, dimension=128, parts=10):
    """One query head and one key head of many rows, in one row group each; generated once and repeated with other texts."""
    texts = 125

    def head(table, seed):
        part = dense(table, rows // parts, dimension, texts, seed)
        column = part.schema.get_field_index("example_id")
        examples = (pc.add(part[column], pa.scalar(texts * number, pa.int32())) for number in range(parts))
        return pa.concat_tables(part.set_column(column, "example_id", values) for values in examples)

    heads = {name: seed for seed, name in enumerate(("h00q", "h00k"))}
    return laid_out(
        f"one-head-{rows}-rows-{dimension}",
        1,
        shutil.copyfile,
        lambda _: {name: head(sample(11)[name], seed) for name, seed in heads.items()},
        distinct=1,
    )


def laid_out(name, layers, copy, layer_of, distinct=len(SAMPLE_LAYERS)):
    """Writes the first layers and copies them to the others. An existing dump is reused."""
    path = WORK / name
    if not path.exists():
        # In a separate process: Linux adds the peak memory of this process to that of all its later children.
        writer = get_context("fork").Process(target=write, args=(path, layers, copy, layer_of, distinct))
        writer.start()
        writer.join()
        if writer.exitcode:
            raise SystemExit(f"{path} could not be written")
    return existing(path)


def write(path, layers, copy, layer_of, distinct):
    part = path.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    for layer in range(layers):
        for head, table in (layer_of(layer) if layer < distinct else dict.fromkeys(HEADS)).items():
            file = part / f"l{layer:02d}{head}" / "data.parquet"
            file.parent.mkdir(parents=True)
            if table is None:
                copy(part / f"l{layer % distinct:02d}{head}" / "data.parquet", file)
            else:
                pq.write_table(table, file, compression="zstd", row_group_size=table.num_rows)
    part.rename(path)


def sample(layer):
    return {head: pq.read_table(SAMPLE / f"l{layer:02d}{head}/data.parquet") for head in HEADS}


def made_up(rows, dimension, texts=TEXTS):
    return {
        head: dense(table, rows, dimension, texts, seed) for seed, (head, table) in enumerate(sample(11).items())
    }


def dense(table, rows, dimension, texts, seed):
    """The tokens of a text are distributed evenly over its 8,192 positions; beyond that number of tokens, texts are added."""
    length = min(TEXT, rows // texts)
    if rows % length:
        raise SystemExit(f"{rows} rows do not divide into texts of {length} tokens")
    return resampled(table, [i * TEXT // length for i in range(length)] * (rows // length), length, BUCKET, dimension, seed)


def resampled(table, positions, length, size, dimension, seed):
    """
    Generates more rows than the sample has: every value is between those of two sample rows of the same bucket, rounded to bfloat16.

    Each text has `length` tokens; `size` is that of the new buckets.
    """
    rows = len(positions)
    buckets = [position // BUCKET for position in positions]
    alike = defaultdict(list)
    for row, bucket in enumerate(table["bucket"].to_pylist()):
        alike[bucket].append(row)
    draw = random.Random(seed)
    vectors = table["vector"].combine_chunks()

    def drawn():
        wide = range(-(-dimension // SAMPLE_DIMENSION))  # sample rows to concatenate
        taken = vectors.take(pa.array([draw.choice(alike[bucket]) for bucket in buckets for _ in wide]))
        if dimension < SAMPLE_DIMENSION:
            taken = pc.list_slice(taken, 0, dimension, return_fixed_size_list=True)
        return taken.flatten()

    start, end = drawn(), drawn()
    fraction = pc.random(len(start), initializer=seed).cast(pa.float32())
    between = pc.add(start, pc.multiply(fraction, pc.subtract(end, start)))
    return pa.table(
        {
            "bucket": pa.array((position // size for position in positions), pa.int32()),
            "example_id": pa.array((row // length for row in range(rows)), pa.int32()),
            "position": pa.array(positions, pa.int32()),
            "vector": pa.FixedSizeListArray.from_arrays(bfloat16(between), dimension),
            "sliding_window": pa.nulls(rows),
        }
    )


def bfloat16(floats):
    """Rounds to the nearest bfloat16, ties to even; returns float32."""
    sixteen, one, half, high = (pa.scalar(number, pa.int32()) for number in (16, 1, 0x7FFF, -0x10000))
    bits = floats.view(pa.int32())
    last_kept = pc.bit_wise_and(pc.shift_right(bits, sixteen), one)
    return pc.bit_wise_and(pc.add(pc.add(bits, half), last_kept), high).view(pa.float32())
