"""Files read in a process of their own: what becomes of that process is a message here and nothing worse.

A process is started once, is kept warm, and serves one file after another; one that died is replaced. A few may work
at the same time, so that nobody waits for somebody else's bomb.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from pathlib import Path
from struct import Struct
from typing import IO

from fairbudget.language import say, spoken
from fairbudget.reading.file.limits import MB, Limits
from fairbudget.reading.file.parcel import OddParcelError, unpacked
from fairbudget.reading.file.unreadable import FILE_NOT_NOW, UnreadableFile, unsafe
from fairbudget.reading.grid import Sheet

MOST_AT_ONCE = 3
LENGTHS, LENGTH = Struct(">II"), Struct(">I")
# openpyxl would load numpy, which takes as long to start as all the rest, to know its numbers if it met one.
START = (
    "import sys; sys.modules['numpy'] = None; sys.path.append(sys.argv[1]); "
    "from fairbudget.reading.file.child import serve; serve()"
)
# -P: a file of the folder that somebody works in is no module of ours, whatever its name.
COMMAND = ("-P", "-c", START, str(Path(__file__).resolve().parents[3]))
# How the process says that its copy was ended for the time of the processor: the number of that signal.
OUT_OF_TIME = getattr(signal, "SIGXCPU", None)


class DiedError(Exception):
    """The process ended before it had answered. `late` when that was for the time it took."""

    def __init__(self, code: int | None = None, *, late: bool = False) -> None:
        super().__init__(code)
        self.code, self.late = code, late


class Reader:
    """One process that reads files."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this program's own
            (sys.executable, *COMMAND),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
        )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, question: bytes, content: bytes, limits: Limits) -> bytes:
        """The answer about one file. Raises DiedError; the process is of no use then."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            self.kill()

        timer = threading.Timer(limits.wall_seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            return self._exchange(question, content, limits)
        except (OSError, EOFError) as error:
            self.kill()
            raise DiedError(self._process.wait(), late=late.is_set()) from error
        finally:
            timer.cancel()

    def _exchange(self, question: bytes, content: bytes, limits: Limits) -> bytes:
        there, back = self._pipes
        # One byte announces a file (see `child`).
        for piece in (b"!", LENGTHS.pack(len(question), len(content)), question, content):
            there.write(piece)
        there.flush()
        (length,) = LENGTH.unpack(_exactly(back, LENGTH.size))
        # JSON may need several letters for one, so more may come than was counted; never more than this.
        if length > 8 * limits.answer_mb * MB:
            raise EOFError
        return _exactly(back, length)

    @property
    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process.stdin is None or self._process.stdout is None:
            raise EOFError
        return self._process.stdin, self._process.stdout

    def kill(self) -> None:
        """End the process and the copy of it that reads a file."""
        if not self.alive:
            return
        if os.name == "posix":
            os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()

    def close(self) -> None:
        """End it and let go of its pipes."""
        self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                # It may hold what nobody reads any more.
                with suppress(OSError):
                    pipe.close()
        self._process.wait()

    def forget(self) -> None:
        """In a copy of this program: the process is the original's, and is left alone."""
        self._process.returncode = 0


class Readers:
    """The processes of this program. Each is used for one file at a time."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._idle: list[Reader] = []
        self._lock = threading.Lock()
        self._room = threading.BoundedSemaphore(most)

    def warm(self) -> None:
        """Start a process, if none waits, so that the next file need not wait for it."""
        with self._lock:
            if not self._idle:
                self._idle.append(Reader())

    def ask(self, question: bytes, content: bytes, limits: Limits) -> bytes:
        """The answer of the next free process. Raises DiedError, TimeoutError when none was free, and OSError."""
        if not self._room.acquire(timeout=limits.wall_seconds):
            raise TimeoutError
        try:
            reader = self._taken()
            try:
                answer = reader.ask(question, content, limits)
            except BaseException:
                reader.close()
                raise
            with self._lock:
                self._idle.append(reader)
            return answer
        finally:
            self._room.release()

    def _taken(self) -> Reader:
        with self._lock:
            while self._idle:
                reader = self._idle.pop()
                if reader.alive:
                    return reader
                reader.close()
        return Reader()

    def close(self) -> None:
        """End every process that waits."""
        with self._lock:
            while self._idle:
                self._idle.pop().close()

    def forget(self) -> None:
        """In a copy of this program (a fork): these processes are not its own."""
        for reader in self._idle:
            reader.forget()
        readers.cache_clear()


@cache
def readers() -> Readers:
    """The processes of this program; they hold nothing of a file."""
    found = Readers()
    atexit.register(found.close)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=found.forget)
    return found


def warm() -> None:
    """Have a process ready for the next file. Where none can be started, that is said when there is a file."""
    with suppress(OSError):
        readers().warm()


def sheets_apart(name: str, content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """The sheets of a file, read in a process of its own. Raises UnreadableFile, whatever the file does there."""
    question = json.dumps({"name": name, "language": spoken(), "limits": asdict(limits)}).encode()
    try:
        return unpacked(readers().ask(question, content, limits), limits)
    except (DiedError, OddParcelError) as error:
        raise unsafe(name, _why(error, limits)) from error
    except OSError as error:
        raise UnreadableFile(FILE_NOT_NOW(name, name)) from error


def _why(error: DiedError | OddParcelError, limits: Limits) -> str:
    late = isinstance(error, DiedError) and error.late
    if late or (isinstance(error, DiedError) and error.code == OUT_OF_TIME):
        seconds = limits.wall_seconds if late else limits.cpu_seconds
        return say("reading it takes longer than {n} seconds", n=seconds)
    return say("the part of the program that reads files broke off at it")


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    """That many bytes. Raises EOFError when the other side ends before."""
    found = pipe.read(length)
    if len(found) < length:
        raise EOFError
    return found
