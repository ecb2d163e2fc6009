"""One task per failure, each with a downstream task that runs or does not."""
import os
from datetime import datetime, timedelta

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG
from plasticity_operator import PlasticityOperator

TABLES = os.environ["PLASTICITY_TABLES"]


def analysis(task_id, on_failed_heads, conn_id="spark_default", **settings):
    PlasticityOperator(
        task_id=task_id,
        jar=os.environ["PLASTICITY_JAR"],
        settings={
            "dataset_local_root": os.environ["PLASTICITY_DUMPS"] + "/damaged",
            "model_dir": ".",
            "num_layers": 1,
            "num_q_heads": 9,
            "num_k_heads": 3,
            "output_csv": f"{TABLES}/{task_id}/head_metrics.csv",
            "bucket_csv": f"{TABLES}/{task_id}/head_bucket_plasticity.csv",
            "component_csv": f"{TABLES}/{task_id}/head_component_weights.csv",
        }
        | settings,
        on_failed_heads=on_failed_heads,
        conn_id=conn_id,
        retries=1,
        retry_delay=timedelta(seconds=1),
    ) >> EmptyOperator(task_id=f"after_{task_id}")


with DAG("cases", schedule=None, start_date=datetime(2026, 1, 1), max_active_tasks=1):
    analysis("failing", "fail")
    analysis("warning", "warn")
    analysis("skipping", "skip")
    analysis("misconfigured", "warn", num_q_heads=10)

with DAG("cluster_down", schedule=None, start_date=datetime(2026, 1, 1)):
    analysis("unreachable", "fail", conn_id="spark_down")

with DAG("cluster_mode", schedule=None, start_date=datetime(2026, 1, 1)):
    analysis("hidden", "warn", conn_id="spark_cluster")
