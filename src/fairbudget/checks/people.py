"""People behind the lines: who could be known by their role, more than a full-time year, bands nobody agreed."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fairbudget.checks.naming import lines_of, listed
from fairbudget.costing.references import reference_partner
from fairbudget.costing.rows import Row
from fairbudget.equity.setting import Setting
from fairbudget.language import say, say_in
from fairbudget.money import plain
from fairbudget.problems import Problem, kind
from fairbudget.ratecards import BASELINE

PAY_OF_SOMEBODY = ("salary", "wage", "employer_cost")
TWO = 2

FEW_PEOPLE = kind(
    "few_people_behind_a_rate",
    "note",
    title="One or two people stand behind a rate",
    message="What one or two people in a named role are paid can be seen on {lines} ({partners}). Whoever sees this "
    "budget could know who they are.{alone}",
    fix="Before you share it outside the bid team, show bands in place of roles and rates, or ask the people.",
)
OVER_A_YEAR = kind(
    "more_than_full_time",
    "check",
    title="More than a full-time year",
    message="{partner}, {lines}: {role} comes to {found} hours for each person in year {year}, and full time is "
    "{full} hours. Where several people share the role this is not so.",
    fix="Correct the hours, or enter in People how many share them.",
)
BANDS_NOT_AGREED = kind(
    "bands_not_agreed",
    "note",
    title="Bands that were not agreed",
    message="Like-for-like figures rest on the bands of {found}, and nobody is said to have agreed them.",
    fix="Go through the criteria of the bands together, and enter Bands agreed by on Partners.",
)


def few_people(setting: Setting) -> Iterator[Problem]:
    """Roles of one or two people whose pay the budget shows. A fee or a price that is open to all is not meant."""
    rows = [row for row in setting.costed.rows if row.kind == "time" and row.label and row.amount("pay")]
    few = [row for row in rows if _pay_of_somebody(row) and (row.amount("people") or Decimal(0)) <= TWO]
    if few:
        partners = listed(row.partner.name for row in few)
        yield FEW_PEOPLE(few[0].where, partners=partners, lines=lines_of(few), alone=_alone(few, rows))


def _alone(few: Sequence[Row], rows: Sequence[Row]) -> str:
    """The job titles that only one person of a partner has; several lines of one title are the same person."""
    people: dict[tuple[str, str], Decimal] = {}
    for row in rows:
        title = (row.partner.name, row.label.casefold())
        people[title] = max(people.get(title, Decimal(0)), row.amount("people") or Decimal(0))
    alone: dict[str, str] = {}
    for row in few:
        if people[row.partner.name, row.label.casefold()] <= 1:
            alone.setdefault(row.label.casefold(), row.label)
    titles = "; ".join(alone.values())
    if not titles:
        return ""
    return " " + say("Only one person has this job title, so this shows their pay: {titles}.", titles=titles)


def _pay_of_somebody(row: Row) -> bool:
    """The indicative card stands for bands and is nobody's own pay."""
    if row.rate is None or (row.rate.code or "").startswith(f"{BASELINE}:"):
        return False
    return row.rate.basis in PAY_OF_SOMEBODY


def more_than_full_time(setting: Setting) -> Iterator[Problem]:
    """Roles of one partner, or of one shared post, that take each person more than a full-time year."""
    together: dict[tuple[str, str, int], list[Row]] = {}
    shared = {line.line: listed(share.partner for share in line.partners) for line in setting.costed.budget.time}
    for row in (row for row in setting.costed.rows if row.kind == "time" and not row.blocked and row.year > 0):
        role = row.label.casefold() or f"line {row.line}"
        together.setdefault((shared[row.line], role, row.year), []).append(row)
    full = setting.costed.year_hours
    for (partners, _, year), rows in together.items():
        hours = sum((_hours_each(row) for row in rows), Decimal(0)).quantize(Decimal("0.01"))
        if hours > full:
            role = f'"{rows[0].label}"' if rows[0].label else say_in("the work of a line", "it")
            yield OVER_A_YEAR(
                rows[0].where, plain(hours), partner=partners, lines=lines_of(rows), role=role, year=year,
                full=plain(full),
            )  # fmt: skip


def _hours_each(row: Row) -> Decimal:
    """The hours of each person of a row: the paid ones where unpaid hours are not known."""
    people = row.amount("people")
    hours = (row.amount("paid_hours") or Decimal(0)) + (row.amount("unpaid_hours") or Decimal(0))
    return hours / people if people else Decimal(0)


def bands_not_agreed(setting: Setting) -> Iterator[Problem]:
    """Partners that are compared by bands which nobody agreed; the reference partner is what they are compared with."""
    reference = reference_partner(setting.costed.budget)
    compared = dict.fromkeys(effort.row.partner for effort in setting.efforts if effort.worth)
    found = [
        partner for partner in compared if partner.name != reference and partner.bands_agreed_by in (None, "not_agreed")
    ]
    if found:
        yield BANDS_NOT_AGREED(found[0].where or found[0].name, listed(partner.name for partner in found))
