"""What was understood of a budget, in numbers: lines, and its own totals against ours."""

from decimal import Decimal

import streamlit as st

from fairbudget.assessment import Assessment
from fairbudget.drafts.draft import Draft
from fairbudget.drafts.standing import Standing, placed, standing
from fairbudget.language import say
from fairbudget.money import money
from fairbudget.tables import SUMMARY, summary
from fairbudget.ui import state
from fairbudget.ui.marked import Look, md, table

BY_PARTNER = "partner"


def show_summary() -> None:
    """Lines read and understood, the total, and what the file itself says."""
    scenario, assessment = state.work().scenario, state.assessment()
    if scenario is None or assessment is None:
        return
    draft = scenario.draft
    st.markdown(f"**{md(_read(draft, standing(draft, placed(draft, assessment.problems))))}**")
    st.markdown(f"**{md(_total(assessment))}**")
    _show_stated(assessment)
    _show_partners(assessment)


def _read(draft: Draft, found: Standing) -> str:
    lines, understood, need = str(found.lines), str(found.understood), str(found.need)
    if draft.file_name:
        file = draft.file_name
        if not found.need:
            return say("Lines read from {file}: {lines}. All are understood.", file=file, lines=lines)
        return say(
            "Lines read from {file}: {lines}. Understood: {understood}. Need you: {need}.",
            file=file,
            lines=lines,
            understood=understood,
            need=need,
        )
    return say(
        "Lines: {lines}. Understood: {understood}. Need you: {need}.", lines=lines, understood=understood, need=need
    )


def _total(assessment: Assessment) -> str:
    found, currency = assessment.totals, assessment.budget.currency
    if found.cost is None:
        return say("The total is not known yet. Costed so far: {amount}.", amount=money(found.cost_so_far, currency))
    return say("Total cost: {amount}.", amount=money(found.cost, currency))


def _show_stated(assessment: Assessment) -> None:
    """The totals that the file states itself, each beside ours; whether one of them is ours is said first."""
    stated, currency, ours = assessment.budget.stated_totals, assessment.budget.currency, assessment.totals.cost
    if not stated:
        return
    if any(one.amount == ours for one in stated):
        st.markdown(md(say("Your file's own total is the same as ours: {amount}.", amount=money(ours, currency))))
        return
    st.warning(md(say("Your file's own total is not ours. Look at the differences below.")))
    table(
        say("Totals that your file states, beside ours"),
        (say("In your file"), say("Where"), say("Your file says"), say("Ours"), say("Difference")),
        [
            (
                one.label,
                one.where,
                money(one.amount, currency),
                money(ours, currency),
                _difference(one.amount, ours, currency),
            )
            for one in stated
        ],
        Look(numbers=(2, 3, 4), caption_shown=True),
    )


def _difference(stated: Decimal, ours: Decimal | None, currency: str) -> str:
    return money(None if ours is None else ours - stated, currency)


def _show_partners(assessment: Assessment) -> None:
    """Cost, funding and hours of each partner; the rows of the Summary."""
    found = summary(assessment)
    names = [column.name for column in SUMMARY]
    group, currency = names.index("group"), assessment.budget.currency
    partner = say("Partner")
    rows = [row for row in found.rows if row[group] == partner]
    if not rows:
        return
    whole = found.rows[0]
    shown = ("paid_hours", "unpaid_hours", "cost", "funded", "shortfall")
    table(
        say("Cost by partner"),
        (partner, *(say(column.title) for column in SUMMARY if column.name in shown)),
        [
            (str(row[names.index("name")]), *(_cell(row[names.index(name)], name, currency) for name in shown))
            for row in (*rows, whole)
        ],
        Look(numbers=(1, 2, 3, 4, 5), last_is_total=True),
    )


def _cell(value: object, name: str, currency: str) -> str:
    from fairbudget.money import plain, tidy

    if not isinstance(value, Decimal):
        return say("not known")
    return plain(tidy(value)) if name.endswith("hours") else money(value, currency)
