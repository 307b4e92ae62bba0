"""The process in which a file is read, so that a crash or a bomb in it ends there. It reads nothing but its input.

On Linux and macOS it forks for every file: the copy is the one that takes the limits, reads the file and ends, so that
nothing of a file is left for the next one. Windows has neither fork nor these limits; there only time is limited.
"""

import gc
import json
import os
import sys
from struct import Struct
from typing import IO

try:
    import resource
except ImportError:  # Windows
    FORKS = False
else:
    FORKS = True

from fairbudget.language import say, speaking
from fairbudget.reading.file.limits import MB, Limits
from fairbudget.reading.file.opening import sheets_of
from fairbudget.reading.file.parcel import TooMuchError, packed, packed_problems
from fairbudget.reading.file.room import too_much_text
from fairbudget.reading.file.unreadable import UnreadableFile, unsafe

LENGTHS = Struct(">II")  # of what is asked, in JSON, and of the file
LENGTH = Struct(">I")
# What nobody who reads a budget does. A reader that a file has got the better of should not either.
NEVER = ("socket.connect", "socket.bind", "socket.sendto", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def serve() -> None:
    """Answer one file after another until the input ends. Each is announced by one byte."""
    answers = _answers()
    # A copy lives for one file: nothing in it need be collected, and what is looked over would be copied in full.
    gc.freeze()
    gc.disable()
    while os.read(0, 1):
        if FORKS:
            _in_a_copy(answers)
        else:
            _answer(answers)
            gc.collect()


def _answers() -> IO[bytes]:
    """Where answers go. What a library might print goes nowhere: it could hold what somebody typed."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answers


def _in_a_copy(answers: IO[bytes]) -> None:
    """The file is read from the input by the copy: this process never holds any of it."""
    copy = os.fork()
    if copy == 0:
        status = 1
        try:
            _answer(answers)
            status = 0
        finally:
            # Whatever happened, a copy never goes on as if it were the original.
            os._exit(status)
    _, status = os.waitpid(copy, 0)
    if status:
        # The answer may be half written: whoever waits for it learns from the end of this process, and why.
        os._exit(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 1)


def _answer(answers: IO[bytes]) -> None:
    """Read one question with its file, and answer it."""
    # Opened anew for each file, so that nothing of one is left in it; the next file is sent after this answer.
    with open(0, "rb", closefd=False) as given:
        head, size = LENGTHS.unpack(given.read(LENGTHS.size))
        question, content = json.loads(given.read(head)), given.read(size)
    limits = Limits(**question["limits"])
    take_limits(limits)
    with speaking(question["language"]):
        # Whether there was too little memory is looked at when what took it has been let go.
        answer = _read(question["name"], content, limits)
        if answer is None:
            answer = _too_little(question["name"], limits)
    answers.write(LENGTH.pack(len(answer)) + answer)
    answers.flush()


def _too_little(name: str, limits: Limits) -> bytes:
    what = say("reading it takes more memory than {size}", size=f"{limits.memory_mb}MB")
    return packed_problems(unsafe(name, what).problems)


def _read(name: str, content: bytes, limits: Limits) -> bytes | None:
    """The answer about a file; None when there was too little memory for it."""
    try:
        return packed(sheets_of(name, content, limits), limits)
    except UnreadableFile as error:
        return packed_problems(error.problems)
    except MemoryError:
        return None
    except TooMuchError:
        return packed_problems(too_much_text(name).problems)


def take_limits(limits: Limits) -> None:
    """Limits of this process: memory and time of the processor; it writes no file and calls nobody."""
    sys.dont_write_bytecode = True
    sys.addaudithook(_never)
    if not FORKS:
        return
    memory, seconds = limits.memory_mb * MB, limits.cpu_seconds
    for limit, most in (
        ("RLIMIT_AS", (memory, memory)),
        # At the first a signal tells why the process ends; at the second it would end without a word.
        ("RLIMIT_CPU", (seconds, seconds + 1)),
        ("RLIMIT_FSIZE", (0, 0)),
        ("RLIMIT_CORE", (0, 0)),
    ):
        try:
            resource.setrlimit(getattr(resource, limit), most)
        except (AttributeError, ValueError, OSError):
            # macOS does not limit memory so; a stricter limit of the host stays as it is.
            continue


def _never(event: str, arguments: tuple[object, ...]) -> None:
    flags = arguments[2] if event == "open" else 0
    if event in NEVER or (isinstance(flags, int) and flags & WRITES):
        raise PermissionError(f"{event} while a file is read")
