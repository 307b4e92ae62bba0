"""A fix on the page: what it costs, step by step, who pays, what else would do, and a version with it put in."""

import streamlit as st

from fairbudget.assessment import Assessment
from fairbudget.drafts.as_budget import budget_of_draft
from fairbudget.drafts.fixing import fixed_draft
from fairbudget.drafts.versions import with_version
from fairbudget.drafts.work import Scenario
from fairbudget.fixes.in_words import UP_TO, headline, how_far, short_percent
from fairbudget.fixes.results import FixPlan
from fairbudget.fixes.targets import TITLES
from fairbudget.language import say
from fairbudget.money import money
from fairbudget.tables import Table
from fairbudget.tables import plan as plan_table
from fairbudget.ui import state
from fairbudget.ui.fix_choices import Choices, choices, show_choices, show_errors
from fairbudget.ui.guard import step
from fairbudget.ui.marked import in_full, md
from fairbudget.ui.result_table import result_table
from fairbudget.ui.versions import is_full, no_more


def show_fix(scenario: Scenario) -> None:
    """The fix of the version that is looked at."""
    assessment, chosen = state.assessment_of(scenario), choices()
    currency = assessment.budget.currency
    if chosen.errors:
        st.header(say("What closing the gap costs"), anchor=False)
        show_errors(chosen)
        show_choices(chosen)
        return
    whole = state.fix_of(scenario, chosen.to, chosen.share)
    st.header(md(headline(whole, currency)), anchor=False)
    show_choices(chosen)
    plan = state.fix_of(scenario, chosen.to, chosen.share, chosen.cap)
    if whole.lines:
        _way(whole, assessment)
        _capped(plan, currency)
        _paid(plan, assessment, state.assessment_with(scenario, plan))
        _put_in(plan)
        _warnings(plan)
    _more(whole, plan, currency)


def _way(whole: FixPlan, assessment: Assessment) -> None:
    table = plan_table.steps(whole, assessment)
    st.subheader(table.title, anchor=False)
    result_table(table, assessment.budget.currency, last_is_total=True)


def _capped(plan: FixPlan, currency: str) -> None:
    """What a sum of money fixes first."""
    if plan.capped is None:
        return
    st.subheader(md(say("What {cap} would fix first", cap=money(plan.capped.cap, currency))), anchor=False)
    st.markdown(" ".join(md(sentence) for sentence in how_far(plan.capped, currency)))
    result_table(plan_table.raised(plan), currency)
    for sentence in plan_table.left_unpaid(plan):
        st.markdown(md(sentence))
    st.caption(md(plan.capped.order))


def _paid(plan: FixPlan, assessment: Assessment, fixed: Assessment) -> None:
    tables = (plan_table.payers(plan), plan_table.award(assessment, fixed))
    for place, table in zip(st.columns(2, gap="large"), tables, strict=True):
        if table is not None:
            with place:
                st.subheader(table.title, anchor=False)
                result_table(table, assessment.budget.currency, last_is_total=True)


def _put_in(plan: FixPlan) -> None:
    if not plan.lines:
        return
    st.markdown(md(say("Put the fix into a version of its own, then compare. This version stays as it is.")))
    st.button(
        say("Put this fix into a new version"),
        key="fix_put_in",
        type="primary",
        disabled=is_full(),
        on_click=_put,
    )
    if is_full():
        st.caption(md(no_more()))


@step
def _put() -> None:
    chosen, work = choices(), state.work()
    if work.scenario is None or chosen.errors:
        return
    before = budget_of_draft(work.scenario.draft)
    assessment = state.assessment_of(work.scenario)
    plan = state.fix_of(work.scenario, chosen.to, chosen.share, chosen.cap)
    at, why = state.now(), _applied(chosen, work.scenario.name, assessment.budget.currency)
    each = say("Fix put in: {target}", target=say(TITLES[chosen.to]))
    draft, changes = fixed_draft(work.scenario.draft, before, plan.fixed, at, each)
    name = say("With the fix: {target}", target=say(TITLES[chosen.to]))
    state.put_work(with_version(work, name, draft, changes, at, why))
    told = say(
        "The fix is in a new version. Changed cells: {count}. Each is on its list of changes.", count=len(changes)
    )
    state.put(told=told)


def _applied(chosen: Choices, name: str, currency: str) -> str:
    """What was put in, for the list of changes."""
    parts = [say("Fix put in: {target}", target=say(UP_TO[chosen.to]))]
    if chosen.to == "parity":
        parts.append(say("share of the reference rate: {share}", share=short_percent(chosen.share)))
    if chosen.cap is not None:
        parts.append(say("with {amount} at most", amount=money(chosen.cap, currency)))
    return "; ".join((*parts, say("made from: {name}", name=name)))


def _warnings(plan: FixPlan) -> None:
    if not plan.warnings:
        return
    st.subheader(say("Before this is used"), anchor=False)
    for problem in plan.warnings:
        st.warning(in_full(problem))


def _more(whole: FixPlan, plan: FixPlan, currency: str) -> None:
    """The lines, the other ways, and what could not be judged, each folded under its title."""
    st.subheader(say("More about the gap"), anchor=False)
    _folded(plan_table.closing(whole), currency)
    if whole.lines and plan.capped is None:
        _folded(plan_table.raised(whole), currency)
    if whole.lines:
        _folded(plan_table.fewer_hours(whole), currency)
        with st.expander(say("Move money from other lines")):
            amount = money(whole.transfer, currency)
            st.markdown(
                md(
                    say(
                        "If the budget may not grow, at least {amount} has to come out of other lines. Out of whose is "
                        "for the partners to agree.",
                        amount=amount,
                    )
                )
            )
        _relationships(plan_table.other_relationships(whole), currency)
    if whole.not_judged:
        _folded(plan_table.not_judged(whole), currency)


def _relationships(table: Table, currency: str) -> None:
    if table.rows:
        _folded(table, currency)
        return
    with st.expander(table.title):
        st.markdown(md(say("None is known by which the funder would pay more.")))


def _folded(table: Table, currency: str) -> None:
    with st.expander(f"{table.title} ({len(table.rows)})"):
        result_table(table, currency)
