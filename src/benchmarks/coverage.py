#!/usr/bin/env python3
"""The coverage table of the estimates: src/site/coverage.md. The argument is the number of simulated dumps per row, 400 by default."""
import sys
import tempfile
from pathlib import Path

from runs import ROOT, java, progress, publish, run


def build(directory):
    """Compiles the tests, which contain the simulation, and returns their class path."""
    file = Path(directory) / "classpath"
    goals = ["test-compile", "dependency:build-classpath", f"-Dmdep.outputFile={file}"]
    run(["mvn", "-q", "-B", "-ntp", "-pl", "job", *goals])
    return f"{ROOT}/job/target/test-classes:{ROOT}/job/target/classes:{file.read_text().strip()}"


def main():
    dumps = sys.argv[1] if len(sys.argv) > 1 else "400"
    with tempfile.TemporaryDirectory() as directory:
        progress("building ...")
        classpath = build(directory)
    progress("simulating, some minutes ...")
    tables = run([java(), "-cp", classpath, "plasticity.estimates.CoverageTable", dumps]).output.strip().split("\n\n")
    publish(
        "coverage",
        f"{dumps} dumps per row.",
        "Non-linear drift and correlated components:",
        tables[0],
        "The estimators by what the dumps are like, 100 texts:",
        tables[1],
        page=ROOT / "src/site/coverage.md",
    )


if __name__ == "__main__":
    main()
