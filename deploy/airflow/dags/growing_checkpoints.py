"""Nightly analysis of new checkpoints in a folder, on the cluster of the connection spark_default."""
import os
from datetime import datetime, timedelta

from airflow.sdk import DAG
from plasticity_operator import PlasticityOperator

JAR = os.environ.get("PLASTICITY_JAR", "/opt/plasticity/plasticity-job.jar")
# The folder to which checkpoints are added. If unset, they are directories of the dataset on the Hugging Face Hub.
CHECKPOINTS = os.environ.get("PLASTICITY_CHECKPOINTS")
# One directory per checkpoint, without a date, so that each run reuses the results of earlier ones.
OUTPUTS = os.environ.get("PLASTICITY_TABLES", "/srv/plasticity") + "/checkpoints/{model_dir}"

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
            "output_csv": OUTPUTS + "/head_metrics.csv",
            "bucket_csv": OUTPUTS + "/head_bucket_plasticity.csv",
            "component_csv": OUTPUTS + "/head_component_weights.csv",
        },
        on_failed_heads="warn",
        retries=2,
        retry_delay=timedelta(minutes=10),
        execution_timeout=timedelta(hours=6),
    )
