"""The same costing as a competent analyst would write it: arrays of floats, tables.pence(x), and small tables.

It knows no more than the lines of `made_lines` need, explains nothing and finds no problems. Half a penny is rounded to
the even penny, and what is half a penny is decided by binary fractions.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from float_tables import FACTS, UNPAID_OVERHEAD, Floats, FloatTables, Whole
from numpy.typing import NDArray

SUMMED = ("cost", "funded", "shortfall", "in_kind_value")
NUMBERS = ("people", "quantity", "unpaid_hours_each", "own_rate", "overhead_value")
EMPLOYED, WITHOUT_ON_COSTS = ("employee", "worker"), ("self_employed", "lay_contributor", "volunteer")
IN_CASH = (None, "grant", "lead", "other_fund")
Yes = NDArray[np.bool_]


@dataclass
class Rows:
    """Rows with the same position among those of their lines: which lines they are of, and their amounts."""

    lines: Whole | slice
    amounts: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        return self.amounts[name]


def codes_of(table: pa.Table, tables: FloatTables) -> dict[str, Whole]:
    """Of each line the place of its word among the words of a column."""
    return {name: _codes(table, name, words) for name, words in tables.words.items()}


def cost(table: pa.Table, codes: dict[str, Whole], tables: FloatTables) -> dict[str, Floats]:
    """The amounts of every line: cost, funded, shortfall and value in kind; not a number where not known."""
    numbers: dict[str, Any] = {name: _numbers(table, name) for name in NUMBERS}
    numbers["has_own"] = table["own_rate"].is_valid().to_numpy()
    rows = [_timed(each, tables) for each in _rows(codes, numbers, tables)]
    reference = _references(table, rows, codes, tables)
    total = {name: np.zeros(len(table)) for name in SUMMED}
    for each in rows:
        for name, amounts in _settled(each, reference[each.lines], tables).items():
            total[name][each.lines] += amounts
    return total


def sums(amounts: dict[str, Floats], group: Whole, groups: int) -> dict[str, Floats]:
    """What is known of each amount, by group."""
    return {name: np.asarray(np.bincount(group, np.nan_to_num(each), groups), float) for name, each in amounts.items()}


def _codes(table: pa.Table, name: str, words: list[Any]) -> Whole:
    found = table[name].combine_chunks().dictionary_encode()
    place = np.array([words.index(word) for word in (*found.dictionary.to_pylist(), None)])
    codes: Whole = place[found.indices.fill_null(len(place) - 1).to_numpy()]
    return codes


def _numbers(table: pa.Table, name: str) -> Floats:
    found: Floats = table[name].combine_chunks().cast(pa.float64()).fill_null(0).to_numpy()
    return found


def _rows(codes: dict[str, Whole], numbers: dict[str, Any], tables: FloatTables) -> list[Rows]:
    """A row for each line, and more for the further pay periods of a salary."""
    salaried = codes["unit"] == tables.words["unit"].index("fte")
    where = codes["start"], codes["year"], codes["rate_code"], codes["on_costs"]
    given = {**codes, **numbers, "salaried": salaried}
    found = []
    for position in range(len(tables.period_months)):
        months, day = tables.period_months[position][where], tables.period_day[position][where]
        if position == 0:
            here = {"months": months, "day": np.where(salaried, day, tables.as_of)}
            found.append(Rows(slice(None), {**given, **here}))
            continue
        lines = np.flatnonzero(salaried & (months > 0))
        taken = {name: each[lines] for name, each in given.items()}
        found.append(Rows(lines, {**taken, "months": months[lines], "day": day[lines]}))
    return found


def _timed(row: Rows, tables: FloatTables) -> Rows:
    """From hours and rate to the full cost."""
    year_hours, hours = tables.year_hours[row.funder, row.rate_code], tables.unit_hours[row.unit]
    rate = np.where(row.has_own, row.own_rate, tables.rate[row.rate_code, row.day])
    per_year = _per(row, tables, "year")
    paid = row.paid_by != _place(tables.words["paid_by"], "nobody")
    taken = row.quantity * np.where(row.salaried, row.months * year_hours / 12, hours)
    around = row.unpaid_hours_each * np.where(row.salaried & paid, row.months / tables.months, 1)
    paid_hours = np.where(paid, row.people * taken, 0)
    unpaid_hours = row.people * np.where(paid, around, taken + around)
    units, below = np.where(row.salaried, row.months, 1), np.where(per_year, year_hours, 1)
    below[row.salaried] = 12
    price = np.where(paid, tables.pence(row.people * row.quantity * units * rate / below), 0)
    yearly = np.where(per_year, rate, tables.pence(rate * year_hours / np.where(hours > 0, hours, 1)))
    employer_cost, overhead = _costs(row, price, yearly, paid_hours / year_hours, tables)
    irrecoverable = row.vat == _place(tables.words["vat"], "irrecoverable")
    vat = np.where(irrecoverable, tables.pence((employer_cost + overhead) * tables.vat), 0)
    row.amounts |= {
        "paid_hours": paid_hours, "unpaid_hours": unpaid_hours, "employer_cost": employer_cost,
        "overhead_cost": overhead, "full_cost": employer_cost + overhead + vat,
    }  # fmt: skip
    return row


def _costs(row: Rows, price: Floats, yearly: Floats, years: Floats, tables: FloatTables) -> tuple[Floats, Floats]:
    """Employer cost and overhead: built up from pay, or taken out of a price."""
    overhead = tables.words["overhead"]
    rate = np.where(row.overhead == _place(overhead, "percent"), row.overhead_value, 0)
    per_fte = np.where(row.overhead == _place(overhead, "trac_per_fte"), row.overhead_value, 0)
    charge = _basis(row, tables, "charge")
    built_up = ~(charge | _basis(row, tables, "employer_cost"))
    pay = np.where(built_up, price, 0)
    inside = np.where(charge, tables.pence(price / (1 + rate)), price)
    employer_cost = inside + _on_costs(row, pay, yearly, tables)
    beside = tables.pence(np.where(per_fte > 0, per_fte * years, employer_cost * rate))
    return employer_cost, np.where(charge, price - employer_cost, beside)


def _per(row: Rows, tables: FloatTables, unit: str) -> Yes:
    return _either(row, row.own_rate_per, tables.words["own_rate_per"], tables.rate_per, unit)


def _basis(row: Rows, tables: FloatTables, basis: str) -> Yes:
    return _either(row, row.own_rate_basis, tables.words["own_rate_basis"], tables.rate_basis, basis)


def _either(row: Rows, code: Whole, own: list[Any], of_codes: list[str], word: str) -> Yes:
    """Whether a rate is that: one's own by what stands beside it, else the published one."""
    is_own, is_published = (np.array([each == word for each in words]) for words in (own, of_codes))
    return np.where(row.has_own, is_own[code], is_published[row.rate_code])


