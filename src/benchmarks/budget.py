#!/usr/bin/env python3
"""
Prints which parts of a run take how much CPU time, measured in the running program: src/site/benchmarks.md, part "budget".

The operating system counts the CPU time of every thread. That of Java threads is divided by samples of their stacks (Java Flight Recorder, every 10 ms).
"""
import argparse
import collections
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

import dumps
from runs import LAUNCHER, analyze, build, publish, table, tables

CLASSES = r"plasticity\.(?!shaded)"
# The first line whose classes contain the innermost frame of this program; names without the prefix "plasticity.".
STAGES = [
    ("listing and planning", r"(dump|input|plan|hub)\."),
    ("footers", r"(tokens\.(DataFileFooter|HeadFooter|BucketRange|FileOpening)|parquet\.(Footer|StoredSchema)|fetch\.FileTail)"),
    ("decompression", r"parquet\.PageCodec"),
    ("levels and indices", r"parquet\.Rle"),
    ("page headers, values, gathering", r"(parquet|fetch|tokens)\."),
    ("rows of a head: draws, kept rows, orientation", r"sample\."),
    ("regression, predictability, rotation", r"position\."),
    ("normality of residuals and noise", r"residuals\."),
    ("key pairs and their plasticity", r"(pairs|buckets)\."),
    ("order of the analysis", r"analysis\."),
    ("estimates: second moments", r"geometry\."),
    ("estimates: counts of preferences", r"estimators\.PreferenceCounts"),
    ("estimates: product of queries and keys", r"estimators\.PairScores"),
    ("estimates: other estimators", r"estimators\."),
    ("estimates: regressions without a group", r"moments\."),
    ("estimates: samples, variation, replicates", r"(draws|variation|jackknife|estimates)\."),
    ("rows of results", r"tasks\."),
    ("result store", r"results\."),
    ("tables and manifest", r"(tables|publish|storage|lease)\."),
]
JVM_THREADS = [
    ("compiler (C2)", r"C2 "),
    ("compiler (C1)", r"C1 "),
    ("garbage collection", r"(GC |ParGC|G1 |PS )"),
    ("Flight Recorder", r"JFR "),
]
PERIOD = """<?xml version="1.0" encoding="UTF-8"?>
<configuration version="2.0"><event name="jdk.ExecutionSample"><setting name="enabled">true</setting><setting name="period">10 ms</setting></event>
<event name="jdk.NativeMethodSample"><setting name="enabled">true</setting><setting name="period">10 ms</setting></event></configuration>
"""
# Native methods that wait: a sample of them is no CPU time.
WAITING = re.compile(r"(wait|park|poll|accept|select|sleep|read0|readBytes)", re.I)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--layers", type=int, default=24)
    options.add_argument("--rows", type=int, default=81_920, help="per head")
    options.add_argument("--model-dir", metavar="DIR", help="use this dump instead of generating one")
    options.add_argument("--threads", type=int, default=os.cpu_count())
    given = options.parse_args()
    dump = dumps.existing(given.model_dir) if given.model_dir else dumps.tiled(given.layers, given.rows)
    build()
    budgets = {estimates: budget(dump, given.threads, estimates) for estimates in ("false", "true")}
    stages = sorted({stage for seconds in budgets.values() for stage in seconds}, key=lambda stage: -budgets["true"][stage])
    publish(
        "budget",
        f"CPU seconds of a run of {dump.layers} layers of {dump.query_heads} query and {dump.key_heads} key heads, {given.threads} threads.",
        table(
            ("part", "without estimates", "with estimates"),
            *((stage, *(f"{seconds[stage]:.2f}" for seconds in budgets.values())) for stage in stages),
            ("**all**", *(f"{sum(seconds.values()):.2f}" for seconds in budgets.values())),
        ),
    )


def budget(dump, threads, estimates):
    """CPU seconds by part of one run."""
    with tempfile.TemporaryDirectory() as directory:
        recording, settings = Path(directory) / "run.jfr", Path(directory) / "run.jfc"
        settings.write_text(PERIOD)
        java = (
            f"-XX:StartFlightRecording=filename={recording},settings={settings} -XX:FlightRecorderOptions=stackdepth=256"
            " -XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints"
        )
        command = [LAUNCHER, *analyze(dump, dump.layers, max_workers=threads, estimates=estimates), *tables(directory)]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "PLASTICITY_JAVA_OPTS": java}
        )
        times = cpu_times(process)
        if process.returncode:
            raise SystemExit(f"the run ended with {process.returncode}")
        return divided(times, samples(recording))


def cpu_times(process):
    """CPU seconds by name of thread, read until the process ends; those of a thread's last 50 ms are lost."""
    tick, times, ended = os.sysconf("SC_CLK_TCK"), {}, threading.Event()
    threading.Thread(target=lambda: (process.wait(), ended.set())).start()
    while not ended.wait(0.05):
        for thread in threads(process.pid):
            try:
                text = Path(f"/proc/{process.pid}/task/{thread}/stat").read_text()
            except OSError:  # the thread has ended
                continue
            name, fields = text[text.index("(") + 1 : text.rindex(")")], text[text.rindex(")") + 2 :].split()
            times[thread] = name, (int(fields[11]) + int(fields[12])) / tick
    seconds = collections.Counter()
    for name, time in times.values():
        seconds[name] += time
    return seconds


def threads(process):
    try:
        return os.listdir(f"/proc/{process}/task")
    except OSError:  # the process has ended
        return []


def samples(recording):
    """Number of samples by part."""
    jfr = shutil.which("jfr") or str(Path(os.environ["JAVA_HOME"]) / "bin/jfr")
    found = subprocess.run(
        [jfr, "print", "--json", "--stack-depth", "256", "--events", "jdk.ExecutionSample,jdk.NativeMethodSample", str(recording)],
        stdout=subprocess.PIPE,
        check=True,
    )
    counts = collections.Counter()
    for event in json.loads(found.stdout)["recording"]["events"]:
        frames = [
            f"{frame['method']['type']['name'].replace('/', '.')}.{frame['method']['name']}"
            for frame in event["values"]["stackTrace"]["frames"]
        ]
        if event["type"] == "jdk.ExecutionSample" or not WAITING.search(frames[0].rpartition(".")[2]):
            counts[part(frames)] += 1
    return counts


def part(frames):
    if re.search(r"zstd|snappy|brotli|lz4|Inflater", frames[0]):
        return "decompression"
    innermost = next((frame for frame in frames if re.match(CLASSES, frame)), "")
    name = re.sub(CLASSES, "", innermost)
    return next((stage for stage, classes in STAGES if re.match(classes, name)), "Spark, other Java code, start-up")


def divided(times, counts):
    """The CPU seconds of Java threads, divided by samples, and those of the JVM's threads."""
    seconds = collections.Counter()
    java = 0
    for name, time in times.items():
        jvm = next((label for label, names in JVM_THREADS if re.match(names, name)), None)
        if jvm:
            seconds[jvm] += time
        else:
            java += time
    for stage, count in counts.items():
        seconds[stage] += java * count / sum(counts.values())
    return seconds


if __name__ == "__main__":
    main()
