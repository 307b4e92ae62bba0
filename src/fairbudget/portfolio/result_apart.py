"""A file of results read in a process of its own: what becomes of that process is a message here and nothing worse."""

import os
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

from fairbudget.language import say
from fairbudget.portfolio import result_child as child
from fairbudget.portfolio.part import BUDGETS, FIGURES, PROBLEMS, Part, unpacked
from fairbudget.portfolio.result_problems import NOT_A_RESULT, RESULT_UNSAFE, TOO_MANY_RESULTS
from fairbudget.reading.file.limits import MB, Limits
from fairbudget.reading.file.unreadable import FILE_NOT_NOW, UnreadableFile

# Some ten thousand budgets.
RESULT_FILE = Limits(file_mb=50, rows=1_000_000, memory_mb=2_048, cpu_seconds=30, wall_seconds=60)
MARK = b"PAR1"
# No part of numpy is needed to read a file, and its threads would each take of the memory.
START = (
    "import sys; sys.modules['numpy'] = None; sys.path.append(sys.argv[1]); "
    "from fairbudget.portfolio.result_child import answer; from fairbudget.reading.file.limits import MB, Limits; "
    "sys.exit(answer(Limits(*map(int, sys.argv[2:]))))"
)
# -P: a file of the folder that somebody works in is no module of ours, whatever its name.
COMMAND = ("-P", "-c", START, str(Path(__file__).resolve().parents[2]))
# What is set aside for threads and for later counts against the memory of a process: it takes what it needs instead.
FRUGAL = {"ARROW_DEFAULT_MEMORY_POOL": "system", "MALLOC_ARENA_MAX": "1", "OMP_NUM_THREADS": "1"}


def part_apart(name: str, content: bytes, limits: Limits) -> Part:
    """The part in a file. Raises UnreadableFile, whatever the file does to the process that reads it."""
    if len(content) > limits.file_mb * MB:
        raise UnreadableFile(TOO_MANY_RESULTS(name, name, limit=f"{limits.file_mb}MB"))
    if not (content.startswith(MARK) and content.endswith(MARK)):
        raise UnreadableFile(NOT_A_RESULT(name, name))
    try:
        ran = subprocess.run(  # noqa: S603 - this program's own
            (sys.executable, *COMMAND, *map(str, astuple(limits))),
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.wall_seconds,
            env={**os.environ, **FRUGAL},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _unsafe(name, say("reading it takes longer than {n} seconds", n=limits.wall_seconds)) from error
    except OSError as error:
        raise UnreadableFile(FILE_NOT_NOW(name, name)) from error
    if ran.returncode:
        raise _refused(name, ran.returncode, limits)
    part = unpacked(ran.stdout)
    if (part.budgets.schema, part.figures.schema, part.problems.schema) != (BUDGETS, FIGURES, PROBLEMS):
        raise UnreadableFile(NOT_A_RESULT(name, name))
    return part


def _refused(name: str, code: int, limits: Limits) -> UnreadableFile:
    if code == child.NOT_OURS:
        return UnreadableFile(NOT_A_RESULT(name, name))
    if code == child.TOO_MANY_ROWS:
        return UnreadableFile(TOO_MANY_RESULTS(name, name, limit=say("{n} rows", n=f"{limits.rows:,}")))
    if code == child.TOO_LITTLE_MEMORY:
        return _unsafe(name, say("reading it takes more memory than {size}", size=f"{limits.memory_mb}MB"))
    return _unsafe(name, say("the part of the program that reads files broke off at it"))


def _unsafe(name: str, what: str) -> UnreadableFile:
    return UnreadableFile(RESULT_UNSAFE(name, name, what=what))
