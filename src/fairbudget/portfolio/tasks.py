"""What there is to do in a portfolio, and what holds for all of it."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from fairbudget.costing.settings import Answers
from fairbudget.language import Language
from fairbudget.ratecards import RateBook
from fairbudget.reading.cards.rate_book import read_rates


@dataclass(frozen=True)
class Setting:
    """What holds for a whole run. `as_of` is for budgets that name no day; `rates` is the organisation's own folder."""

    folder: Path
    rates: Path | None = None
    as_of: date | None = None
    currency: str | None = None
    language: Language = "en"


@dataclass(frozen=True)
class Task:
    """A piece of work: a file (its name below the folder), or one row group of a table of lines.

    `sha256` is that of the file. What is worked on is what has these bytes.
    """

    file: str
    sha256: str
    row_group: int | None = None


@cache
def book_of(rates: Path | None) -> RateBook:
    """The rates and rules: public, and read once in each process."""
    return read_rates(rates)


@cache
def published_of(rates: Path | None) -> Answers:
    """What the rate book has answered so far in this process: rates on days, and what funders' rules say."""
    del rates  # each folder of rates has answers of its own
    return {}


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes; empty for what cannot be opened, which is told when it is to be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
