"""Two concurrent runs: one waits for the other, or ends."""
from faults import Fault, Injected
from ground import Ground


def at_once(*arguments, allowed):
    def inject(ground, case, undone):
        both = [ground.launcher(case, *arguments) for _ in range(2)]
        ended = [program.end() for program in both]
        problems = [] if any(one.status == 0 for one in ended) else ["neither ended well"]
        return Injected(ended, "two at once", allowed, problems)

    return inject


def faults():
    for where, place in (("disk", Ground.on_disk), ("store", Ground.in_store)):
        yield Fault(f"two runs, {where}: one waits", at_once(allowed={0}), place, is_short=where == "disk")
        yield Fault(f"two runs, {where}: one ends", at_once("--wait", "0", allowed={0, 1}), place)
