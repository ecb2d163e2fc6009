"""Tokens of the sample as rows: counted, pruned, filtered, as vectors, as arrays and in SQL."""
from pathlib import Path

from pyspark.ml.functions import vector_to_array
from pyspark.ml.linalg import DenseVector, VectorUDT
from pyspark.ml.stat import Summarizer
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

SAMPLE = "src/sample"

spark = SparkSession.builder.getOrCreate()
tokens = spark.read.format("plasticity").load(SAMPLE)


def expect(actual, expected):
    assert actual == expected, f"found {actual}, expected {expected}"


def stored(*heads):
    """What Spark's own reader finds in the files of heads."""
    return spark.read.parquet(*(f"{SAMPLE}/{head}" for head in heads))


expect(
    tokens.dtypes,
    [
        ("layer", "int"),
        ("head", "int"),
        ("kind", "string"),
        ("bucket", "int"),
        ("example_id", "bigint"),
        ("position", "double"),
        ("sliding_window", "double"),
        ("vector", "vector"),
    ],
)
expect(tokens.schema["vector"].dataType, VectorUDT())
expect(tokens.count(), stored(*(head.name for head in Path(SAMPLE).glob("l*"))).count())
print("rows are counted")

one = tokens.where("layer = 11 and kind = 'k' and head = 2")
expect(one.rdd.getNumPartitions(), 1)
expect(tokens.where(F.col("layer").isin(5, 23) & (F.col("kind") == "q")).rdd.getNumPartitions(), 18)
columns = ["bucket", "example_id", "position"]
expect([tuple(row) for row in one.select(columns).collect()], [tuple(row) for row in stored("l11h02k").select(columns).collect()])
print("filters choose files, columns are pruned")

vectors = [row.vector for row in one.select("vector").collect()]
arrays = [row.vector for row in stored("l11h02k").select("vector").collect()]
expect(type(vectors[0]), DenseVector)
expect([vector.toArray().tolist() for vector in vectors], arrays)
mean = one.select(Summarizer.mean(F.col("vector")).alias("mean")).first().mean
assert abs(mean.toArray() - [sum(column) / len(arrays) for column in zip(*arrays)]).max() < 1e-12, mean
expect(one.select(vector_to_array("vector")[3]).first()[0], arrays[0][3])
print("vectors are those of pyspark.ml")

lists = spark.read.format("plasticity").option("vector_type", "array").load(SAMPLE)
expect(dict(lists.dtypes)["vector"], "array<float>")
expect([row.vector for row in lists.where("layer = 11 and kind = 'k' and head = 2").select("vector").collect()], arrays)
print("or arrays")

spark.sql(f"CREATE TEMPORARY VIEW tokens USING plasticity OPTIONS (path '{SAMPLE}', output 'rows')")
counts = spark.sql("SELECT kind, count(DISTINCT layer, head) AS heads, count(*) AS rows FROM tokens GROUP BY kind ORDER BY kind")
expect([tuple(row) for row in counts.collect()], [("k", 18, 11520), ("q", 54, 34560)])
spark.sql(
    f"CREATE TEMPORARY VIEW heads USING plasticity OPTIONS"
    f" (path '{SAMPLE}', output 'metrics', num_layers 1, num_q_heads 9, num_k_heads 3)"
)
expect([row.q_head for row in spark.sql("SELECT q_head FROM heads WHERE k_head = 1 ORDER BY q_head").collect()], [3, 4, 5])
print("SQL reads both")

several = spark.read.format("plasticity").load([SAMPLE, "./src/sample"]).where("layer = 11 and head = 2 and kind = 'k'")
expect([(row.model_dir, row["count"]) for row in several.groupBy("model_dir").count().orderBy("model_dir").collect()], [("./src/sample", 640), (SAMPLE, 640)])
expect(spark.read.format("plasticity").load("src/sam*").where(f"model_dir = '{SAMPLE}' and layer = 5").count(), 12 * 640)
print("several dumps are one table")
