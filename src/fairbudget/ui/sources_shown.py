"""The rates behind the budget with their sources, what was replaced, and what was edited; or all cards without one."""

import streamlit as st

from fairbudget.assessment import Assessment
from fairbudget.drafts.history import edits_of
from fairbudget.language import long_date, say
from fairbudget.tables import rates as rates_table
from fairbudget.tables.edits import edits_table
from fairbudget.tables.origins import changes, method, sources
from fairbudget.tables.sums import sums
from fairbudget.ui import state
from fairbudget.ui.marked import md
from fairbudget.ui.result_table import result_table

FEW = 8  # what is no longer than this stands unfolded


def show_sums(assessment: Assessment) -> None:
    """Whether the breakdowns add up to the total."""
    table = sums(assessment)
    st.header(table.title, anchor=False)
    if not table.rows:
        st.markdown(md(say("The sums can be checked once every line is costed.")))
        return
    result_table(table, assessment.budget.currency)


def show_rates(assessment: Assessment) -> None:
    """Rates in use, each with its day, its source and how well it is known; the cards they come from."""
    st.header(say("Rates and where they come from"), anchor=False)
    if assessment.budget.as_of:
        st.markdown(md(say("Rates as of: {day}", day=long_date(assessment.budget.as_of))))
    if assessment.rate_cards:
        st.markdown("\n".join(f"- {md(card)}" for card in _cards(assessment)))
    table = rates_table.in_use(assessment)
    unsure = sum(row[-1] == say(rates_table.EVIDENCE["unconfirmed"]) for row in table.rows)
    if unsure:
        confirm = say("Rates to confirm before use: {count}", count=unsure)
        st.markdown(f"**{md(confirm)}**")
    with st.expander(say("Rates in use: {count}", count=len(table.rows)), expanded=len(table.rows) <= FEW):
        result_table(table, assessment.budget.currency)
    listed = sources(assessment)
    with st.expander(say("Sources with their addresses: {count}", count=len(listed.rows))):
        result_table(listed, assessment.budget.currency)


def _cards(assessment: Assessment) -> list[str]:
    return [
        say(
            "{card}: look at it again by {day}; version {version}",
            card=card.title,
            day=long_date(card.review_by),
            version=card.version[:12],
        )
        for card in assessment.rate_cards
    ]


def show_changes(assessment: Assessment) -> None:
    """Rates that replace published ones, what the program filled in, and every edit since the budget was read."""
    st.header(say("What was changed"), anchor=False)
    replaced = changes(assessment)
    st.subheader(say("Rates replaced, and what was filled in"), anchor=False)
    result_table(replaced, assessment.budget.currency)
    scenario = state.work().scenario
    edits = edits_table(edits_of(scenario) if scenario else ())
    st.subheader(edits.title, anchor=False)
    if not edits.rows:
        st.markdown(md(say("No edits yet.")))
        return
    with st.expander(say("Edits: {count}", count=len(edits.rows)), expanded=len(edits.rows) <= FEW):
        result_table(edits, assessment.budget.currency)


def show_method(assessment: Assessment | None) -> None:
    """The rules of arithmetic in plain words, and each step that this budget uses."""
    st.header(say("How amounts are worked out"), anchor=False)
    said = (
        say("Hours are people, times quantity, times the hours of the unit. Unpaid hours are counted as well."),
        say("Pay is hours or units times the rate in force on the date of the rates."),
        say("On-costs, overhead and VAT come on top, each by what the partner states."),
        say("The funder's rules say what is paid of each line. What they do not say is not known."),
        say("Money is rounded to the penny, half up, where it is shown. What is shown is what is added."),
        say("What nobody stated is not known. It is never taken for 0."),
        say("Time in kind and unpaid hours are valued apart. They are never added to the cash."),
    )
    st.markdown("\n".join(f"- {md(sentence)}" for sentence in said))
    st.caption(md(say("The whole method stands in the file docs/method.md of the program.")))
    if assessment is None:
        return
    table = method(assessment)
    with st.expander(say("Steps that this budget uses: {count}", count=len(table.rows))):
        result_table(table, assessment.budget.currency)


def _card_title(code: str) -> str:
    return next((card.title for card in state.rate_book().cards if card.code == code), code)


def show_all_cards() -> None:
    """Every rate card of the program, and the values of the one that is chosen."""
    book = state.rate_book()
    st.header(say("Rate cards"), anchor=False)
    result_table(rates_table.cards(book.cards), "GBP")
    code = st.selectbox(
        say("Show the rates of a card"),
        [card.code for card in book.cards],
        index=None,
        format_func=_card_title,
        placeholder=say("Choose a card"),
        key="card_shown",
        width=480,
    )
    card = next((one for one in book.cards if one.code == code), None)
    if card is not None:
        st.subheader(md(card.title), anchor=False)
        result_table(rates_table.values_of(card), card.currency)
