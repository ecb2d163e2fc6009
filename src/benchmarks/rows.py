"""
Tokens per second as Spark rows: the data source "plasticity" against Spark's own Parquet reader, on the same files, in one session.

    spark-submit --jars job/target/plasticity-job.jar --master "local[2]" src/benchmarks/rows.py DUMP [ROUNDS]

Each variant creates rows of every column in the file (the sink "noop" discards them), or sums one column and one component.
"""
import statistics
import sys
import time
from pathlib import Path

from pyspark.sql import SparkSession

COLUMNS = ["bucket", "example_id", "position", "sliding_window", "vector"]
SUMS = ["sum(position)", "sum(element_at(vector, 1))"]

dump = sys.argv[1]
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
spark = SparkSession.builder.getOrCreate()
spark.sparkContext.setLogLevel("ERROR")


def parquet():
    files = sorted(str(file) for file in Path(dump).glob("l*/*.parquet"))
    schema = "bucket int, example_id int, position int, sliding_window int, vector array<float>"
    return spark.read.schema(schema).parquet(*files)


def plasticity(vector_type):
    return spark.read.format("plasticity").option("vector_type", vector_type).load(dump).select(COLUMNS)


def rows(table):
    table.write.format("noop").mode("overwrite").save()


def sums(table):
    table.selectExpr(*SUMS).collect()


WAYS = {
    "rows, Spark's reader": lambda: rows(parquet()),
    "rows, vector_type array": lambda: rows(plasticity("array")),
    "rows, vector_type vector": lambda: rows(plasticity("vector")),
    "sums, Spark's reader": lambda: sums(parquet()),
    "sums, vector_type array": lambda: sums(plasticity("array")),
    "position alone, Spark's reader": lambda: rows(parquet().select("position")),
    "position alone": lambda: rows(plasticity("array").select("position")),
}
tokens = plasticity("array").count()
taken = {name: [] for name in WAYS}
for turn in range(rounds + 1):
    for name, way in WAYS.items():
        start = time.perf_counter()
        way()
        if turn > 0:  # the first turn is warm-up
            taken[name].append(time.perf_counter() - start)
print(f"{tokens} tokens, {rounds} rounds")
for name, seconds in taken.items():
    middle = statistics.median(seconds)
    print(f"| {name} | {middle:.2f} ({min(seconds):.2f}–{max(seconds):.2f}) | {tokens / middle / 1e6:.2f} |")
