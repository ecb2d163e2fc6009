"""kill -9 at random moments: the launcher, the driver, an executor, a worker with its executors, and a driver in cluster mode."""
import json
import signal
import time
import urllib.request

import sets
from faults import Fault, Injected
from ground import Ground
from programs import Ended, children, command_line, kill

KILLED = -signal.SIGKILL
TRIES = 4
CLUSTER_SECONDS = 240


def phase(program, case):
    if any(name.endswith(".tmp") for name in case.place.names()):
        return "publishing"
    return "analysing" if "query heads in" in program.err else "starting"


def at_random(ground, case, kind, start, strike):
    """Starts runs until one is still running at a random moment within the duration of a clean one, then strikes."""
    length = ground.seconds(kind, start, Ground.on_disk)
    for _ in range(TRIES):
        moment = case.draw.uniform(0, length)
        program = start(case)
        program.until(lambda: program.seconds >= moment)
        if program.is_running():
            note = f"{program.seconds:.1f} of {length:.0f} s, {phase(program, case)}"
            if strike(program):
                return program, note
        program.end()
        ground.sets.install_old(case.place)
    raise RuntimeError(f"no run of {kind} lasted until its kill")


def itself(program):
    program.kill()
    return True


def launcher(ground, case, undone):
    program, note = at_random(ground, case, "launcher", ground.launcher, itself)
    return Injected([program.end()], note, {KILLED})


def driver(ground, case, undone):
    program, note = at_random(ground, case, "client mode", ground.submit, itself)
    return Injected([program.end()], note, {KILLED})


def executors(ground):
    """Process ids of the executors, by process id of their worker."""
    return {
        worker: [child for child in children(worker) if "CoarseGrainedExecutorBackend" in command_line(child)]
        for worker in ground.cluster.workers()
    }


def executor(ground, case, undone):
    def strike(program):
        if not program.until(lambda: any(executors(ground).values())):
            return False
        kill(case.draw.choice([pid for of_worker in executors(ground).values() for pid in of_worker]))
        return True

    program, note = at_random(ground, case, "client mode", ground.submit, strike)
    return Injected([program.end()], note, {0})


def worker(ground, case, undone):
    def strike(_):
        worker, its_executors = case.draw.choice(sorted(executors(ground).items()))
        for pid in (worker, *its_executors):
            kill(pid)
        return True

    undone.callback(ground.cluster.mend)
    program, note = at_random(ground, case, "client mode", ground.submit, strike)
    return Injected([program.end()], note, {0})


def publishing(ground, case, undone):
    """Kills within the tenth of a second in which files are renamed."""
    for _ in range(TRIES):
        program = ground.launcher(case)
        # An empty one is from the check for write access.
        begins = program.until(lambda: any(size(file) for file in case.place.path.glob(".run.json.*.tmp")))
        time.sleep(case.draw.uniform(0, 0.02))
        if begins and program.is_running():
            program.kill()
            if (ended := program.end()).status == KILLED:
                left = len(list(case.place.path.glob(".*.tmp")))
                return Injected([ended], f"{left} of {len(sets.FILES)} files not moved", {KILLED})
        program.end()
        ground.sets.install_old(case.place)
    raise RuntimeError("every run was faster than its kill")


def publishing_to_a_store(ground, case, undone):
    for _ in range(TRIES):
        program = ground.launcher(case)
        begins = program.until(lambda: len(list(case.temporary.glob("plasticity-*"))) == len(sets.FILES))
        time.sleep(case.draw.uniform(0, 0.3))
        if begins and program.is_running():
            program.kill()
            if (ended := program.end()).status == KILLED:
                left = len(list(case.temporary.glob("plasticity-*")))
                return Injected([ended], f"{left} of {len(sets.FILES)} files not put", {KILLED})
        program.end()
        ground.sets.install_old(case.place)
    raise RuntimeError("every run was faster than its kill")


def supervised(ground, case, undone):
    """The cluster restarts the driver, which then publishes."""
    rest = f"127.0.0.1:{ground.cluster.rest_port}"
    submitted = ground.submit(case, "--deploy-mode", "cluster", "--supervise", "--conf", "spark.master.rest.enabled=true", master=f"spark://{rest}")
    start = time.monotonic()
    if submitted.end().status != 0:
        raise RuntimeError(f"not submitted: {submitted.err}")
    name = json.loads(submitted.err[submitted.err.index("{") : submitted.err.rindex("}") + 1])["submissionId"]
    moment = case.draw.uniform(3, 12)
    note, state = "not killed", None
    while time.monotonic() < start + CLUSTER_SECONDS and state not in ("FINISHED", "FAILED", "ERROR"):
        time.sleep(0.2)
        drivers = [pid for worker in ground.cluster.workers() for pid in children(worker) if "DriverWrapper" in command_line(pid)]
        if note == "not killed" and drivers and time.monotonic() > start + moment:
            kill(drivers[0])
            note = f"after {time.monotonic() - start:.1f} s"
        with urllib.request.urlopen(f"http://{rest}/v1/submissions/status/{name}", timeout=30) as answer:
            state = json.load(answer).get("driverState")
    ended = Ended({"FINISHED": 0, None: None}.get(state, 1), time.monotonic() - start, f"plasticity: {state}")
    return Injected([ended], note, {0}, [] if note != "not killed" else ["not killed"])


def size(file):
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


VICTIMS = {"launcher": launcher, "driver": driver, "executor": executor, "worker": worker}


def faults(count):
    """The given number of kills, rotating through the victims."""
    names = list(VICTIMS)
    for number in range(count):
        victim = names[number % len(names)]
        yield Fault(f"kill {number + 1:02}: {victim}", VICTIMS[victim], is_short=number < len(names))
    yield Fault("kill: supervised driver", supervised)
    for number in range(3):
        yield Fault(f"kill while publishing {number + 1}", publishing, is_short=number == 0)
    for number in range(2):
        yield Fault(f"kill while publishing to a store {number + 1}", publishing_to_a_store, Ground.in_store, is_short=number == 0)
