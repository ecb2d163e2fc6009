"""A separate Airflow home, in which ``airflow dags test`` runs DAGs."""
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

AIRFLOW = Path(sys.executable).parent / "airflow"
DAGS = Path(__file__).resolve().parent.parent / "dags"
SECONDS = 240


@dataclass(frozen=True)
class Try:
    """The last try of a task."""

    state: str
    number: int

    def __str__(self):
        return f"{self.state} at try {self.number}"


class AirflowHome:
    """A directory with Airflow's database, and the environment in which its DAGs run."""

    def __init__(self, directory: Path, environment: dict[str, str]):
        self.directory = directory
        self.environment = os.environ | {
            "AIRFLOW_HOME": str(directory),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "PYTHONPATH": str(DAGS),
            **environment,
        }

    def migrate(self):
        subprocess.run([AIRFLOW, "db", "migrate"], env=self.environment, check=True, capture_output=True, timeout=120)

    def copy(self, directory: Path):
        shutil.copytree(self.directory, directory, ignore=shutil.ignore_patterns("airflow.cfg"))
        return AirflowHome(directory, self.environment | {"AIRFLOW_HOME": str(directory)})

    def start(self, dags: Path, dag: str, date: str) -> "DagRun":
        return DagRun(self, dags, dag, date)

    def run(self, dags: Path, dag: str, date: str) -> "DagRun":
        return self.start(dags, dag, date).ended()

    def query(self, sql: str, *values):
        with closing(sqlite3.connect(self.directory / "airflow.db")) as database:
            return database.execute(sql, values).fetchall()

    def events(self) -> dict[str, dict]:
        """The ``extra`` of the newest event of each asset, by the asset's URI."""
        rows = self.query("SELECT uri, e.extra FROM asset_event e JOIN asset a ON a.id = e.asset_id ORDER BY e.id")
        return {uri: json.loads(extra) for uri, extra in rows}


class DagRun:
    """One ``airflow dags test``, with all processes it starts."""

    def __init__(self, home: AirflowHome, dags: Path, dag: str, date: str):
        self._home, self._dag = home, dag
        self._log = home.directory / f"{dag}-{date}.log"
        with open(self._log, "w") as log:
            self._process = subprocess.Popen(
                [AIRFLOW, "dags", "test", dag, date],
                env=home.environment | {"AIRFLOW__CORE__DAGS_FOLDER": str(dags)},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def ended(self) -> "DagRun":
        """Waits for the end; kills the processes and raises TimeoutExpired if they take too long."""
        try:
            self._process.wait(SECONDS)
        finally:
            self.kill()
        return self

    def kill(self):
        """Kills all of its processes if they are still running."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    @property
    def status(self) -> int:
        return self._process.returncode

    @property
    def log(self) -> str:
        return self._log.read_text()

    def tasks(self) -> dict[str, Try]:
        rows = self._home.query("SELECT task_id, state, try_number FROM task_instance WHERE dag_id = ?", self._dag)
        return {task: Try(state, number) for task, state, number in rows}
