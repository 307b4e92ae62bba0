"""What was understood of a budget, in numbers: lines, and its own totals against ours."""

from decimal import Decimal

import streamlit as st

from fairbudget.assessment import Assessment
from fairbudget.drafts.draft import Draft
from fairbudget.drafts.standing import Standing, placed, standing
from fairbudget.language import say
from fairbudget.money import money
from fairbudget.tables import partners
from fairbudget.ui import state
from fairbudget.ui.marked import Look, md, strong, table
from fairbudget.ui.result_table import titled_table


def show_summary() -> None:
    """Lines read and understood, the total, what the file itself says, and the partners."""
    show_reading()
    assessment = state.assessment()
    if assessment is not None:
        _show_partners(assessment)


def show_reading() -> None:
    """Lines read and understood, the total, and what the file itself says."""
    scenario, assessment = state.work().scenario, state.assessment()
    if scenario is None or assessment is None:
        return
    draft = scenario.draft
    st.markdown(strong(_read(draft, standing(draft, placed(draft, assessment.problems)))))
    st.markdown(strong(_total(assessment)))
    _show_stated(assessment)


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
    found = partners(assessment)
    if len(found.rows) > 1:
        titled_table(found, assessment.budget.currency, last_is_total=True)
