"""An HTTP proxy in front of a server that injects failures by rules."""
import http.client
import re
import socket
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "expect"}
LATE = 0.02  # seconds
SLOW_DOWN = b"<?xml version='1.0' encoding='UTF-8'?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"
INTERNAL = b"<?xml version='1.0' encoding='UTF-8'?><Error><Code>InternalError</Code><Message>We encountered an internal error.</Message></Error>"


@dataclass
class Rule:
    """A failure for the first ``times`` requests with a method and a path.

    ``how`` is ``busy`` (503 SlowDown), ``unsure`` (500 after the server has done it), ``silent`` (no answer), ``late`` (forwarded after 20 ms), ``slow``
    (few bytes at a time), ``cut`` (the connection ends in the middle of the body) or ``passed`` (no failure: only counts the requests).
    """

    how: str
    method: str
    path: str
    times: int = 2
    met: int = field(default=0)

    def takes(self, method, path):
        if self.met >= self.times or method != self.method or not re.search(self.path, path):
            return False
        self.met += 1
        return True


class Proxy:
    """Listens on the loopback interface; requests without a matching rule are forwarded."""

    def __init__(self, server_port):
        self.rules = []
        self._server_port = server_port
        self._lock = threading.Lock()
        self._is_over = threading.Event()
        proxy = self

        class Handler(_Handler):
            def setup(self):
                self.proxy = proxy
                super().setup()

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 100

            def handle_error(self, request, client_address):
                """Ignores disconnected clients: some rules cause them."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._is_over.set()
        self._server.shutdown()
        self._server.server_close()

    def rule(self, method, path):
        with self._lock:
            return next((rule.how for rule in self.rules if rule.takes(method, path)), None)

    def behind(self):
        return http.client.HTTPConnection("127.0.0.1", self._server_port, timeout=60)

    def wait(self, seconds):
        self._is_over.wait(seconds)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_):
        """Nothing is logged."""

    def _serve(self):
        how = self.proxy.rule("LIST" if "list-type=" in self.path else self.command, self.path)
        length = int(self.headers.get("Content-Length", 0))
        if how == "cut" and length:
            self._pass_half(length)
            return
        body = self.rfile.read(length)
        if how == "busy":
            self._answer(503, {"Content-Type": "application/xml"}, SLOW_DOWN)
        elif how == "silent":
            self.proxy.wait(120)
            self.close_connection = True
        else:
            if how == "late":
                self.proxy.wait(LATE)
            status, headers, content = self._passed(body)
            if how == "unsure":
                self._answer(500, {"Content-Type": "application/xml"}, INTERNAL)
            elif how == "slow":
                self._answer(status, headers, content, step=1024)
            elif how == "cut":
                self._answer(status, headers, content, most=len(content) // 2)
                self._end()
            else:
                self._answer(status, headers, content)

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = _serve

    def _passed(self, body):
        server = self.proxy.behind()
        try:
            server.request(self.command, self.path, body, self._headers(len(body)))
            answer = server.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            server.close()

    def _pass_half(self, length):
        server = self.proxy.behind()
        server.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in self._headers(length).items():
            server.putheader(name, value)
        server.endheaders()
        server.send(self.rfile.read(length // 2))
        server.close()
        self._end()

    def _headers(self, length):
        kept = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
        return kept | {"Content-Length": str(length)} if length or self.command in ("PUT", "POST") else kept

    def _answer(self, status, headers, content, most=None, step=None):
        self.send_response_only(status)
        for name, value in headers.items():
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        length = {name.lower(): value for name, value in headers.items()}.get("content-length") if self.command == "HEAD" else None
        self.send_header("Content-Length", length or str(len(content)))
        self.end_headers()
        if self.command == "HEAD":
            return
        content = content[:most]
        step = step or max(1, len(content))
        for start in range(0, len(content), step):
            self.wfile.write(content[start : start + step])
            if step < len(content):
                self.wfile.flush()
                time.sleep(0.02)

    def _end(self):
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)
