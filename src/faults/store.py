"""The S3 server of the tests as a process. It accepts unsigned requests, so that readers need no client library."""
import contextlib
import socket
import subprocess
import time
from pathlib import Path

from programs import ROOT
from spark_cluster import free_port

LIBRARIES = ROOT / "src/servers/s3/target/lib"
START_SECONDS = 60


class Store:
    def __init__(self, directory: Path):
        self._directory = directory
        self._blobs = directory / "store"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        if not LIBRARIES.is_dir():
            raise SystemExit(f"no {LIBRARIES}; make it: mvn -Pspark-submit -pl src/servers,src/servers/s3 package")
        self._blobs.mkdir()
        properties = self._directory / "s3proxy.properties"
        properties.write_text(
            f"s3proxy.endpoint={self.url}\ns3proxy.authorization=none\njclouds.provider=filesystem-nio2\njclouds.filesystem.basedir={self._blobs}\n"
        )
        (self._directory / "logback.xml").write_text(
            '<configuration><appender name="console" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%d %p %c: %m%n</pattern></encoder>'
            '</appender><root level="WARN"><appender-ref ref="console"/></root></configuration>'
        )
        command = ["java", "-Xmx512m", "-cp", f"{self._directory}:{LIBRARIES}/*", "org.gaul.s3proxy.Main", "--properties", str(properties)]
        with open(self._directory / "server.log", "w") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            self._await()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def bucket(self, name):
        """Creates a bucket, which is a folder for this server."""
        (self._blobs / name).mkdir()

    def _await(self):
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.1)
        raise TimeoutError(f"no S3 server within {START_SECONDS} s; see {self._directory}")
