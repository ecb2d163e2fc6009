"""Decodes the columns that an analysis reads with another engine and prints the seconds taken, without the engine's start-up.

    baselines.py ENGINE THREADS FILE...     ENGINE is pyarrow, pyarrow-one, duckdb or spark
"""
import sys
import time

COLUMNS = ["bucket", "example_id", "position", "vector"]


def pyarrow(threads, files):
    """One file per thread at a time, into Arrow tables."""
    from concurrent.futures import ThreadPoolExecutor

    import pyarrow.parquet as pq

    with timed(), ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(lambda file: pq.read_table(file, columns=COLUMNS, use_threads=False).num_rows, files):
            pass


def pyarrow_one(threads, files):
    """The same with Arrow's own pool limited to one thread, as in the measurement that set the target; files then wait for each other."""
    import pyarrow as pa

    pa.set_cpu_count(1)
    pyarrow(threads, files)


def duckdb(threads, files):
    """Sums that need every column and one component of every vector."""
    import duckdb

    connection = duckdb.connect(config={"threads": threads})
    with timed():
        connection.execute(
            "select sum(bucket), sum(example_id), sum(position), sum(vector[1]) from read_parquet(?)", [files]
        ).fetchall()


def spark(threads, files):
    """The same sums with Spark's vectorised reader: its columnar batches contain complete vectors that are not converted to rows."""
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master(f"local[{threads}]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "4g")
        .getOrCreate()
    )
    with timed():
        session.read.schema("bucket int, example_id int, position int, vector array<float>").parquet(*files).selectExpr(
            "sum(bucket)", "sum(example_id)", "sum(position)", "sum(element_at(vector, 1))"
        ).collect()
    # The JVM's CPU time and memory are counted only after wait().
    gateway = session.sparkContext._gateway
    session.stop()
    gateway.shutdown()
    gateway.proc.stdin.close()
    gateway.proc.wait()


class timed:
    def __enter__(self):
        self.start = time.perf_counter()

    def __exit__(self, *_):
        print(time.perf_counter() - self.start)


if __name__ == "__main__":
    {"pyarrow": pyarrow, "pyarrow-one": pyarrow_one, "duckdb": duckdb, "spark": spark}[sys.argv[1]](int(sys.argv[2]), sys.argv[3:])
