"""Debugging information comes from a server where DEBUGINFOD_URLS names one."""

import http.server
import subprocess
import threading

import pytest

from dwarfpython.dwarf import DescriptionError, load_library
from dwarfpython.dwarf.elf import ElfFile


@pytest.fixture
def library(tmp_path):
    """A stripped library, its debug file elsewhere."""
    (tmp_path / "bird.c").write_text("struct wren { int song; };\nint sing(struct wren *bird) { return bird->song; }\n")
    subprocess.run(["gcc", "-g", "-shared", "-fPIC", "-Wl,--build-id", "-o", "libbird.so", "bird.c"], cwd=tmp_path, check=True)
    subprocess.run(["objcopy", "--only-keep-debug", "libbird.so", "whole.debug"], cwd=tmp_path, check=True)
    subprocess.run(["strip", "libbird.so"], cwd=tmp_path, check=True)
    return tmp_path / "libbird.so"


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A server of `files` (path -> bytes), which notes what it was asked for."""
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.asked.append(self.path)
            content = self.server.files.get(self.path)
            self.send_response(200 if content is not None else self.server.otherwise)
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.files, server.otherwise = [], {}, 404
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("DEBUGINFOD_URLS", f"http://127.0.0.1:{server.server_port}/")
    monkeypatch.setenv("no_proxy", "*")
    yield server
    server.shutdown()
    server.server_close()


def path_of(library):
    with ElfFile(library) as elf:
        return f"/buildid/{elf.build_id()}/debuginfo"


def load(library, notices):
    return load_library(str(library), cache_dir=str(library.parent / "cache"), notice=notices.append)


def test_fetched_once(library, server):
    server.files[path_of(library)] = library.with_name("whole.debug").read_bytes()
    notices = []
    for _ in range(2):
        assert load(library, notices).function("sing").prototype == "int sing(struct wren *bird)"
    assert server.asked == [path_of(library)]
    assert [text.partition(" came from ")[0] for text in notices] == ["debugging information of libbird.so"]


def test_what_no_server_has_is_not_asked_for_again(library, server):
    notices = []
    for _ in range(2):
        with pytest.raises(DescriptionError, match="no debugging information, and no headers"):
            load(library, notices)
    assert (server.asked, notices) == ([path_of(library)], [])


@pytest.mark.parametrize("content, reason", [(b"no ELF", "sent no ELF file"), (b"", "sent no ELF file"), (None, "HTTP Error 500")])
def test_bad_answers(library, server, content, reason):
    notices, server.otherwise = [], 500
    if content is not None:
        server.files[path_of(library)] = content
    with pytest.raises(DescriptionError, match="no headers"):
        load(library, notices)
    assert len(notices) == 1 and reason in notices[0]
    assert not list((library.parent / "cache" / "debuginfod").glob("*.debug"))


def test_another_build_id(library, server, tmp_path):
    (tmp_path / "other.c").write_text("int other;\n")
    subprocess.run(["gcc", "-g", "-shared", "-Wl,--build-id", "-o", "other.so", "other.c"], cwd=tmp_path, check=True)
    server.files[path_of(library)] = (tmp_path / "other.so").read_bytes()
    notices = []
    with pytest.raises(DescriptionError):
        load(library, notices)
    assert "another build-id" in notices[0]


def test_no_server_answers(library, monkeypatch):
    monkeypatch.setenv("DEBUGINFOD_URLS", "http://127.0.0.1:1 gopher://nowhere")
    notices = []
    with pytest.raises(DescriptionError, match="no headers"):
        load(library, notices)
    assert len(notices) == 2 and "no address of a server" in notices[1]
