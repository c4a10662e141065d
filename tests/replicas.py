"""Replicas of the dashboard as deploy/ lays them out, nginx before them, and a reader's websocket."""

import asyncio
import os
import re
import shutil
import signal
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import websockets
from conftest import ROOT
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from windows import free_port

UNCHECKED = ssl.create_default_context()
"""TLS to a certificate that these tests made themselves."""
UNCHECKED.check_hostname = False
UNCHECKED.verify_mode = ssl.CERT_NONE

PATIENCE = 60
"""Seconds to wait for what must come."""


def copied_paths() -> list[str]:
    """What the Containerfile copies into the image besides the requirements."""
    lines = re.findall(r"^COPY (.*) \S+$", (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8"), re.M)
    return [path for line in lines for path in line.split() if not path.startswith("requirements")]


class Replica:
    """A dashboard in a folder of its own that holds what the image holds, on a port of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        for path in copied_paths() if not (folder / "dashboard.py").exists() else ():
            source, target = ROOT / path, folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, target, ignore=ignored) if source.is_dir() else shutil.copy(source, target)

    def start(
        self,
        *before: str,
        wait: bool = True,
        environment: Mapping[str, str] | None = None,
        log: IO[str] | int = subprocess.DEVNULL,
    ) -> None:
        """Starts it by a command that may have others before it; with `wait`, until it is healthy."""
        here = ["--server.address", "127.0.0.1", "--server.port", str(self.port)]
        command = [*before, sys.executable, "-m", "streamlit", "run", "dashboard.py", *here]
        given = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"} | dict(environment or {})
        self.process = subprocess.Popen(command, cwd=self.folder, env=given, stdout=log, stderr=log)
        if wait:
            self.wait()

    def wait(self) -> None:
        """Waits until it is healthy."""
        until(lambda: status(f"http://127.0.0.1:{self.port}/healthz") == 200)

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> None:
        """Ends it by a signal: SIGTERM as a service manager does, SIGKILL as a lack of memory does."""
        self.process.send_signal(sign)
        self.process.wait(PATIENCE)


def until(holds: Callable[[], bool]) -> None:
    """Waits until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not come to be"
        time.sleep(0.05)


def status(url: str) -> int:
    """The status of the answer to a request; 0 where nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE, context=UNCHECKED) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0


@contextmanager
def nginx(folder: Path, ports: tuple[int, int]) -> Iterator[str]:
    """The address of nginx with deploy/nginx.conf before two replicas; only its ports and paths are others."""
    port = free_port()
    certificate, key = folder / "fullchain.pem", folder / "privkey.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    subprocess.run(
        [*made, "-subj", "/CN=localhost", "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    site = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    site = re.sub(r"^ *listen \[::\].*\n", "", site, flags=re.M)
    for given, here in {
        "listen 443 ": f"listen 127.0.0.1:{port} ",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "127.0.0.1:8501": f"127.0.0.1:{ports[0]}",
        "127.0.0.1:8502": f"127.0.0.1:{ports[1]}",
        "/etc/ssl/ties.example.org": str(folder),
        "/var/cache/nginx/dashboard": str(folder / "cache"),
    }.items():
        assert given in site
        site = site.replace(given, here)
    (folder / "site.conf").write_text(site, encoding="utf-8")
    parts = " ".join(f"{one}_temp_path {folder / one};" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; {'user root;' if os.geteuid() == 0 else ''}\n"
        f"events {{}} http {{ access_log off; {parts} include {folder}/site.conf; }}\n",
        encoding="utf-8",
    )
    command = ["nginx", "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log"]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    process = subprocess.Popen(command)
    url = f"https://localhost:{port}"
    until(lambda: status(f"{url}/healthz") == 200)
    yield url
    process.terminate()
    process.wait(PATIENCE)


async def drawn(socket: websockets.ClientConnection, page: str, query: str) -> list[str]:
    """Runs a page for a query, and gives all texts that it draws; an exception is told by its type first."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    await socket.send(asked.SerializeToString())
    texts = []
    while True:
        raw = await asyncio.wait_for(socket.recv(), PATIENCE)
        assert isinstance(raw, bytes)
        message = ForwardMsg.FromString(raw)
        element = message.delta.new_element
        if element.WhichOneof("type") == "exception":
            texts.insert(0, f"exception: {element.exception.type}")
        elif element.WhichOneof("type") in ("markdown", "heading"):
            texts.append(element.markdown.body or element.heading.body)
        if message.WhichOneof("type") == "script_finished":
            return texts


def connect(url: str) -> websockets.connect:
    """The websocket of a server, to be entered: as a browser at that address opens it."""
    context = UNCHECKED if url.startswith("https") else None
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    protocols = [websockets.Subprotocol("streamlit")]
    return websockets.connect(
        address,
        ssl=context,
        max_size=None,
        open_timeout=PATIENCE,
        subprotocols=protocols,
        origin=websockets.Origin(url),
    )
