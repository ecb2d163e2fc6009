"""Programs of the project as processes, each with a time-out, and their child processes."""
import contextlib
import os
import re
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "deploy/bin/plasticity"
JAR = ROOT / "job/target/plasticity-job.jar"
TIME_OUT = 300


@dataclass(frozen=True)
class Ended:
    """How a program ended: its exit status, negative for a signal, None if it was killed after its time-out."""

    status: int | None
    seconds: float
    err: str

    @property
    def last_line(self):
        lines = self.err.strip().splitlines()
        return lines[-1] if lines else ""

    def is_reported(self):
        """Whether a failure is reported in one last line, without a stack trace."""
        return self.status != 1 or (self.last_line.startswith("plasticity: ") and not re.search(r"^\s+at ", self.err, re.M))

    def __str__(self):
        what = {None: "HANGS", -signal.SIGKILL: "killed"}.get(self.status, self.status)
        return f"{what} in {self.seconds:.0f} s"


class Program:
    """A running process with its output redirected to files."""

    def __init__(self, command, log: Path, environment=None, time_out=TIME_OUT):
        self._err = log.with_suffix(".err")
        self._start = time.monotonic()
        self._time_out = time_out
        with open(log.with_suffix(".out"), "w") as out, open(self._err, "w") as err:
            self.process = subprocess.Popen(
                [*map(str, command)], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=os.environ | (environment or {})
            )

    @property
    def err(self):
        return self._err.read_text(errors="replace")

    @property
    def seconds(self):
        return time.monotonic() - self._start

    def is_running(self):
        return self.process.poll() is None

    def kill(self):
        """Kills the process if it is still running."""
        self.process.kill()

    def end(self) -> Ended:
        """Waits for the process, and kills it and its children after the time-out."""
        try:
            status = self.process.wait(max(0.1, self._time_out - self.seconds))
        except subprocess.TimeoutExpired:
            for child in children(self.process.pid):
                kill(child)
            self.kill()
            self.process.wait()
            status = None
        return Ended(status, self.seconds, self.err)

    def until(self, is_so):
        """Waits until the condition is true or the process has ended; returns whether it is still running."""
        while self.is_running() and self.seconds < self._time_out:
            if is_so():
                return True
            time.sleep(0.002)
        return False


def children(pid):
    """The live child processes of a process."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # The name in brackets may contain any character.
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
            if int(parent) == pid and state != "Z":
                found.append(int(stat.parent.name))
    return found


def command_line(pid):
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    return ""


def kill(pid):
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