def _place(words: list[Any], word: str) -> int:
    return words.index(word) if word in words else -1


def _on_costs(row: Rows, pay: Floats, yearly: Floats, tables: FloatTables) -> Floats:
    """Employer National Insurance and pension of the year spread over the pay, and the percentages of it."""
    where, of = (row.on_costs, row.day), tables.profiles
    year = np.where(yearly > 0, yearly, 1)
    ni = tables.pence(pay * np.maximum(yearly - of.ni_threshold[where], 0) * of.ni_rate[where] / year)
    between = np.maximum(np.minimum(yearly, of.pension_upper[where]) - of.pension_lower[where], 0)
    pension = tables.pence(pay * between * of.pension_between[where] / year)
    rest = sum(tables.pence(pay * each[where]) for each in (of.pension, of.levy, of.other))
    employed, without = (
        np.array([status in some for status in tables.words["status"]])[row.status]
        for some in (EMPLOYED, WITHOUT_ON_COSTS)
    )
    return np.where(without | (_basis(row, tables, "fee") & ~employed), 0, ni + pension + rest)


def _references(table: pa.Table, rows: list[Rows], codes: dict[str, Whole], tables: FloatTables) -> Floats:
    """Of each line the reference rate of its band in its budget: the lead's own staff, else the card's."""
    budget = table["budget"].combine_chunks().dictionary_encode().indices.to_numpy().astype(np.intp)
    bands, budgets = len(tables.words["band"]), int(budget.max()) + 1
    group = budget * bands + codes["band"]
    own = (codes["partner_type"] == tables.words["partner_type"].index("university")) & (
        codes["relationship"] == tables.words["relationship"].index("lead")
    )
    cost, hours = np.zeros(budgets * bands), np.zeros(budgets * bands)
    for row in rows:
        counted = own[row.lines] & (row.paid_hours > 0)
        cost += np.bincount(group[row.lines][counted], row.employer_cost[counted], budgets * bands)
        hours += np.bincount(group[row.lines][counted], row.paid_hours[counted], budgets * bands)
    baseline = np.array([(code or "").startswith("baseline:") for code in tables.words["rate_code"]])
    chosen = np.bincount(budget, baseline[codes["rate_code"]], budgets) > 0
    card = np.where(chosen[:, None], tables.card_reference, np.nan).ravel()
    mean = np.divide(cost, hours, out=np.zeros_like(cost), where=hours > 0)
    found: Floats = np.where(hours > 0, tables.pence(mean), card)[group]
    return found


def _settled(row: Rows, reference: Floats, tables: FloatTables) -> dict[str, Floats]:
    """Who pays: the cost in cash, what the funder pays, what is left, and the worth of unpaid time."""
    facts = tuple(getattr(row, name) for name in FACTS)
    share, unpaid = tables.share[facts], tables.overhead_unpaid[facts]
    in_cash = np.array([word in IN_CASH for word in tables.words["paid_by"]])[row.paid_by]
    cost = np.where(in_cash, row.full_cost, 0)
    overhead = np.where(in_cash, row.overhead_cost, 0)
    over_cap = np.maximum(overhead - tables.pence(row.employer_cost * tables.overhead_cap[facts]), 0)
    not_paid = np.where(unpaid == UNPAID_OVERHEAD.index("none"), overhead, 0)
    not_paid = np.where(unpaid == UNPAID_OVERHEAD.index("percent_cap"), over_cap, not_paid)
    unknown = (unpaid == UNPAID_OVERHEAD.index("unknown")) & (overhead > 0) & (share != 0)
    funded = tables.pence((cost - not_paid) * np.where(unknown, np.nan, share))
    funded = np.where(cost > 0, funded, 0)
    in_kind = tables.pence(row.unpaid_hours * reference)
    return {"cost": cost, "funded": funded, "shortfall": cost - funded,
            "in_kind_value": np.where(row.unpaid_hours > 0, in_kind, 0)}  # fmt: skip
