"""Prints the errors that a user sees after mistakes and for a damaged dump, which is the argument: one line each, "name: type: message"."""
import sys

from pyspark.sql import SparkSession

SHAPE = {"num_layers": 1, "num_q_heads": 9, "num_k_heads": 3}

spark = SparkSession.builder.getOrCreate()
spark.sparkContext.setLogLevel("OFF")


def report(name, action):
    try:
        action()
        print(f"{name}: nothing")
    except Exception as e:
        print(f"{name}: {type(e).__name__}:", " ".join(str(e).split()))


def load(path="src/sample", **options):
    return spark.read.format("plasticity").options(**options).load(path)


report("unknown option", lambda: load(output="metrics", num_layer=30, num_q_heads=9, num_k_heads=3))
report("missing options", lambda: load(output="buckets"))
report("bad output", lambda: load(output="metric"))
report("no path", lambda: spark.read.format("plasticity").load())
report("in SQL", lambda: spark.sql("CREATE TEMPORARY VIEW t USING plasticity OPTIONS (path 'src/sample', outputs 'rows')"))
report("no dump", lambda: load("src/none").count())
report("damaged rows", lambda: load(sys.argv[1]).select("vector").collect())
report("other heads", lambda: load(sys.argv[1]).where("head <> 1").select("vector").collect())
report("damaged head", lambda: load(sys.argv[1], output="metrics", **SHAPE).collect())
skipped = load(sys.argv[1], output="metrics", failed_heads="skip", **SHAPE)
print("skipped:", sorted(row.q_head for row in skipped.collect()))
failed = load(sys.argv[1], output="status", **SHAPE).where("status = 'failed'").first()
print("status:", failed.q_head, failed.error)
