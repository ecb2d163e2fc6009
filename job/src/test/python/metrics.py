"""Compares the analysis of the sample as tables with the CSV files of a run, whose directory is the argument."""
import csv
import sys
from pathlib import Path

from pyspark.sql import SparkSession

SHAPE = {"num_layers": 30, "num_q_heads": 9, "num_k_heads": 3}
FILES = {
    "metrics": "head_metrics.csv",
    "buckets": "head_bucket_plasticity.csv",
    "components": "head_component_weights.csv",
    "status": "head_status.csv",
}

spark = SparkSession.builder.getOrCreate()
for output, name in FILES.items():
    with (Path(sys.argv[1]) / name).open(newline="") as file:
        header, *written = csv.reader(file)
    table = spark.read.format("plasticity").options(output=output, **SHAPE).load("src/sample")
    assert table.columns == header, table.columns
    # Python reads doubles exactly, so equal numbers have equal bits.
    types = {"int": int, "double": float, "string": str}
    readers = [types[kind] for _, kind in table.dtypes]
    expected = [tuple(read(cell) if cell else None for read, cell in zip(readers, row)) for row in written]
    if output == "status":  # without estimates
        expected = [(*row[:-1], None) for row in expected]
    found = sorted(tuple(row) for row in table.collect())
    assert found == sorted(expected), f"{output} differ"
    print(output, len(found))
