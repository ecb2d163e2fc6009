"""Nightly analysis of the heads of a checkpoint's dump, on the cluster of the connection spark_default."""
import os
from datetime import datetime, timedelta

from airflow.sdk import DAG, Param
from plasticity_operator import PlasticityOperator

JAR = os.environ.get("PLASTICITY_JAR", "/opt/plasticity/plasticity-job.jar")
# The directory of the dumps, with one subdirectory per date. If unset, the dataset is downloaded from the Hugging Face Hub, where each date is a tag.
DUMPS = os.environ.get("PLASTICITY_DUMPS")
TABLES = os.environ.get("PLASTICITY_TABLES", "/srv/plasticity")

with DAG(
    "attention_plasticity",
    schedule="0 3 * * *",
    start_date=datetime(2026, 11, 1),
    catchup=False,
    max_active_runs=1,
    params={"revision": Param(None, type=["null", "string"], description="branch, tag or commit of the dataset, if not the date's tag")},
):
    PlasticityOperator(
        task_id="analyze",
        jar=JAR,
        settings={
            "model_dir": "HuggingFaceTB_SmolLM2_135M",
            "num_layers": 30,
            "num_q_heads": 9,
            "num_k_heads": 3,
            "dataset_local_root": DUMPS and DUMPS + "/{{ ds }}",
            "dataset_revision": "{{ params.revision or ds }}",
            "output_csv": TABLES + "/{{ ds }}/head_metrics.csv",
            "bucket_csv": TABLES + "/{{ ds }}/head_bucket_plasticity.csv",
            "component_csv": TABLES + "/{{ ds }}/head_component_weights.csv",
        },
        on_failed_heads="warn",
        retries=2,
        retry_delay=timedelta(minutes=10),
        execution_timeout=timedelta(hours=6),
    )
