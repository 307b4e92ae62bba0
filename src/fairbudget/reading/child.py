"""The process in which a file is read, so that a crash or a bomb in it ends there. It reads nothing but its input.

On Linux and macOS it forks for every file: the copy is the one that takes the limits, reads the file and ends, so that
nothing of a file is left for the next one. Windows has neither fork nor these limits; there only time is limited.
"""

import gc
import json
import os
import sys
from struct import Struct
from typing import IO, Any

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

from fairbudget.language import say, speaking
from fairbudget.reading.limits import MB, Limits
from fairbudget.reading.opening import sheets_of
from fairbudget.reading.parcel import TooMuchError, packed, packed_problems
from fairbudget.reading.unreadable import UnreadableFile, unsafe

LENGTHS = Struct(">II")  # of what is asked, in JSON, and of the file
LENGTH = Struct(">I")
# What nobody who reads a budget does. A reader that a file has got the better of should not either.
NEVER = ("socket.connect", "socket.bind", "socket.sendto", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")


def serve() -> None:
    """Answer one file after another until the input ends."""
    files, answers = sys.stdin.buffer, _answers()
    # A copy lives for one file: nothing in it need be collected, and what is looked over must be copied in full.
    gc.freeze()
    gc.disable()
    while asked := _asked(files):
        if hasattr(os, "fork"):
            _in_a_copy(asked, answers)
        else:
            _answer(asked, answers)
            gc.collect()


def _answers() -> IO[bytes]:
    """Where answers go. What a library might print goes nowhere: it could hold what somebody typed."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answers


def _asked(files: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    lengths = files.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head, content = LENGTHS.unpack(lengths)
    return json.loads(files.read(head)), files.read(content)


def _in_a_copy(asked: tuple[dict[str, Any], bytes], answers: IO[bytes]) -> None:
    copy = os.fork()
    if copy == 0:
        try:
            _answer(asked, answers)
        except BaseException:  # noqa: BLE001 - a copy never goes on as if it were the original
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(copy, 0)
    if status:
        # The answer may be half written: whoever waits for it learns from the end of this process, and why.
        os._exit(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 1)


def _answer(asked: tuple[dict[str, Any], bytes], answers: IO[bytes]) -> None:
    (question, content), limits = asked, Limits(**asked[0]["limits"])
    _take_limits(limits)
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
        return packed_problems(unsafe(name, say("it holds too much text")).problems)


def _take_limits(limits: Limits) -> None:
    """Limits of this process: memory, time of the processor, and no file written, however it comes about."""
    sys.dont_write_bytecode = True
    sys.addaudithook(_never)
    if resource is None or not hasattr(os, "fork"):
        return
    memory = limits.memory_mb * MB
    for limit, most in (
        ("RLIMIT_AS", memory),
        ("RLIMIT_CPU", limits.cpu_seconds),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
    ):
        try:
            resource.setrlimit(getattr(resource, limit), (most, most))
        except (AttributeError, ValueError, OSError):
            # macOS does not limit memory so; a stricter limit of the host stays as it is.
            continue


def _never(event: str, _: tuple[object, ...]) -> None:
    if event in NEVER:
        raise PermissionError(f"{event} while a file is read")
