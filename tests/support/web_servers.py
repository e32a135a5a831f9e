"""The web servers that are here, with the settings that we ship."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = Path(__file__).resolve().parents[2] / "docs/tjener"
APACHE_MODULES = Path("/usr/lib/apache2/modules")
_NEEDED = "mpm_event authz_core dir mime alias headers rewrite"
_WHO = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""


def find(name: str) -> str | None:
    """Return the path of a web server; None where it is not installed."""
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")


@contextmanager
def serving(name: str, program: str, folder: Path) -> Iterator[int]:
    """Serve what is published in ``srv`` in ``folder``; give the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (_nginx if name == "nginx" else _apache)(folder, port)
    process = subprocess.Popen([program, *command[1:]])
    try:
        _wait(process, port, folder)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _settings(name, folder, port):
    """Return the settings as they are shipped, but for the folder and the port."""
    text = (
        (SETTINGS / name).read_text(encoding="utf-8").replace("/srv/veileder", str(folder / "srv"))
    )
    return text.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("*:80", f"*:{port}")


def _nginx(folder, port):
    (folder / "veileder.conf").write_text(_settings("nginx.conf", folder, port), encoding="utf-8")
    (folder / "nginx.conf").write_text(
        f"{_WHO} daemon off; pid {folder}/pid; error_log {folder}/log; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; include {folder}/veileder.conf;\n"
        + "".join(
            f"{kind}_temp_path {folder}/{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        + "}\n",
        encoding="utf-8",
    )
    return ["nginx", "-p", str(folder), "-e", str(folder / "log"), "-c", str(folder / "nginx.conf")]


def _apache(folder, port):
    types = "text/html html\ntext/css css\ntext/javascript js\napplication/json json\n"
    (folder / "mime.types").write_text(types, encoding="utf-8")
    modules = "".join(
        f"LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so\n" for name in _NEEDED.split()
    )
    (folder / "apache.conf").write_text(
        f"{modules}ServerRoot {folder}\nServerName localhost\nPidFile {folder}/pid\n"
        f"ErrorLog {folder}/log\nListen 127.0.0.1:{port}\nTypesConfig {folder}/mime.types\n"
        f"DefaultRuntimeDir {folder}\nUser www-data\nGroup www-data\n"
        + _settings("apache.conf", folder, port),
        encoding="utf-8",
    )
    return ["apache2", "-X", "-f", str(folder / "apache.conf")]


def _wait(process, port, folder):
    for _ in range(100):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, list(folder.iterdir())
        time.sleep(0.1)
    raise AssertionError("the server never answered")
