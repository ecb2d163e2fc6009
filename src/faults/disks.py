"""Disks that fill up during a write, and a read-only one. They are mounted, which needs root."""
import errno
import os
import subprocess

from faults import Fault, Injected, Skipped
from ground import Ground

ROOMY = "64m"
PAGE = 4096


def mount(*arguments):
    if os.geteuid() != 0:
        raise Skipped("mounting needs root")
    mounted = subprocess.run(["mount", *arguments], capture_output=True, text=True)
    if mounted.returncode != 0:
        raise Skipped(f"no mount here: {mounted.stderr.strip()}")


def unmount(directory):
    subprocess.run(["umount", str(directory)], check=True)


def disk_for(case, directory):
    """Mounts a tmpfs until the case is closed."""
    mount("-t", "tmpfs", "-o", f"size={ROOMY}", "tmpfs", str(directory))
    case.closing.callback(unmount, directory)


def outputs_on_a_disk(ground, name):
    case = ground.on_disk(name)
    disk_for(case, case.place.path)
    with case.closing.pop_all() as undone:
        ground.sets.install_old(case.place)
        case.closing = undone.pop_all()
    return case


def temporary_files_on_a_disk(ground, name):
    case = ground.in_store(name)
    disk_for(case, case.temporary)
    return case


def full_outputs(ground, case, undone):
    """Leaves space for the earlier outputs and a part of the new ones."""
    used = sum(-(-file.stat().st_size // PAGE) * PAGE for file in case.place.path.iterdir())
    space = int(used * case.draw.uniform(0.05, 0.8))
    mount("-o", f"remount,size={used + space}", str(case.place.path))
    undone.callback(mount, "-o", f"remount,size={ROOMY}", str(case.place.path))
    return Injected([ground.launcher(case).end()], f"space for {space // 1000} of {used // 1000} kB", {1})


def full_temporary_files(ground, case, undone):
    """Fills the disk when the first file is staged, after the JVM has unpacked its native libraries there."""
    program = ground.launcher(case)
    program.until(lambda: any(case.temporary.glob("plasticity-*")))
    ballast = case.temporary / "ballast"
    undone.callback(ballast.unlink)
    with open(ballast, "wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(1 << 20))
        except OSError as e:
            if e.errno != errno.ENOSPC:
                raise
    return Injected([program.end()], "no space in java.io.tmpdir", {1})


def read_only(ground, case, undone):
    path = str(case.place.path)
    mount("--bind", path, path)
    undone.callback(unmount, path)
    mount("-o", "remount,bind,ro", path)
    return Injected([ground.launcher(case).end()], "read-only outputs", {1})


def faults():
    yield Fault("full disk: outputs", full_outputs, outputs_on_a_disk, is_short=True)
    yield Fault("full disk: temporary files of a store", full_temporary_files, temporary_files_on_a_disk)
    yield Fault("read-only outputs", read_only, is_short=True)
