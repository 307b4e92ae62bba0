"""Reads folders of rate cards (TOML) into a `RateBook`, or refuses them with every problem of every file at once.

The shipped cards lie in `rates/` beside the source tree, or inside the installed package. An organisation's folder
has the same form; its rates are laid over the shipped ones.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from fairbudget.budget import Frozen
from fairbudget.oncosts import OnCostProfile
from fairbudget.problems import Problem, near
from fairbudget.ratecards import RateBook
from fairbudget.rates import ExpertiseBand, ListedRate, RateCard, RateValue, Source
from fairbudget.reading.rate_checks import check_card, check_links
from fairbudget.reading.rate_file_problems import (
    DERIVED,
    FIELD_MISSING,
    FIELD_UNKNOWN,
    NEGATIVE_AMOUNT,
    NO_FILES,
    NOT_A_DATE,
    NOT_AN_AMOUNT,
    NOT_TOML,
    VALUE_WRONG,
    WORD_UNKNOWN,
)
from fairbudget.reading.rate_lines import RateLines

BANDS_FILE = "expertise_bands.toml"
NOT_CARDS = (BANDS_FILE, "lock.toml")
PLAIN_NUMBER = re.compile(r"\d+(\.\d+)?")
Table = dict[str, Any]
Model = TypeVar("Model", bound=Frozen)
LoadedCard = tuple[RateCard, RateLines]


class RateCardError(Exception):
    """The rate cards cannot be used; `problems` says why, file by file and line by line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{p.where}: {p.message} {p.fix}" for p in problems))


