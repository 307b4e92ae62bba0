"""The *Partners* sheet, and the partners that lines name."""

from dataclasses import dataclass

from fairbudget.budget import Partner, Share
from fairbudget.problems import Problem
from fairbudget.reading.cells.amounts import fraction, money, not_negative
from fairbudget.reading.cells.choices import shares
from fairbudget.reading.templates.template_headings import nearest
from fairbudget.reading.templates.template_problems import (
    OVERHEAD_WITHOUT_METHOD,
    PARTNER_SPELLING,
    PARTNER_TWICE,
    PARTNER_UNKNOWN,
    PARTNERS_ALIKE,
)
from fairbudget.reading.templates.template_rows import Row, at_cell

STATED = (
    "type", "relationship", "place", "hours_in_a_day", "on_costs", "overhead", "vat", "bands_agreed_by",
    "paid", "advance", "invoice_every_months", "days_to_pay", "notes",
)  # fmt: skip


@dataclass(frozen=True)
class Names:
    """The names on *Partners*, with which a name on a line is matched. With none listed, any is taken."""

    listed: tuple[str, ...]

    def match(self, name: str, where: str) -> tuple[str, Problem | None]:
        """The listed spelling of a name, and what should be said about it."""
        if not self.listed or name in self.listed:
            return name, None
        alike = next((listed for listed in self.listed if _key(listed) == _key(name)), None)
        if alike is not None:
            return alike, PARTNER_SPELLING(where, name, partner=alike)
        return name, PARTNER_UNKNOWN(where, name, nearest=nearest(name, list(self.listed)))

    def shares(self, row: Row) -> tuple[Share, ...]:
        """The partners of a line of *Time* with their shares; problems go to the row."""
        written = row.get("partners")
        if not written:
            return ()
        read = shares(written, self.listed)
        where = row.place("partners")
        if read.doubt is not None:
            row.problems.append(read.doubt.at(where, written))
        matched = []
        for share in read.value or ():
            name, problem = self.match(share.partner, where)
            row.problems += [problem] if problem else []
            matched.append(Share(partner=name, fraction=share.fraction))
        return tuple(matched)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def partners_of(rows: list[Row], currency: str) -> tuple[Partner, ...]:
    """The partners that are listed; a name that stands twice counts once. Problems go to the rows."""
    partners: dict[str, Partner] = {}
    for row in rows:
        row.need("name")
        name = row.get("name")
        if not name:
            continue
        twin = next((known for known in partners.values() if _key(known.name) == _key(name)), None)
        if twin is not None:
            row.problems.append(PARTNER_TWICE(row.place("name"), name, other=twin.where))
            continue
        value = {"overhead_value": _overhead(row, currency)}
        partners[name] = Partner(name=name, where=row.where, **row.given(*STATED), **value)
    return tuple(partners.values())


def _overhead(row: Row, currency: str) -> object:
    """The overhead value by its method: a fraction for a percentage, otherwise money."""
    cell, method = row.cell("overhead_value"), row.get("overhead")
    if cell is None:
        return None
    where = row.place("overhead_value")
    if method is None:
        row.problems.append(OVERHEAD_WITHOUT_METHOD(where, cell.text))
        return None
    read = not_negative(fraction(cell) if method == "percent" else money(cell, currency))
    if read.doubt is not None:
        row.problems.append(at_cell(read.doubt, where, cell))
    return read.value


def named_only(names: list[str], where: str) -> tuple[tuple[Partner, ...], list[Problem]]:
    """Partners known by name alone, and a question about names that differ only in capitals or spaces."""
    partners = tuple(Partner(name=name) for name in dict.fromkeys(names))
    first: dict[str, str] = {}
    problems = []
    for partner in partners:
        other = first.setdefault(_key(partner.name), partner.name)
        if other != partner.name:
            problems.append(PARTNERS_ALIKE(where, partner.name, other=other))
    return partners, problems
