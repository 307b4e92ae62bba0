"""The five pictures of fairness, each under its finding, with a table of all its numbers straight below."""

import streamlit as st

from fairbudget.assessment import Assessment
from fairbudget.findings import figures as fairness_findings
from fairbudget.findings import picture_data
from fairbudget.findings import pictures as fairness_pictures
from fairbudget.findings.figures import Finding
from fairbudget.findings.picture_data import Hour
from fairbudget.language import say
from fairbudget.tables import pictures as picture_tables
from fairbudget.ui import state
from fairbudget.ui.device import is_phone
from fairbudget.ui.marked import md
from fairbudget.ui.result_table import titled_table

WIDEST = 860  # pixels: a wider picture is no clearer


def show_pictures(assessment: Assessment, hours: tuple[Hour, ...]) -> None:
    """Pictures where two groups can be compared; else the words and the table. A phone gets two of them."""
    with st.container(width=WIDEST):
        _rates(assessment, hours)
        _shares(assessment)
        _unpaid(assessment)
        _cost(assessment)
        _phases(assessment)


def _head(question: str, finding: Finding | None, otherwise: str) -> None:
    """The question over its answer."""
    st.header(md(question), anchor=False)
    if finding is not None:
        st.subheader(md(finding.title), anchor=False)
    else:
        st.markdown(md(otherwise))


def _rates(assessment: Assessment, hours: tuple[Hour, ...]) -> None:
    currency = assessment.budget.currency
    finding = fairness_findings.rates(assessment.figures, currency)
    _head(say("Who really gets what for an hour?"), finding, say("Fewer than two partners can be compared."))
    if finding is not None and not is_phone():
        from fairbudget.ui.pictures_of_rates import show_rates

        st.markdown(
            md(
                say(
                    "Filled dot: all hours, paid and unpaid. Ring: paid hours alone. Diamond: like-for-like reference. "
                    "Broken line: the real Living Wage."
                )
            )
        )
        show_rates(hours, finding, currency)
    if any(one.on_paper is not None for one in hours):
        titled_table(picture_tables.hours_table(hours), currency)
        floor = say(
            "The rates are employer cost, with on-costs. The real Living Wage is pay, so an hour above it here can "
            "still be paid below it."
        )
        st.markdown(md(floor))
        if any(one.few_people for one in hours):
            few = say(
                "Where two or fewer people are behind a rate, it could show what a person is paid. Ask them before you "
                "share it."
            )
            st.markdown(md(few))


def _shares(assessment: Assessment) -> None:
    shares = picture_data.shares(assessment.figures)
    finding = fairness_findings.balance(picture_data.balanced(assessment.figures))
    _head(
        say("Who does the work, and who gets the money?"),
        finding,
        say("Fewer than two partner types can be compared."),
    )
    if finding is not None and is_phone():
        for sentence in fairness_pictures.share_sentences(shares) or ():
            st.markdown(md(sentence))
    elif finding is not None:
        from fairbudget.ui.pictures_of_shares import show_shares

        st.markdown(md(say("A broken line that falls: a smaller share of the money than of the hours.")))
        show_shares(shares, finding)
    if shares:
        titled_table(picture_tables.shares_table(shares), assessment.budget.currency, last_is_total=True)


def _unpaid(assessment: Assessment) -> None:
    times = picture_data.time_of_partners(assessment)
    finding = fairness_findings.unpaid(assessment.figures)
    known = [one for one in times if one.all is not None]
    otherwise = say("Fewer than two partners can be compared.")
    if len(known) > 1:
        otherwise = say("None of the hours that are known are unpaid.")
    _head(say("How much of the work is unpaid?"), finding, otherwise)
    if finding is not None:
        from fairbudget.ui.pictures_of_hours import show_unpaid

        show_unpaid(times, finding, phone=is_phone())
    if any(one.paid is not None for one in times):
        titled_table(picture_tables.partner_hours_table(times), assessment.budget.currency, last_is_total=True)
        st.markdown(md(say("University time that a salary covers counts as paid.")))


def _cost(assessment: Assessment) -> None:
    currency = assessment.budget.currency
    cost = state.cost_of_parity()
    if cost is None:
        return
    finding = fairness_pictures.cost(cost, currency)
    _head(say("What would it cost to pay all hours like for like?"), finding, "")
    if sum(step.more > 0 for step in cost.steps) > 1:
        from fairbudget.ui.pictures_of_costs import show_cost

        show_cost(cost, finding, currency)
    if cost.gap:
        titled_table(picture_tables.cost_table(cost), currency, last_is_total=True)
        about = say(
            "Each step adds to those before it. Full cost is employer cost with the overhead, VAT and percentages that "
            "follow it."
        )
        st.markdown(md(about))
    if cost.not_judged:
        st.markdown(md(say("Lines that some step cannot judge: {count}.", count=cost.not_judged)))


def _phases(assessment: Assessment) -> None:
    times = picture_data.time_of_phases(assessment)
    finding = fairness_pictures.phases(times)
    _head(say("When is the work unpaid?"), finding, say("Fewer than two phases can be compared."))
    if finding is not None and not is_phone():
        from fairbudget.ui.pictures_of_hours import show_phases

        show_phases(times, finding)
    if any(one.paid is not None for one in times):
        titled_table(picture_tables.phase_hours_table(times), assessment.budget.currency, last_is_total=True)