def shipped_folder() -> Path:
    """The folder of the cards that come with the program: in the installed package, else beside the source tree."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "rates"
    return installed if installed.is_dir() else package.parent.parent / "rates"


def read_rates(organisation: Path | None = None, *, shipped: Path | None = None) -> RateBook:
    """All rate cards as a book. Raises RateCardError when a file of either folder is refused."""
    folder = shipped or shipped_folder()
    loaded, problems = _load(folder)
    bands, band_problems = _read_bands(folder / BANDS_FILE)
    problems += band_problems
    if organisation is not None:
        own, own_problems = _load(organisation)
        loaded += own
        problems += own_problems
    # With a card missing, links to it would be blamed on cards that are right.
    problems = problems or check_links(loaded)
    if problems:
        raise RateCardError(problems)
    return RateBook(cards=tuple(card for card, _ in loaded), bands=bands)


def read_rate_folder(folder: Path) -> tuple[tuple[RateCard, ...], list[Problem]]:
    """The cards of one folder that can be used, and the problems of the others."""
    loaded, problems = _load(folder)
    return tuple(card for card, _ in loaded), problems


def check_folder(folder: Path) -> list[Problem]:
    """Every problem of a folder of rate cards, its links to the shipped cards included; empty when all is well."""
    loaded, problems = _load(folder)
    if problems:
        return problems
    shipped = [] if folder.resolve() == shipped_folder().resolve() else _load(shipped_folder())[0]
    return check_links(shipped + loaded)


def _load(folder: Path) -> tuple[list[LoadedCard], list[Problem]]:
    files = sorted(file for file in folder.glob("*.toml") if file.name not in NOT_CARDS)
    if not files:
        return [], [NO_FILES(str(folder), folder.name)]
    loaded: list[LoadedCard] = []
    problems: list[Problem] = []
    for file in files:
        found = _CardReader(file.name, file.read_bytes()).read(problems)
        loaded += [found] if found else []
    return loaded, problems


def _read_bands(file: Path) -> tuple[tuple[ExpertiseBand, ...], list[Problem]]:
    """The expertise bands in the order of the file."""
    if not file.is_file():
        return (), [NO_FILES(file.name, file.name)]
    reader = _CardReader(file.name, file.read_bytes())
    problems: list[Problem] = []
    bands = [
        reader.validated(ExpertiseBand, {"code": code, **table}, f"band.{code}", problems)
        for code, table in reader.tables(reader.parsed(problems), "band", problems)
    ]
    return tuple(band for band in bands if band), problems


class _CardReader:
    """Reads one file; problems are added to the list that is handed in."""

    def __init__(self, file_name: str, content: bytes) -> None:
        self.version = sha256(content).hexdigest()[:12]
        # utf-8-sig: some editors on Windows put a mark before the first character.
        self.text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        self.lines = RateLines(file_name, self.text)

    def read(self, problems: list[Problem]) -> LoadedCard | None:
        """The card, or None with the reasons."""
        before = len(problems)
        data = self.parsed(problems)
        if len(problems) > before:
            return None
        for name in data.keys() - {"card", "source", "rate", "profile"}:
            problems.append(
                self._unknown(name, ("card", "source", "rate", "profile"), self.lines.table(name))
            )
        sources = [
            self.validated(Source, {"key": key, **table}, f"source.{key}", problems)
            for key, table in self.tables(data, "source", problems)
        ]
        rates = [self._rate(code, table, problems) for code, table in self.tables(data, "rate", problems)]
        card = self.validated(
            RateCard,
            {
                **data.get("card", {}),
                "sources": tuple(source for source in sources if source),
                "rates": tuple(rate for rate in rates if rate),
                "profiles": tuple(self._profiles(data, problems)),
                "file_name": self.lines.file_name,
                "version": self.version,
            },
            "card",
            problems,
        )
        if card is not None and all(sources):
            problems += check_card(card, self.lines)
        return (card, self.lines) if card is not None and len(problems) == before else None

    def parsed(self, problems: list[Problem]) -> Table:
        """The tables of the file; empty with a problem when it is not TOML."""
        try:
            return tomllib.loads(self.text, parse_float=_as_printed)
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"at line (\d+)", str(error))
            line = int(place[1]) if place else self.text.count("\n") + 1
            what = str(error).partition(" (at ")[0]
            where, content = self.lines.place(line), self.text.split("\n")[line - 1].strip()
            invalid_date = "date" in what.lower()
            problems.append(
                NOT_A_DATE(where, content) if invalid_date else NOT_TOML(where, f"{what}: {content}")
            )
            return {}

    def tables(self, data: Table, name: str, problems: list[Problem]) -> Iterator[tuple[str, Table]]:
        """The tables `[name.key]` by their key."""
        for key, table in data.get(name, {}).items():
            if isinstance(table, dict):
                yield key, table
            else:
                problems.append(
                    self._wrong(self.lines.table(name, field=key), table, key, "a table is expected")
                )

    def _rate(self, code: str, table: Table, problems: list[Problem]) -> ListedRate | None:
        name, values = f"rate.{code}", []
        for number, entry in enumerate(table.get("values", ())):
            where = self.lines.entry(name, "values", number)
            problem = _amount_problem(entry.get("amount"), where) if isinstance(entry, dict) else None
            if problem:
                problems.append(problem)
            elif value := self._validated(RateValue, entry, lambda _, at=where: at, "a value", problems):
                values.append(value)
        return self.validated(ListedRate, {"code": code, **table, "values": tuple(values)}, name, problems)

    def _profiles(self, data: Table, problems: list[Problem]) -> Iterator[OnCostProfile]:
        for number, table in enumerate(data.get("profile", ())):
            profile = self._validated(
                OnCostProfile,
                table,
                lambda field, n=number: self.lines.table("profile", n, field),
                "a profile",
                problems,
            )
            if profile:
                yield profile

    def validated(
        self, model: type[Model], table: object, name: str, problems: list[Problem]
    ) -> Model | None:
        """The table `[name]` as a model, or None with its problems."""
        return self._validated(
            model, table, lambda field: self.lines.table(name, field=field), f"[{name}]", problems
        )

    def _validated(
        self, model: type[Model], table: object, at: Callable[[str], str], of: str, problems: list[Problem]
    ) -> Model | None:
        blank = [key for key in ("title", "publisher") if isinstance(table, dict) and table.get(key) == ""]
        problems += [FIELD_MISSING(at(key), key, of=of) for key in blank]
        try:
            return model.model_validate(table)
        except ValidationError as error:
            for found in error.errors(include_url=False):
                field = ".".join(str(part) for part in found["loc"])
                known = tuple(model.model_fields)
                problems.append(
                    self._problem(found["type"], found["input"], found, field, at(field), of, known)
                )
            return None

    def _problem(
        self, fault: str, given: object, found: Any, field: str, where: str, of: str, known: tuple[str, ...]
    ) -> Problem:
        """A fault that pydantic found, in words for people."""
        if fault == "extra_forbidden":
            return self._unknown(field, known, where, of)
        if fault == "missing":
            return FIELD_MISSING(where, field, of=of)
        if field == "evidence" and given == "derived":
            return DERIVED(where, given)
        if fault == "literal_error":
            return WORD_UNKNOWN(where, given, field=field.replace("_", " "), allowed=found["ctx"]["expected"])
        if fault.startswith("date"):
            return NOT_A_DATE(where, given)
        return self._wrong(where, given, field, str(found["msg"]))

    def _unknown(self, field: str, known: tuple[str, ...], where: str, of: str = "a rate card") -> Problem:
        nearest = near(field.rpartition(".")[2], known)
        return FIELD_UNKNOWN(where, field, of=of, nearest=f" Nearest: {nearest}." if nearest else "")

    def _wrong(self, where: str, given: object, field: str, why: str) -> Problem:
        return VALUE_WRONG(where, given, field=field, why=why)


def _as_printed(number: str) -> Decimal | str:
    """A number with a point keeps its printed digits; an odd one (1e3, nan, 1_0.5) stays text, to be refused."""
    return Decimal(number) if PLAIN_NUMBER.fullmatch(number.removeprefix("-")) else number


def _amount_problem(amount: object, where: str) -> Problem | None:
    """Why an amount cannot be used; None for a plain number and for an entry without an amount."""
    if amount is None:
        return None
    if isinstance(amount, bool) or not isinstance(amount, int | Decimal | str):
        return NOT_AN_AMOUNT(where, amount)
    if PLAIN_NUMBER.fullmatch(str(amount).removeprefix("-")) is None:
        return NOT_AN_AMOUNT(where, amount)
    return NEGATIVE_AMOUNT(where, amount) if str(amount).startswith("-") else None
