"""Debugging information from servers, where the user has named some in DEBUGINFOD_URLS.

A server has a file for each build-id, at URL/buildid/BUILDID/debuginfo. What was fetched is kept beside the
descriptions; that a server had nothing, or did not answer, is remembered for a while, so that imports do not wait for
it each time.
"""

import os
import shutil
import tempfile
import time

from .elf import ElfFile
from .errors import DescriptionError

TIMEOUT = 90                                 # seconds without an answer; DEBUGINFOD_TIMEOUT says otherwise
ASK_AGAIN = 24 * 3600                        # seconds after which a server may have what it had not


def find_debuginfod_file(build_id, soname, cache_dir, notice=None):
    """The path of the library's debug file from a server, or None: no server is configured or none has it."""
    urls = os.environ.get("DEBUGINFOD_URLS", "").split()
    if not urls or not cache_dir:
        return None
    folder = os.path.join(cache_dir, "debuginfod")
    kept, missed = os.path.join(folder, f"{build_id}.debug"), os.path.join(folder, f"{build_id}.none")
    if os.path.isfile(kept):
        return kept
    if _age(missed) < ASK_AGAIN:
        return None
    os.makedirs(folder, exist_ok=True)
    for url in urls:
        failure = _fetch(url, build_id, kept)
        if failure is None:
            _tell(notice, f"debugging information of {soname} came from {url}")
            return kept
        if failure != _NOT_THERE:
            _tell(notice, f"no debugging information of {soname}: {failure}")
    open(missed, "w").close()
    return None


_NOT_THERE = "the server has none"


def _fetch(url, build_id, path):
    """Why the file cannot be had from this server; None: it is now at `path`."""
    import urllib.error                      # seldom needed, and slow to import
    import urllib.request

    address = f"{url.rstrip('/')}/buildid/{build_id}/debuginfo"
    if not address.startswith(("http://", "https://", "file://")):
        return f"{url} is no address of a server"
    handle, fresh = tempfile.mkstemp(prefix=".new-", dir=os.path.dirname(path))
    try:
        with open(handle, "wb") as file, urllib.request.urlopen(address, timeout=_timeout()) as answer:
            shutil.copyfileobj(answer, file)
        with ElfFile(fresh) as elf:
            if elf.build_id() != build_id:
                return f"{url} sent a file of another build-id"
        os.rename(fresh, path)
        return None
    except urllib.error.HTTPError as error:
        return _NOT_THERE if error.code == 404 else f"{url}: {error}"
    except urllib.error.URLError as error:
        return _NOT_THERE if isinstance(error.reason, FileNotFoundError) else f"{url}: {error.reason}"
    except DescriptionError:
        return f"{url} sent no ELF file"
    except (OSError, ValueError) as error:
        return f"{url}: {error}"
    finally:
        if os.path.exists(fresh):
            os.unlink(fresh)


def _timeout():
    text = os.environ.get("DEBUGINFOD_TIMEOUT", "")
    return int(text) if text.isdecimal() and int(text) else TIMEOUT


def _age(path):
    """Seconds since a file was written; infinite where there is none."""
    try:
        return time.time() - os.stat(path).st_mtime
    except OSError:
        return float("inf")


def _tell(notice, text):
    if notice:
        notice(text)
