"""An analysis of attention heads as an Airflow task: spark-submit, its exit states, the tables as assets."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk import Asset
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException

USAGE = 2
SOME_HEADS_FAILED = 3
ON_FAILED_HEADS = ("fail", "warn", "skip")
TABLES = ("output_csv", "bucket_csv", "component_csv", "status_csv")

_STATUS = re.compile(r"(?:Error code|[Ss]park exit code) is: (\d+)")
_TAIL = "\nLast spark-submit output:\n"
_VARYING = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{[a-z_]+\}")


@dataclass(frozen=True)
class Ending:
    """How a submission failed; the status is None where Spark does not tell it, as in a cluster's own driver."""

    status: int | None
    cause: str

    @staticmethod
    def told_by(failure: Exception) -> Ending:
        """Reads the provider's exception: the command, the status, then the last lines of spark-submit."""
        head, _, tail = str(failure).partition(_TAIL)
        statuses = _STATUS.findall(head)
        lines = [line for line in (tail or head).splitlines() if line.strip()]
        ours = [line for line in lines if line.startswith("plasticity: ")]
        return Ending(int(statuses[-1]) if statuses else None, (ours or lines or ["spark-submit said nothing"])[-1])


class PlasticityOperator(SparkSubmitOperator):
    """
    Runs ``plasticity analyze`` by spark-submit.

    Wrong usage or configuration (exit 2) fails the task for good, a failed run (exit 1) as often as ``retries`` allows.

    :param jar: path or URI of ``plasticity-job.jar`` (templated)
    :param settings: the analysis' settings by name, as in its YAML file; paths of tables are text, a value of None is left out (templated)
    :param config: a YAML file on the driver's machine, under the settings (templated)
    :param runs: a YAML file on the driver's machine that lists several runs; settings win over it, in every run (templated)
    :param on_failed_heads: what becomes of the task when some heads failed and the tables hold the others (exit 3): ``fail`` for good,
        ``warn`` and succeed, or ``skip`` what comes after
    :param spark: whatever SparkSubmitOperator takes: ``conn_id``, ``conf``, ``jars``, ``executor_memory`` …

    The tables that ``settings`` names are the task's outlets; see :func:`assets`.
    """

    template_fields = (*SparkSubmitOperator.template_fields, "settings", "config", "runs")
    template_fields_renderers = {"settings": "json"}

    def __init__(
        self,
        *,
        jar: str,
        settings: Mapping,
        config: str | None = None,
        runs: str | None = None,
        on_failed_heads: str = "fail",
        **spark,
    ):
        if on_failed_heads not in ON_FAILED_HEADS:
            raise ValueError(f"on_failed_heads is {on_failed_heads!r}; it is one of {', '.join(ON_FAILED_HEADS)}")
        tables = assets(settings)
        spark["outlets"] = [*tables.values(), *spark.get("outlets", ())]
        spark.setdefault("name", "plasticity")
        super().__init__(application=jar, java_class="plasticity.cli.Main", **spark)
        self.settings = settings
        self.config = config
        self.runs = runs
        self._on_failed_heads = on_failed_heads
        self._tables = tables

    def execute(self, context):
        self.application_args = arguments(self.settings, self.config, self.runs)
        warning = None
        try:
            super().execute(context)
        except (AirflowException, RuntimeError) as failure:
            ending = Ending.told_by(failure)
            if ending.status is None:
                self.log.error("Spark does not tell how the analysis ended; in cluster mode the cause is in the driver's log")
                raise
            warning = self.settle(ending)
        for setting, table in self._tables.items():
            context["outlet_events"][table].extra = {"path": self.settings[setting], "warning": warning}

    def settle(self, ending: Ending) -> str:
        """The warning under which the task succeeds, or what ends it."""
        if ending.status == SOME_HEADS_FAILED and self._on_failed_heads == "warn":
            self.log.warning(ending.cause)
            return ending.cause
        if ending.status == SOME_HEADS_FAILED and self._on_failed_heads == "skip":
            raise AirflowSkipException(ending.cause) from None
        if ending.status in (USAGE, SOME_HEADS_FAILED):
            raise AirflowFailException(ending.cause) from None
        raise AirflowException(f"{ending.cause} (exit {ending.status})") from None


def arguments(settings: Mapping, config: str | None = None, runs: str | None = None) -> list[str]:
    """The command line: the files, then a flag for every setting that has a value."""
    given = ["analyze"]
    for name, value in {"config": config, "runs": runs, **settings}.items():
        if value is not None:
            given += [f"--{name}", str(value)]
    return given


def assets(settings: Mapping) -> dict[str, Asset]:
    """
    The asset of each table that the settings name.

    An asset is the same every night and for all sets of a job: templates and settings in braces are cut out of its URI, so
    ``s3://tables/{{ ds }}/{model_dir}/heads.csv`` is ``s3://tables/heads.csv``. The path of one night is in its event, ``extra["path"]``,
    where ``{model_dir}`` stays: it stands for each model.

    :raises ValueError: for a table without a whole path, which another machine would look for elsewhere
    """
    return {setting: Asset(_uri(setting, settings[setting])) for setting in TABLES if settings.get(setting) is not None}


def _uri(setting: str, path: str) -> str:
    if path.startswith("/"):
        path = f"file://{path}"
    scheme, separator, rest = path.partition("://")
    if not separator:
        raise ValueError(f"{setting} is {path!r}; it has to be a URI or begin with a slash")
    return f"{scheme}://{re.sub('//+', '/', _VARYING.sub('', rest))}"
