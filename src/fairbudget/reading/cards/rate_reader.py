"""Reads one file of a rate card: its tables become frozen objects, its faults problems with their line."""

import re
import tomllib
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from hashlib import sha256
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from fairbudget.budget import Frozen
from fairbudget.language import say
from fairbudget.oncosts import OnCostProfile
from fairbudget.problems import Problem, near, said_near
from fairbudget.rates import ListedRate, RateCard, RateValue, Source
from fairbudget.reading.cards.rate_checks import check_card
from fairbudget.reading.cards.rate_file_problems import (
    DERIVED,
    FIELD_MISSING,
    FIELD_UNKNOWN,
    NEGATIVE_AMOUNT,
    NOT_A_DATE,
    NOT_AN_AMOUNT,
    NOT_TOML,
    VALUE_WRONG,
    WORD_UNKNOWN,
)
from fairbudget.reading.cards.rate_lines import RateLines
from fairbudget.reading.cards.said_by_libraries import alternatives, said_by_library

PLAIN_NUMBER = re.compile(r"\d+(\.\d+)?")
Table = dict[str, Any]
Model = TypeVar("Model", bound=Frozen)
LoadedCard = tuple[RateCard, RateLines]


class CardReader:
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
            problems.append(self._unknown(name, ("card", "source", "rate", "profile"), self.lines.table(name)))
        sources = [
            self.validated(Source, {"key": key, **table}, f"source.{key}", problems)
            for key, table in self.tables(data, "source", problems)
        ]
        rates = [self._rate(code, table, problems) for code, table in self.tables(data, "rate", problems)]
        head = data.get("card", {})
        if not isinstance(head, dict):
            problems.append(self._wrong(self.lines.place(1), "card", "card", say("write [card]")))
            return None
        card = self.validated(
            RateCard,
            {
                **head,
                "sources": tuple(source for source in sources if source),
                "rates": tuple(rate for rate in rates if rate),
                "profiles": tuple(self._profiles(data, problems)),
                "file_name": self.lines.file_name,
                "version": self.version,
            },
            "card",
            problems,
        )
        if card is not None:
            problems += check_card(card, tuple(data.get("source", ())), self.lines)
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
            shown = f"{said_by_library(what)}: {content}"
            problems.append(NOT_A_DATE(where, content) if invalid_date else NOT_TOML(where, shown))
            return {}

    def tables(self, data: Table, name: str, problems: list[Problem]) -> Iterator[tuple[str, Table]]:
        """The tables `[name.key]` by their key."""
        tables = data.get(name, {})
        if not isinstance(tables, dict):
            problems.append(self._wrong(self.lines.table(name), name, name, say("write [{name}.code]", name=name)))
            return
        for key, table in tables.items():
            if isinstance(table, dict):
                yield key, table
            else:
                where = self.lines.table(name, field=key)
                problems.append(self._wrong(where, table, key, say("write [{name}.{key}]", name=name, key=key)))

    def _rate(self, code: str, table: Table, problems: list[Problem]) -> ListedRate | None:
        name, values = f"rate.{code}", []
        entries = table.get("values", ())
        if not isinstance(entries, list | tuple):
            problems.append(self._wrong(self.lines.table(name), entries, "values", say("write a list in [ ]")))
            return None
        for number, entry in enumerate(entries):
            at = partial(self._entry, name, number)
            problem = _amount_problem(entry.get("amount"), at) if isinstance(entry, dict) else None
            if problem:
                problems.append(problem)
            elif value := self._validated(RateValue, entry, at, say("a value"), problems):
                values.append(value)
        listed = self.validated(ListedRate, {"code": code, **table, "values": tuple(values)}, name, problems)
        return listed if len(values) == len(entries) else None

    def _entry(self, name: str, number: int, _field: str = "") -> str:
        """The place of a value; its fields stand on the same line."""
        return self.lines.entry(name, "values", number)

    def _profiles(self, data: Table, problems: list[Problem]) -> Iterator[OnCostProfile]:
        tables = data.get("profile", [])
        if not isinstance(tables, list):
            problems.append(self._wrong(self.lines.table("profile"), "profile", "profile", say("write [[profile]]")))
            return
        for number, table in enumerate(tables):
            at = partial(self.lines.table, "profile", number)
            profile = self._validated(OnCostProfile, table, at, say("a profile"), problems)
            if profile:
                yield profile

    def validated(self, model: type[Model], table: object, name: str, problems: list[Problem]) -> Model | None:
        """The table `[name]` as a model, or None with its problems."""
        return self._validated(model, table, lambda field: self.lines.table(name, field=field), f"[{name}]", problems)

    def _validated(
        self, model: type[Model], table: object, at: Callable[[str], str], of: str, problems: list[Problem]
    ) -> Model | None:
        blank = [key for key in ("title", "publisher") if isinstance(table, dict) and table.get(key) == ""]
        problems += [FIELD_MISSING(at(key), key, of=of) for key in blank]
        try:
            return model.model_validate(table)
        except ValidationError as error:
            for found in error.errors(include_url=False):
                where = at(_field(found))
                problems.append(self._problem(found, where, of, tuple(model.model_fields)))
            return None

    def _problem(self, found: ErrorDetails, where: str, of: str, known: tuple[str, ...]) -> Problem:
        """A fault that pydantic found, in words for people."""
        fault, given, field = found["type"], found["input"], _field(found)
        if fault == "extra_forbidden":
            return self._unknown(field, known, where, of)
        if fault == "missing":
            return FIELD_MISSING(where, field, of=of)
        if field == "evidence" and given == "derived":
            return DERIVED(where, given)
        if fault == "literal_error":
            return WORD_UNKNOWN(
                where, given, field=field.replace("_", " "), allowed=alternatives(found["ctx"]["expected"])
            )
        if fault.startswith("date"):
            return NOT_A_DATE(where, given)
        return self._wrong(where, given, field, said_by_library(found["msg"]))

    def _unknown(self, field: str, known: tuple[str, ...], where: str, of: str | None = None) -> Problem:
        nearest = said_near(near(field.rpartition(".")[2], known))
        return FIELD_UNKNOWN(where, field, of=of or say("a rate card"), nearest=nearest)

    def _wrong(self, where: str, given: object, field: str, why: str) -> Problem:
        return VALUE_WRONG(where, given, field=field, why=why)


def _field(found: ErrorDetails) -> str:
    """The field of a fault, with dots for one inside another: "index.kind"."""
    return ".".join(str(part) for part in found["loc"])


def _as_printed(number: str) -> Decimal | str:
    """A number with a point keeps its printed digits; an odd one (1e3, nan) stays text and is refused."""
    return Decimal(number) if PLAIN_NUMBER.fullmatch(number.removeprefix("-")) else number


def _amount_problem(amount: object, at: Callable[[], str]) -> Problem | None:
    """Why an amount cannot be used; None for a plain number and for an entry without an amount."""
    if amount is None:
        return None
    if isinstance(amount, bool) or not isinstance(amount, int | Decimal | str):
        return NOT_AN_AMOUNT(at(), amount)
    if PLAIN_NUMBER.fullmatch(str(amount).removeprefix("-")) is None:
        return NOT_AN_AMOUNT(at(), amount)
    return NEGATIVE_AMOUNT(at(), amount) if str(amount).startswith("-") else None
