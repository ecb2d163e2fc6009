"""An analysis of attention heads as an Airflow task: runs spark-submit, maps its exit statuses, and publishes the tables as assets."""
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
class Failure:
    """How a submission failed. The status is None if Spark does not report it, as in cluster mode."""

    status: int | None
    cause: str

    @staticmethod
    def parse(exception: Exception) -> Failure:
        """Parses the provider's exception: the command, the status, then the last lines of spark-submit."""
        head, _, tail = str(exception).partition(_TAIL)
        statuses = _STATUS.findall(head)
        lines = [line for line in (tail or head).splitlines() if line.strip()]
        ours = [line for line in lines if line.startswith("plasticity: ")]
        return Failure(int(statuses[-1]) if statuses else None, (ours or lines or ["spark-submit printed nothing"])[-1])


class PlasticityOperator(SparkSubmitOperator):
    """
    Runs ``plasticity analyze`` with spark-submit.

    Wrong usage or configuration (exit status 2) fails the task without a retry; a failed run (exit status 1) is retried ``retries`` times.

    :param jar: path or URI of ``plasticity-job.jar`` (templated)
    :param settings: the analysis' settings by name, as in its YAML file; paths of tables are strings, and a value of None is omitted (templated)
    :param config: a YAML file on the driver's machine, with lower precedence than the settings (templated)
    :param runs: a YAML file on the driver's machine that lists several runs; settings override it in every run (templated)
    :param on_failed_heads: the outcome of the task if some heads failed and the tables contain the others (exit status 3): ``fail`` without a
        retry, ``warn`` and succeed, or ``skip`` downstream tasks
    :param spark: arguments of SparkSubmitOperator: ``conn_id``, ``conf``, ``jars``, ``executor_memory`` …

    The tables in ``settings`` are the task's outlets; see :func:`assets`.
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
        except (AirflowException, RuntimeError) as e:
            failure = Failure.parse(e)
            if failure.status is None:
                self.log.error("Spark does not report the exit status of the analysis; in cluster mode the cause is in the driver's log")
                raise
            warning = self.settle(failure)
        for setting, table in self._tables.items():
            context["outlet_events"][table].extra = {"path": self.settings[setting], "warning": warning}

    def settle(self, failure: Failure) -> str:
        """Returns the warning if the task succeeds despite the failure; otherwise raises the exception that ends it."""
        if failure.status == SOME_HEADS_FAILED and self._on_failed_heads == "warn":
            self.log.warning(failure.cause)
            return failure.cause
        if failure.status == SOME_HEADS_FAILED and self._on_failed_heads == "skip":
            raise AirflowSkipException(failure.cause) from None
        if failure.status in (USAGE, SOME_HEADS_FAILED):
            raise AirflowFailException(failure.cause) from None
        raise AirflowException(f"{failure.cause} (exit {failure.status})") from None


def arguments(settings: Mapping, config: str | None = None, runs: str | None = None) -> list[str]:
    """The command line: the files, then a flag for every setting that has a value."""
    given = ["analyze"]
    for name, value in {"config": config, "runs": runs, **settings}.items():
        if value is not None:
            given += [f"--{name}", str(value)]
    return given


def assets(settings: Mapping) -> dict[str, Asset]:
    """
    The asset of each table in the settings.

    An asset is the same for every date and for all runs of a job: templates and settings in braces are removed from its URI, so
    ``s3://tables/{{ ds }}/{model_dir}/heads.csv`` becomes ``s3://tables/heads.csv``. The path of one run is in its event, ``extra["path"]``,
    which keeps the placeholder ``{model_dir}`` for the models.

    :raises ValueError: for a relative path, which depends on the machine
    """
    return {setting: Asset(_uri(setting, settings[setting])) for setting in TABLES if settings.get(setting) is not None}


def _uri(setting: str, path: str) -> str:
    if path.startswith("/"):
        path = f"file://{path}"
    scheme, separator, rest = path.partition("://")
    if not separator:
        raise ValueError(f"{setting} is {path!r}; it must be a URI or begin with a slash")
    return f"{scheme}://{re.sub('//+', '/', _VARYING.sub('', rest))}"
