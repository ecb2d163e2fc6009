"""Runs processes and measures their cost, and writes the generated parts of pages in src/site. For Linux."""
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
    """The cost of a process and all processes it waited for; peak is that of the largest."""

    seconds: float
    cpu: float
    peak: int
    output: str


def run(command, cores=None, **environment):
    """Runs a command in the project's directory, which must succeed; on the given number of cores, by default all."""
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
    """Waits for a process; returns wall seconds, CPU seconds and peak bytes."""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def analyze(dump, layers, **settings):
    """The arguments of an analysis of a dump's first layers, without those for output tables."""
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
    """Flags that write all tables of a run to one directory."""
    names = {"output_csv": "head_metrics", "bucket_csv": "head_bucket_plasticity", "component_csv": "head_component_weights"}
    return [word for flag, name in names.items() for word in (f"--{flag}", f"{directory}/{name}.csv")]


def plasticity(dump, layers, threads, java="", cores=None, **settings):
    """Runs the project's launcher on a dump's first layers."""
    with tempfile.TemporaryDirectory() as directory:
        command = [LAUNCHER, *analyze(dump, layers, max_workers=threads, **settings), *tables(directory)]
        return run(command, cores, PLASTICITY_JAVA_OPTS=f"{os.environ.get('PLASTICITY_JAVA_OPTS', '')} {java}")


def build():
    """Builds the launcher's jar and class archive, which must not be measured."""
    run([LAUNCHER, "prepare"])


def progress(text):
    print(text, file=sys.stderr, flush=True)


def median_range(values, digits=1):
    """The median, with minimum and maximum in brackets."""
    values = list(values)
    return f"{median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def gigabytes(size):
    return f"{size / 1e9:.2f} GB"


def table(head, *rows):
    """A Markdown table, with the first column left-aligned and the others right-aligned."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def machine():
    try:
        name = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text()).group(1)
    except (OSError, AttributeError):
        name = "processor unknown"
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{os.cpu_count()} cores ({name}), {memory / 2**30:.0f} GiB of memory"


def java():
    """The program that the launcher, spark-submit and the scripts use."""
    return os.path.join(os.environ["JAVA_HOME"], "bin/java") if "JAVA_HOME" in os.environ else "java"


def java_version():
    return re.search('"(.*?)"', subprocess.run([java(), "-version"], stderr=subprocess.PIPE, text=True).stderr).group(1)


def publish(part, *paragraphs, page=PAGE):
    """Replaces a part of a page, headed by date, command, machine and Java version."""
    words = [Path(sys.argv[0]).name] + ["DIR" if os.sep in word else word for word in sys.argv[1:]]
    head = f"{datetime.date.today()}, `python3 src/benchmarks/{' '.join(words)}`, {machine()}, Java {java_version()}."
    text = "\n\n".join([head, *paragraphs])
    begin, end = f"<!-- {part}: begin -->", f"<!-- {part}: end -->"
    old = page.read_text()
    page.write_text(old[: old.index(begin) + len(begin)] + f"\n{text}\n" + old[old.index(end) :])
    print(text)
