"""Every night: what is new in a folder of checkpoints, analysed on the cluster of the connection spark_default."""
import os
from datetime import datetime, timedelta

from airflow.sdk import DAG
from plasticity_operator import PlasticityOperator

JAR = os.environ.get("PLASTICITY_JAR", "/opt/plasticity/plasticity-job.jar")
# The folder into which checkpoints come; without it they are directories of the dataset on the Hugging Face Hub.
CHECKPOINTS = os.environ.get("PLASTICITY_CHECKPOINTS")
# A set for each checkpoint and none for a date: so a night knows what the nights before it computed.
SET = os.environ.get("PLASTICITY_TABLES", "/srv/plasticity") + "/checkpoints/{model_dir}"

with DAG(
    "growing_checkpoints",
    schedule="0 3 * * *",
    start_date=datetime(2026, 11, 1),
    catchup=False,
    max_active_runs=1,
):
    PlasticityOperator(
        task_id="analyze",
        jar=JAR,
        settings={
            "model_dir": "step-*",
            "num_layers": 30,
            "num_q_heads": 9,
            "num_k_heads": 3,
            "dataset_local_root": CHECKPOINTS,
            "output_csv": SET + "/head_metrics.csv",
            "bucket_csv": SET + "/head_bucket_plasticity.csv",
            "component_csv": SET + "/head_component_weights.csv",
        },
        on_failed_heads="warn",
        retries=2,
        retry_delay=timedelta(minutes=10),
        execution_timeout=timedelta(hours=6),
    )
