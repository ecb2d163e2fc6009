"""The definition of a fault, and the checks after each."""
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

import sets
from ground import Case, Ground
from programs import Ended, Program


class Skipped(Exception):
    """This machine does not support the fault, with the reason."""


@dataclass
class Injected:
    """The outcome of the run that met the fault."""

    ended: list[Ended]
    note: str
    allowed: set
    problems: list[str] = field(default_factory=list)


@dataclass
class Fault:
    """One line of the table.

    ``inject`` starts a run and injects the fault; its exit stack is unwound before the next run. ``again`` starts the next run.
    """

    name: str
    inject: Callable[[Ground, Case, ExitStack], Injected]
    place: Callable[[Ground, str], Case] = Ground.on_disk
    again: Callable[[Ground, Case], Program] = Ground.launcher
    is_short: bool = False
    seen: set = field(default_factory=lambda: {"old", "mixed", "new"})


@dataclass
class Line:
    """The result of one fault."""

    fault: str
    injected: str = ""
    run: str = ""
    readers: str = ""
    next: str = ""
    reused: str = ""
    result: str = ""
    problems: list[str] = field(default_factory=list)

    HEAD = ("fault", "injected", "run", "readers saw", "next run", "reused", "result")

    def cells(self):
        return self.fault, self.injected, self.run, self.readers, self.next, self.reused, self.result


def examine(ground: Ground, fault: Fault) -> Line:
    line = Line(fault.name)
    try:
        case = fault.place(ground, fault.name)
        with case.closing:
            with ExitStack() as undone, sets.Reader(ground.sets, case.place) as reader:
                injected = fault.inject(ground, case, undone)
            _judge_run(ground, case, fault, injected, reader, line)
            _judge_next(ground, case, fault, line)
    except Skipped as e:
        line.result = f"skipped: {e}"
        return line
    line.result = "passed" if not line.problems else "; ".join(line.problems)
    return line


def _judge_run(ground, case, fault, injected, reader, line):
    line.injected, line.run, line.readers = injected.note, ", ".join(map(str, injected.ended)), str(reader)
    problems = line.problems
    problems += injected.problems
    for ended in injected.ended:
        if ended.status not in injected.allowed:
            problems.append(f"ended with {ended.status}: {ended.last_line}")
        if not ended.is_reported():
            problems.append(f"not reported in one line: {ended.last_line}")
    if any(ended.status == 1 for ended in injected.ended):
        line.injected += f" ({next(ended for ended in injected.ended if ended.status == 1).last_line.removeprefix('plasticity: ')})"
    problems += list(dict.fromkeys(reader.faults))
    if strange := set(reader.seen) - fault.seen:
        problems.append(f"readers saw {', '.join(strange)}")
    name = ground.sets.name(case.place)
    line.readers += f"; left {name}"
    verified = ground.verify(case)
    if verified.status != (3 if name == "mixed" else 0):
        problems.append(f"verify of what was left ({name}): {verified.status} {verified.last_line}")
    if any(ended.status == 0 for ended in injected.ended) and name != "new":
        problems.append(f"a successful run left {name}")


def _judge_next(ground, case, fault, line):
    with sets.Reader(ground.sets, case.place) as reader:
        ended = fault.again(ground, case).end()
    line.next = str(ended)
    problems = line.problems
    if ended.status != 0:
        problems.append(f"next run: {ended.last_line}")
    problems += [f"next run: {fault}" for fault in dict.fromkeys(reader.faults)]
    if strange := set(reader.seen) - fault.seen:
        problems.append(f"next run: readers saw {', '.join(strange)}")
    if not ground.sets.is_new(case.place):
        problems.append("tables differ from a clean run's")
    if (verified := ground.verify(case)).status != 0:
        problems.append(f"verify: {verified.last_line}")
    manifest = sets.manifest(case.place)
    if "reused" in manifest:
        line.reused = str(manifest["reused"])
    if left := sets.temporary(case.place.names()):
        problems.append(f"left next to the tables: {', '.join(left)}")
    if left := [file.name for file in case.temporary.glob("plasticity-*")]:
        problems.append(f"left in java.io.tmpdir: {', '.join(left)}")
