"""Clock changes, with libfaketime: in the run after a killed one, during a run, and in one of two runs."""
import time
from pathlib import Path

from faults import Fault, Injected, Skipped
from ground import Ground
from kills import KILLED

# Monotonic clocks and file times stay unchanged, as when a machine's clock is set. Without FAKETIME_FORCE_MONOTONIC_FIX=0 waits in a JVM return at once.
LIBRARIES = "/usr/lib*/*/faketime/libfaketime.so.1"
PLAIN = {"DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1", "FAKETIME_FORCE_MONOTONIC_FIX": "0"}


def faked():
    library = next(Path("/").glob(LIBRARIES.removeprefix("/")), None)
    if not library:
        raise Skipped("libfaketime is not installed")
    return PLAIN | {"LD_PRELOAD": str(library)}


def after_a_kill(shift):
    def inject(ground, case, undone):
        faked()
        program = ground.launcher(case)
        program.until(lambda: "query heads in" in program.err)
        program.kill()
        return Injected([program.end()], f"killed; {shift} in the next run", {KILLED})

    def again(ground, case):
        return ground.launcher(case, environment=faked() | {"FAKETIME": shift})

    return inject, again


def within(shift):
    """libfaketime reads the clock shift from a file, once per second."""

    def inject(ground, case, undone):
        file = case.directory / "clock"
        file.write_text("+0\n")
        environment = faked() | {"FAKETIME_TIMESTAMP_FILE": str(file), "FAKETIME_CACHE_DURATION": "1"}
        program = ground.launcher(case, environment=environment)
        program.until(lambda: "query heads in" in program.err)
        file.write_text(f"{shift}\n")
        return Injected([program.end()], f"{shift} in the run", {0})

    return inject


def of_one_of_two(shift):
    def inject(ground, case, undone):
        environment = faked() | {"FAKETIME": shift}
        first = ground.launcher(case)
        first.until(lambda: "query heads in" in first.err)
        second = ground.launcher(case, environment=environment)
        time.sleep(0.1)
        return Injected([first.end(), second.end()], f"{shift} in the second of two", {0})

    return inject


def faults():
    for shift, change in (("-1h", "an hour back"), ("+1h", "an hour forward")):
        is_back = shift == "-1h"
        inject, again = after_a_kill(shift)
        yield Fault(f"clock {change} after a kill", inject, again=again, is_short=is_back)
        yield Fault(f"clock {change} within a run", within(shift))
        yield Fault(f"clock {change} in one of two runs", of_one_of_two(shift))
        yield Fault(f"clock {change} in one of two runs, store", of_one_of_two(shift), Ground.in_store)
