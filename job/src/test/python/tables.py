"""Tables of Spark's catalog, in memory or in a Hive metastore: the arguments are the catalog's kind, a working directory, and two dumps."""
import sys
from pathlib import Path

from pyspark.sql import SparkSession

catalog, work, first, second = sys.argv[1:]
builder = SparkSession.builder.config("spark.sql.warehouse.dir", f"{work}/warehouse")
if catalog == "hive":
    builder = builder.enableHiveSupport().config(
        "spark.hadoop.javax.jdo.option.ConnectionURL", f"jdbc:derby:;databaseName={work}/metastore;create=true"
    )
spark = builder.getOrCreate()
spark.sparkContext.setLogLevel("OFF")
spark._jvm.System.setProperty("derby.stream.error.file", f"{work}/derby.log")


def expect(actual, expected):
    assert actual == expected, f"found {actual}, expected {expected}"


def sql(text):
    return [tuple(row) for row in spark.sql(text).collect()]


def error(text):
    try:
        sql(text)
    except Exception as e:
        return " ".join(str(e).split())
    raise AssertionError(f"no error: {text}")


expect(spark.conf.get("spark.sql.catalogImplementation"), "hive" if catalog == "hive" else "in-memory")
sql(f"CREATE TABLE tokens USING plasticity OPTIONS (path '{first}', output 'rows')")
sql(f"CREATE TABLE metrics USING plasticity LOCATION '{first}' OPTIONS (output 'metrics', num_layers 1, num_q_heads 9, num_k_heads 3)")
sql(f"""CREATE TABLE steps USING plasticity OPTIONS (paths '["{first}", "{second}"]')""")
expect(sql("SELECT kind, count(DISTINCT head) FROM tokens GROUP BY kind ORDER BY kind"), [("k", 3), ("q", 9)])
expect(sql("SELECT q_head, k_head FROM metrics WHERE q_head = 4"), [(4, 1)])
expect(sql("SELECT count(DISTINCT model_dir), count(DISTINCT head) FROM steps WHERE kind = 'k'"), [(2, 3)])
expect(len(spark.table("tokens").where("head = 2").select("vector").first().vector), 64)
print("tables are read")

expect(sql("DESCRIBE tokens")[0][:2], ("layer", "int"))
assert ("Provider", "plasticity", "") in sql("DESCRIBE EXTENDED metrics")
assert "'output' = 'metrics'" in sql("SHOW CREATE TABLE metrics")[0][0]
print("and described")

for text, message in {
    f"CREATE TABLE no USING plasticity OPTIONS (path '{first}', outptu 'rows')": "option outptu: no such option; did you mean output?",
    "CREATE TABLE no USING plasticity": "option path: required and missing, expected a path",
    f"CREATE TABLE no (word STRING) USING plasticity LOCATION '{first}'": "does not match the expected schema",
    "INSERT INTO tokens SELECT * FROM tokens": "does not support append in batch mode",
}.items():
    assert message in error(text), error(text)
sql("ALTER TABLE tokens SET TBLPROPERTIES ('option.outptu' 'rows')")
expect(error("SELECT * FROM tokens"), "option outptu: no such option; did you mean output?")
print("mistakes are reported")

for table in "tokens", "metrics", "steps":
    sql(f"DROP TABLE {table}")
expect(sql("SHOW TABLES"), [])
expect(len(list(Path(first).glob("l*/data.parquet"))), 12)
print("tables are dropped, dumps stay")
