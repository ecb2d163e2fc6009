#!/usr/bin/env python3
"""How the JVM vectorises the kernels' loops: src/site/benchmarks.md, part "vectors". Needs gdb, and jcmd of the running JDK.

A benchmark of complete heads runs until its code is compiled; then jcmd prints the address of each method and gdb disassembles it.
"""
import re
import subprocess
import time
from collections import Counter
from pathlib import Path

from kernels import build
from runs import progress, publish, table

WARM = 30
METHODS = (
    "position.PositionSums.add",
    "position.PositionRegression.add",
    "position.LineResiduals.add",
    "position.PositionalRotation.subtract",
    "position.PositionalRotation.addProducts",
    "position.PositionalRotation.rotateAndDot",
    "residuals.PowerSums.add",
    "sample.TokenTable.multiply",
    "sample.OrientationAccumulator.add",
    "residuals.NoiseComponents.standardise",
    "residuals.NormalDistance.place",
    "pairs.PairPlasticity.add",
    "estimators.PairScores.add",
    "estimators.KeyScores.add",
    "estimators.PreferenceCounts.add",
    "moments.QueryMoments.add",
    "geometry.Scatter.multiplyAdd",
)
ARITHMETIC = re.compile(r"\bv(?:add|sub|mul|div|fn?m(?:add|sub)\d*)([ps])d\b.*?%([xyz])mm")


def instructions(pid, start, size):
    """Counts arithmetic instructions on doubles in a range of machine code, by kind."""
    code = subprocess.run(
        ["gdb", "-p", str(pid), "-batch", "-ex", f"disassemble {start},{start}+{size}"], capture_output=True, text=True
    ).stdout
    return Counter(kind if packed == "p" else "one" for packed, kind in ARITHMETIC.findall(code))


def compiled(pid):
    """Start and size of all compiled versions of each method."""
    subprocess.run(["jcmd", str(pid), "Compiler.perfmap"], check=True, stdout=subprocess.DEVNULL)
    file = Path(f"/tmp/perf-{pid}.map")
    found = {}
    for line in file.read_text().splitlines():
        start, size, name = line.split(" ", 2)
        for method in METHODS:
            if f"plasticity.{method}(" in name:
                found.setdefault(method, []).append((start, size))
    file.unlink()
    return found


def main():
    progress("building ...")
    jmh = build()
    progress(f"compiling for {WARM} s ...")
    # In one process (-f 0), so that its process id is known.
    java = subprocess.Popen(
        [*jmh, "HeadAnalysisBenchmark", "-p", "dimension=64", "-p", "estimates=true", "-f", "0", "-wi", "0", "-i", "1", "-r", "300"],
        stdout=subprocess.DEVNULL,
    )
    try:
        time.sleep(WARM)
        rows = []
        for method, versions in sorted(compiled(java.pid).items()):
            # C1's version is next to that of C2, which is unrolled.
            found = max((instructions(java.pid, *place) for place in versions), key=Counter.total)
            rows.append((method, found["z"], found["y"], found["x"], found["one"]))
    finally:
        java.terminate()
        java.wait()
    publish(
        "vectors",
        "Instructions that add, subtract, multiply or divide doubles, by the number of doubles per instruction.",
        table(("loop of", "8", "4", "2", "1"), *rows),
    )


if __name__ == "__main__":
    main()
