#!/usr/bin/env python3
"""The JMH benchmarks: src/site/benchmarks.md, part "kernels". Arguments are passed to JMH, such as a pattern or -f 1 -i 3; the result is only printed then."""
import json
import sys
import tempfile
from pathlib import Path

from runs import ROOT, gigabytes, java, progress, publish, run, table

MODULE = ROOT / "src/benchmarks"
COLLECTOR = "-XX:+UseParallelGC"  # as in deploy/bin/plasticity


def build():
    """Builds the benchmarks and returns the command that runs them."""
    run(["mvn", "-q", "-B", "-ntp", "-Pbenchmarks", "-DskipTests", "package"])
    classpath = f"{MODULE}/target/classes:{(MODULE / 'target/benchmarks.classpath').read_text().strip()}"
    return [java(), "-cp", classpath, "org.openjdk.jmh.Main"]


def main():
    progress("building ...")
    jmh = [*build(), "-jvmArgsAppend", COLLECTOR]
    progress("measuring, some minutes ...")
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory) / "jmh.json"
        cost = run([*jmh, "-foe", "true", "-rf", "json", "-rff", str(file), *sys.argv[1:]])
        results = json.loads(file.read_text())
    times = [result for result in results if result["primaryMetric"]["scoreUnit"] == "ms/op"]
    rates = [result for result in results if result["primaryMetric"]["scoreUnit"] == "ops/ns"]
    paragraphs = (
        f"JMH {results[0]['jmhVersion']}, JDK {results[0]['jdkVersion']} with the launcher's garbage collector, one thread;"
        f" peak memory of a process {gigabytes(cost.peak)}.",
        *(scores(some, unit) for some, unit in ((times, "ms"), (rates, "GFlop/s")) if some),
    )
    if sys.argv[1:]:
        print("\n\n".join(paragraphs))
    else:
        publish("kernels", *paragraphs)


def scores(results, unit):
    return table(
        ("benchmark", "parameters", unit, "± (99.9 %)"),
        *(
            (
                ".".join(result["benchmark"].split(".")[-2:]),
                ", ".join(f"{name} {value}" for name, value in result.get("params", {}).items()),
                f"{float(result['primaryMetric']['score']):.2f}",
                f"{float(result['primaryMetric']['scoreError']):.2f}",
            )
            for result in results
        ),
    )


if __name__ == "__main__":
    main()
