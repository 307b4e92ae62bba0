"""What is already done of a run, kept beside its output, so that a run that was interrupted goes on where it stood.

It is written as the parts come in and deleted when the output stands. A part counts only for the same bytes of the
same file, the same rates, the same day and the same version of the program.
"""

import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path
from struct import Struct
from typing import IO

from fairbudget.portfolio.tasks import Setting, Task, book_of
from fairbudget.version import VERSION

LENGTHS = Struct(">II")  # of a task, in JSON, and of its part
ENDING = ".unfinished"


class Journal:
    """The parts that are done, on disk. Only where each stands is in memory."""

    def __init__(self, output: Path, setting: Setting) -> None:
        self.path = output.with_name(f".{output.name}{ENDING}")
        self._head = json.dumps({"run": _same_run(setting)}).encode() + b"\n"
        self._places: dict[str, tuple[int, int]] = {}
        self._file: IO[bytes] = self._opened()

    def __contains__(self, task: Task) -> bool:
        return _key(task) in self._places

    def add(self, task: Task, part: bytes) -> None:
        """Keep the part of a task."""
        key = _key(task).encode()
        self._file.seek(0, os.SEEK_END)
        self._file.write(LENGTHS.pack(len(key), len(part)) + key)
        self._places[key.decode()] = (self._file.tell(), len(part))
        self._file.write(part)
        self._file.flush()

    def part(self, task: Task) -> bytes:
        """The part of a task that is done."""
        place, length = self._places[_key(task)]
        self._file.seek(place)
        return self._file.read(length)

    def close(self) -> None:
        """Leave it for the next run; where nothing is done yet there is nothing to leave."""
        self._file.close()
        if not self._places:
            self.path.unlink(missing_ok=True)

    def delete(self) -> None:
        """Delete it: the output stands."""
        self._file.close()
        self.path.unlink(missing_ok=True)

    def _opened(self) -> IO[bytes]:
        """The file, with what it holds found; a new one where there is none of this run."""
        if self.path.exists():
            file = self.path.open("r+b")
            if file.readline() == self._head:
                self._find(file)
                return file
            file.close()
        file = self.path.open("w+b")
        file.write(self._head)
        file.flush()
        return file

    def _find(self, file: IO[bytes]) -> None:
        """Where each part stands. What was cut short in the middle of a part is cut off."""
        whole, size = file.tell(), os.fstat(file.fileno()).st_size
        while len(head := file.read(LENGTHS.size)) == LENGTHS.size:
            key_length, length = LENGTHS.unpack(head)
            key = file.read(key_length)
            place = file.tell()
            if place + length > size:
                break
            self._places[key.decode()] = (place, length)
            file.seek(length, os.SEEK_CUR)
            whole = place + length
        file.truncate(whole)


def _key(task: Task) -> str:
    return json.dumps(asdict(task), sort_keys=True)


def _same_run(setting: Setting) -> str:
    """What must be the same for a part to be of use again."""
    book = book_of(setting.rates)
    cards = sorted((card.code, card.version) for card in book.cards)
    funders = {code: rules.model_dump() for code, rules in book.funders.items()}
    what = [VERSION, str(setting.as_of), str(setting.currency), setting.language, cards, funders]
    return hashlib.sha256(json.dumps(what, sort_keys=True, default=_in_order).encode()).hexdigest()


def _in_order(value: object) -> object:
    """A set in an order that is the same in every process; dates and decimals as text."""
    return sorted(map(str, value)) if isinstance(value, set | frozenset) else str(value)
