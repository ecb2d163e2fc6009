"""A fake cluster: the part of the Kubernetes API that Spark's driver uses, with executors as local processes."""
import contextlib
import http.server
import json
import os
import re
import subprocess
import threading
import urllib.parse
import uuid
from pathlib import Path

ADDRESS = "127.0.0.1"
# The class that /opt/entrypoint.sh of Spark's image starts for the argument "executor" (Spark 4.0, kubernetes/dockerfiles/spark/entrypoint.sh).
EXECUTOR = "org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend"
PATH = re.compile(r"/api/v1/namespaces/(?P<namespace>[^/]+)/(?P<resource>[^/]+)(?:/(?P<name>[^/]+))?")


class Cluster:
    """Objects of one namespace by resource and name. Records requests (``requested``: verb and resource) and created objects (``created``)."""

    def __init__(self, spark_home: Path, directory: Path, secrets: dict):
        self.requested, self.created = set(), []
        self._home, self._directory, self._secrets = spark_home, directory, secrets
        self._objects, self._processes, self._version = {}, {}, 0
        self._changed, self._events = threading.Condition(), []
        self._server = http.server.ThreadingHTTPServer((ADDRESS, 0), self._handler())
        self._server.daemon_threads = True

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
        for process in self._processes.values():
            process.kill()
            process.wait()

    @property
    def url(self):
        return f"http://{ADDRESS}:{self._server.server_port}"

    def objects(self, resource):
        with self._changed:
            return [thing for (kind, _), thing in self._objects.items() if kind == resource]

    def put(self, resource, thing):
        """Creates or replaces an object."""
        with self._changed:
            metadata = thing["metadata"]
            new = (resource, metadata["name"]) not in self._objects
            self._version += 1
            metadata.setdefault("uid", str(uuid.uuid4()))
            metadata["resourceVersion"] = str(self._version)
            self._objects[resource, metadata["name"]] = thing
            self._publish("ADDED" if new else "MODIFIED", resource, thing)
        return thing

    def remove(self, resource, name):
        with self._changed:
            thing = self._objects.pop((resource, name), None)
            if thing:
                self._publish("DELETED", resource, thing)
        if thing and name in self._processes:
            self._processes[name].terminate()
        return thing

    def _publish(self, event, resource, thing):
        self._events.append((resource, json.loads(json.dumps({"type": event, "object": thing}))))
        self._changed.notify_all()

    def start(self, pod):
        """Starts an executor's pod, like a kubelet."""
        container = pod["spec"]["containers"][0]
        name = pod["metadata"]["name"]
        if container["args"] != ["executor"]:
            raise ValueError(f"{name} is not an executor: {container['args']}")
        pod["status"] = {"phase": "Pending", "podIP": ADDRESS}
        given = {variable["name"]: self._value(variable, pod) for variable in container["env"]}
        options = [value for variable, value in sorted(given.items()) if variable.startswith("SPARK_JAVA_OPT_")]
        variables = {
            "driver-url": "SPARK_DRIVER_URL", "executor-id": "SPARK_EXECUTOR_ID", "cores": "SPARK_EXECUTOR_CORES", "app-id": "SPARK_APPLICATION_ID",
            "hostname": "SPARK_EXECUTOR_POD_IP", "resourceProfileId": "SPARK_RESOURCE_PROFILE_ID", "podName": "SPARK_EXECUTOR_POD_NAME",
        }
        command = ["java", *options, f"-Xmx{given['SPARK_EXECUTOR_MEMORY']}", "-cp", f"{self._home}/jars/*", EXECUTOR]
        command += [word for option, variable in variables.items() for word in (f"--{option}", given[variable])]
        directory = self._directory / name
        directory.mkdir()
        with open(directory / "log", "w") as log:
            self._processes[name] = subprocess.Popen(
                command,
                env={**os.environ, **given, "SPARK_LOCAL_IP": ADDRESS, "SPARK_LOCAL_DIRS": str(directory)},
                cwd=directory,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        pod["status"].update(
            phase="Running",
            containerStatuses=[
                {
                    "name": container["name"], "image": container["image"], "imageID": "", "ready": True, "restartCount": 0,
                    "state": {"running": {"startedAt": "2026-01-01T00:00:00Z"}},
                }
            ],
        )
        self.put("pods", pod)

    def _value(self, variable, pod):
        if "value" in variable:
            return variable["value"]
        source = variable.get("valueFrom", {})
        if "secretKeyRef" in source:
            return self._secrets[source["secretKeyRef"]["name"]][source["secretKeyRef"]["key"]]
        field = source.get("fieldRef", {}).get("fieldPath")
        return {"status.podIP": ADDRESS, "metadata.name": pod["metadata"]["name"], None: ""}[field]

    def watch(self, resource, selected, write):
        """Writes every change until the server ends or ``write`` fails."""
        sent = 0
        while True:
            with self._changed:
                self._changed.wait_for(lambda: len(self._events) > sent, timeout=60)
                new, sent = self._events[sent:], len(self._events)
            for kind, event in new:
                if kind == resource and selected(event["object"]):
                    write(event)

    def _handler(cluster):
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                resource, name, selected, query = self._request()
                if name:
                    self._count("get", resource)
                    return self._answer(next((thing for thing in cluster.objects(resource) if thing["metadata"]["name"] == name), None))
                if query.get("watch") != "true":
                    self._count("list", resource)
                    items = [thing for thing in cluster.objects(resource) if selected(thing)]
                    return self._answer({"kind": "List", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": items})
                self._count("watch", resource)
                if "websocket" in self.headers.get("Upgrade", "").lower():
                    # Without a web socket, the client watches a plain response that does not end.
                    return self._answer({})
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                with contextlib.suppress(ConnectionError):  # the client has disconnected
                    cluster.watch(resource, selected, self._chunk)

            def do_POST(self):
                resource, *_ = self._request()
                self._count("create", resource)
                thing = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                cluster.created.append(thing)
                self._answer(cluster.put(resource, thing), 201)
                if resource == "pods":
                    cluster.start(json.loads(json.dumps(thing)))

            def do_PATCH(self):
                resource, name, *_ = self._request()
                self._count("patch", resource)
                self.rfile.read(int(self.headers["Content-Length"]))
                self._answer(next((thing for thing in cluster.objects(resource) if thing["metadata"]["name"] == name), None))

            def do_DELETE(self):
                resource, name, selected, _ = self._request()
                self._count("delete" if name else "deletecollection", resource)
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                names = [name] if name else [thing["metadata"]["name"] for thing in cluster.objects(resource) if selected(thing)]
                for each in names:
                    cluster.remove(resource, each)
                self._answer({"kind": "Status", "apiVersion": "v1", "status": "Success"})

            def _request(self):
                url = urllib.parse.urlsplit(self.path)
                path = PATH.fullmatch(url.path)
                query = dict(urllib.parse.parse_qsl(url.query))
                return path["resource"], path["name"], selector(query.get("labelSelector", "")), query

            def _count(self, verb, resource):
                cluster.requested.add((verb, resource))

            def _answer(self, thing, status=200):
                if thing is None:
                    thing, status = {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404}, 404
                body = json.dumps(thing).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def _chunk(self, thing):
                body = json.dumps(thing).encode() + b"\n"
                self.wfile.write(b"%x\r\n%s\r\n" % (len(body), body))
                self.wfile.flush()

            def log_message(self, *_):
                pass

        return Handler


def selector(text):
    """A predicate for a label selector such as ``a=b,c!=d,e in (f, g)``."""
    conditions = re.findall(r"([\w./-]+)\s*(=|!=| in )\s*(\([^)]*\)|[^,]*)", text)

    def selected(thing):
        labels = thing["metadata"].get("labels", {})
        for label, relation, value in conditions:
            values = [one.strip() for one in value.strip("()").split(",")]
            if (labels.get(label) in values) == (relation == "!="):
                return False
        return True

    return selected
