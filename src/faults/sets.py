"""Run outputs (tables and manifest) on a disk or in a bucket, and a reader that watches them while they are replaced."""
import hashlib
import json
import shutil
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

TABLES = {
    name: f"{name}.csv"
    for name in (
        "head_metrics",
        "head_bucket_plasticity",
        "head_component_weights",
        "head_estimates",
        "head_bucket_estimates",
        "head_profile",
        "head_distance_plasticity",
        "head_replicates",
        "key_head_estimates",
        "head_geometry",
        "head_status",
    )
}
MANIFEST = "run.json"
FILES = {*TABLES.values(), MANIFEST}
# Between two reads of a reader, in seconds.
PAUSE = 0.04
# The result store for the next run; its contents are checked, too.
STORE = ".run.json.results"


class Folder:
    """Outputs in a directory."""

    def __init__(self, path: Path):
        self.path = path
        self.uri = str(path)
        path.mkdir(parents=True, exist_ok=True)

    def read(self, name):
        return (self.path / name).read_bytes()

    def write(self, name, content):
        aside = self.path / f".staged-{name}"
        aside.write_bytes(content)
        aside.replace(self.path / name)

    def names(self):
        return {str(file.relative_to(self.path)) for file in self.path.rglob("*") if not file.is_dir()}


class Bucket:
    """Outputs below a prefix of a bucket, accessed without the proxy."""

    def __init__(self, server: str, bucket: str, prefix: str):
        self._bucket = f"{server}/{bucket}"
        self._prefix = prefix
        self.uri = f"s3a://{bucket}/{prefix}"

    def read(self, name):
        try:
            with urllib.request.urlopen(f"{self._bucket}/{self._prefix}/{name}", timeout=30) as answer:
                return answer.read()
        except urllib.error.HTTPError as e:
            raise FileNotFoundError(name) if e.code == 404 else e

    def write(self, name, content):
        url = f"{self._bucket}/{self._prefix}/{name}"
        request = urllib.request.Request(url, content, {"Content-Type": "application/octet-stream"}, method="PUT")
        urllib.request.urlopen(request, timeout=30).close()

    def names(self):
        query = urllib.parse.urlencode({"list-type": 2, "prefix": f"{self._prefix}/"})
        with urllib.request.urlopen(f"{self._bucket}?{query}", timeout=30) as answer:
            keys = [element.text for element in ElementTree.parse(answer).iter() if element.tag.endswith("}Key")]
        # S3A marks directories with empty objects.
        return {key.removeprefix(f"{self._prefix}/") for key in keys if not key.endswith("/")}


class Sets:
    """The outputs that readers may see: the earlier and the new ones, from clean runs."""

    def __init__(self, old: Folder, new: Folder):
        self._old, self._new = old, new
        self.of_table = {
            file: {sha256(place.read(file)) for place in (old, new)} for file in TABLES.values()
        }

    def install_old(self, place):
        """Writes the earlier outputs to the place where a run will replace them."""
        for file in sorted(FILES):
            place.write(file, self._old.read(file))

    def name(self, place):
        """``old``, ``new`` or ``mixed``; outputs with failed heads are ``partial``, any others are ``foreign``."""
        manifest = json.loads(place.read(MANIFEST))
        tables = {}
        for name, file in TABLES.items():
            content = place.read(file)
            declared = manifest["tables"][name]
            if (len(content), sha256(content)) != (declared["bytes"], declared["sha256"]):
                return "mixed"
            tables[file] = content
        for name, known in (("old", self._old), ("new", self._new)):
            if all(known.read(file) == content for file, content in tables.items()):
                return name
        return "partial" if manifest["failed"] else "foreign"

    def is_new(self, place):
        return all(place.read(file) == self._new.read(file) for file in TABLES.values())


class Reader(threading.Thread):
    """Reads the outputs in a loop as documented for readers: the manifest, then the tables."""

    def __init__(self, sets: Sets, place):
        super().__init__(daemon=True)
        self._sets, self._place = sets, place
        self._is_over = threading.Event()
        self.seen = Counter()
        self.faults = []

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self._is_over.set()
        self.join(60)
        if self.is_alive():
            self.faults.append("the reader hangs")

    def run(self):
        while not self._is_over.wait(PAUSE):
            try:
                self.seen[self._sets.name(self._place)] += 1
            except FileNotFoundError as e:
                self.faults.append(f"absent: {e}")
            except (ValueError, KeyError) as e:
                self.faults.append(f"no manifest: {e}")
            except OSError as e:
                self.faults.append(f"not read: {e}")

    def __str__(self):
        return ", ".join(f"{self.seen[name]} {name}" for name in ("old", "mixed", "partial", "new", "foreign") if self.seen[name])


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def manifest(place):
    return json.loads(place.read(MANIFEST))


def temporary(names):
    """Names of files that a finished run should not have left next to its outputs."""
    return sorted(name for name in names - FILES if not name.startswith(f"{STORE}/") or name.endswith(".tmp"))


def copied(dump: Path, sample: Path, layers: int):
    """A dump with the given number of layers, copied from the sample's layers in turn."""
    names = sorted({head.name[:3] for head in sample.iterdir() if head.is_dir()})
    for layer in range(layers):
        for head in sample.glob(f"{names[layer % len(names)]}h*"):
            shutil.copytree(head, dump / f"l{layer:02}{head.name[3:]}")
    return dump
