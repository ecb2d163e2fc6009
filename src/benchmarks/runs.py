"""Processes and what they cost, and the parts of src/site/benchmarks.md that are written by the benchmarks. For Linux."""
import datetime
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "src/site/benchmarks.md"
LAUNCHER = str(ROOT / "deploy/bin/plasticity")


@dataclass(frozen=True)
class Cost:
    """Of a process with all the processes it waited for; peak is the largest of them."""

    seconds: float
    cpu: float
    peak: int
    output: str


def run(command, cores=None, **environment):
    """Runs a command in the project's directory to its end, which has to be a good one; on so many cores, all if none is named."""
    pinned = ["taskset", "-c", f"0-{cores - 1}"] if cores else []
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        start = time.perf_counter()
        process = subprocess.Popen([*pinned, *command], cwd=ROOT, stdout=out, stderr=err, env={**os.environ, **environment})
        cost = ended(process, start)
        if process.returncode:
            err.seek(0)
            raise SystemExit("".join([f"{command[0]} ended with {process.returncode}\n", *err.readlines()[-15:]]))
        out.seek(0)
        return Cost(*cost, out.read())


def ended(process, start):
    """Waits for a process: wall seconds, CPU seconds, peak bytes."""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def analyze(dump, layers, **settings):
    """The arguments of an analysis of a dump's first layers, tables left out."""
    flags = {
        "dataset_local_root": dump.path,
        "model_dir": ".",
        "num_layers": layers,
        "num_q_heads": dump.query_heads,
        "num_k_heads": dump.key_heads,
        **settings,
    }
    return ["analyze", *(str(word) for name, value in flags.items() for word in (f"--{name}", value))]


def tables(directory):
    """Flags that put all tables of a run into one directory."""
    names = {"output_csv": "head_metrics", "bucket_csv": "head_bucket_plasticity", "component_csv": "head_component_weights"}
    return [word for flag, name in names.items() for word in (f"--{flag}", f"{directory}/{name}.csv")]


def plasticity(dump, layers, threads, java="", cores=None, **settings):
    """The project's launcher on a dump's first layers."""
    with tempfile.TemporaryDirectory() as directory:
        command = [LAUNCHER, *analyze(dump, layers, max_workers=threads, **settings), *tables(directory)]
        return run(command, cores, PLASTICITY_JAVA_OPTS=f"{os.environ.get('PLASTICITY_JAVA_OPTS', '')} {java}")


def build():
    """What the launcher builds and prepares, else after its first run in the background, is no part of a measurement."""
    run([LAUNCHER, "prepare"])


def progress(text):
    print(text, file=sys.stderr, flush=True)


def spread(values, digits=1):
    """The median, and the smallest and largest in brackets."""
    values = list(values)
    return f"{median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def gigabytes(size):
    return f"{size / 1e9:.2f} GB"


def table(head, *rows):
    """In Markdown, the first column to the left and the others to the right."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def machine():
    try:
        name = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text()).group(1)
    except (OSError, AttributeError):
        name = "processor unknown"
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{os.cpu_count()} cores ({name}), {memory / 2**30:.0f} GiB of memory"


def publish(part, *paragraphs):
    """Writes a part of the page, under its date, command and machine."""
    words = [Path(sys.argv[0]).name] + ["DIR" if os.sep in word else word for word in sys.argv[1:]]
    head = f"{datetime.date.today()}, `python3 src/benchmarks/{' '.join(words)}`, {machine()}."
    text = "\n\n".join([head, *paragraphs])
    begin, end = f"<!-- {part}: begin -->", f"<!-- {part}: end -->"
    page = PAGE.read_text()
    PAGE.write_text(page[: page.index(begin) + len(begin)] + f"\n{text}\n" + page[page.index(end) :])
    print(text)
