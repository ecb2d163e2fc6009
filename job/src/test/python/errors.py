"""What a user sees of mistakes and of a damaged dump, which is the argument: one line each, "name: type: message"."""
import sys

from pyspark.sql import SparkSession

SHAPE = {"num_layers": 1, "num_q_heads": 9, "num_k_heads": 3}

spark = SparkSession.builder.getOrCreate()
spark.sparkContext.setLogLevel("OFF")


def tell(name, action):
    try:
        action()
        print(f"{name}: nothing")
    except Exception as e:
        print(f"{name}: {type(e).__name__}:", " ".join(str(e).split()))


def load(path="src/sample", **options):
    return spark.read.format("plasticity").options(**options).load(path)


tell("unknown option", lambda: load(output="metrics", num_layer=30, num_q_heads=9, num_k_heads=3))
tell("missing options", lambda: load(output="buckets"))
tell("bad output", lambda: load(output="metric"))
tell("no path", lambda: spark.read.format("plasticity").load())
tell("in SQL", lambda: spark.sql("CREATE TEMPORARY VIEW t USING plasticity OPTIONS (path 'src/sample', outputs 'rows')"))
tell("no dump", lambda: load("src/none").count())
tell("damaged rows", lambda: load(sys.argv[1]).select("vector").collect())
tell("other heads", lambda: load(sys.argv[1]).where("head <> 1").select("vector").collect())
tell("damaged head", lambda: load(sys.argv[1], output="metrics", **SHAPE).collect())
skipped = load(sys.argv[1], output="metrics", failed_heads="skip", **SHAPE)
print("skipped:", sorted(row.q_head for row in skipped.collect()))
failed = load(sys.argv[1], output="status", **SHAPE).where("status = 'failed'").first()
print("status:", failed.q_head, failed.error)
