"""One figure of the portfolio at a time: how it is spread by type and by group, what stands out, what is not known."""

import streamlit as st

from fairbudget.equity.figure import FIGURES
from fairbudget.equity.gap_figures import NO_PROOF
from fairbudget.language import noop, say
from fairbudget.portfolio import page_tables as tables
from fairbudget.portfolio import spreads
from fairbudget.portfolio.sheet_words import BY, figure_words, partner_words
from fairbudget.portfolio.spreads import Choice, Spread
from fairbudget.portfolio.summary import ENOUGH, Portfolio
from fairbudget.ui import state
from fairbudget.ui.marked import md
from fairbudget.ui.portfolio_tables import show_first
from fairbudget.ui.remembered import remembered_list, remembered_radio

WIDEST = 860  # pixels: a wider picture is no clearer
FIGURE, CURRENCY, GROUP, WHOM = "portfolio_figure", "portfolio_currency", "portfolio_group", "portfolio_whom"
TITLES = {
    "funder": noop("The figure by funder"),
    "lead_organisation": noop("The figure by lead organisation"),
    "year": noop("The figure by year"),
}


def show_choice(portfolio: Portfolio) -> Choice | None:
    """The figure to look at, and how to read what follows; None where no budget has a figure."""
    st.header(say("One figure of all budgets"), anchor=False)
    known = [one for one in spreads.currencies(portfolio) if spreads.figures(portfolio, one)]
    if not known:
        st.markdown(md(say("No budget here has a figure.")))
        return None
    with st.container(width=WIDEST):
        currency = known[0]
        if len(known) > 1:
            currency = remembered_list(say("Currency"), known, str, CURRENCY)
        figure = remembered_list(say("Figure"), spreads.figures(portfolio, currency), figure_words, FIGURE)
    choice = Choice(currency, figure)
    st.markdown(md(say(NO_PROOF)))
    _few_people(portfolio, choice)
    return choice


def _few_people(portfolio: Portfolio, choice: Choice) -> None:
    """A warning before what can show what one or two people are paid."""
    if FIGURES[choice.figure].unit == "£ an hour" and tables.few_people(portfolio, choice):
        st.warning(
            md(
                say(
                    "Where two or fewer people are behind a rate, it could show what a person is paid. Ask them before "
                    "you share it."
                )
            )
        )


def show_types(portfolio: Portfolio, choice: Choice) -> None:
    """The spread for all partners and for each partner type."""
    st.header(say("How does it differ between budgets, by partner type?"), anchor=False)
    found = spreads.by_type(portfolio, choice)
    _show(found, choice, say("The figure by partner type"), say("Partner type"))
    _how_to_read(choice)


def _how_to_read(choice: Choice) -> None:
    with st.expander(say("How to read this")):
        sentences = [
            say("Each budget counts once, whatever its size."),
            say("Median: half of the budgets have less and half have more."),
            say("Lower quarter: a quarter of the budgets have this or less. The box goes to the upper quarter."),
            say("Not judged: something the figure needs is not stated. Nothing is guessed."),
        ]
        as_one = say("All together: the figure as if all budgets were one, so large budgets weigh more.")
        sentences.append(say("All together: the sum over all budgets.") if _is_a_sum(choice) else as_one)
        st.markdown("\n".join(f"- {md(sentence)}" for sentence in sentences))


def _is_a_sum(choice: Choice) -> bool:
    return FIGURES[choice.figure].unit == "£"


def show_groups(portfolio: Portfolio, choice: Choice) -> None:
    """The same by funder, lead organisation or year, for all partners or for one type."""
    st.header(say("The same by funder, lead organisation or year"), anchor=False)
    with st.container(width=WIDEST):
        remembered_radio(
            say("Compare by"), list(spreads.BY_GROUP), _group_name, GROUP, spreads.BY_GROUP[0], horizontal=True
        )
        by = str(state.value_of(GROUP, spreads.BY_GROUP[0]))
        # An option that is None would be no choice at all: all partners are "".
        types = [one or "" for one in spreads.types(portfolio, choice)]
        whom = remembered_list(say("For whom"), types, _type_name, WHOM) or None
    names = {code: rules.title for code, rules in state.rate_book().funders.items()}
    found = spreads.by_group(portfolio, choice, by, whom, names)
    _show(found, choice, say(TITLES[by]), _group_name(by))


def _type_name(partner_type: str) -> str:
    return partner_words(partner_type or None)


def _group_name(by: str) -> str:
    return say(BY[by])


def _show(found: tuple[Spread, ...], choice: Choice, title: str, first: str) -> None:
    """The picture where two groups can be compared, and the table always."""
    finding = spreads.finding(found, choice)
    if finding is None:
        st.markdown(md(say("Fewer than two groups can be compared.")))
    else:
        from fairbudget.ui.portfolio_pictures import show_spreads

        st.subheader(md(finding.title), anchor=False)
        with st.container(width=WIDEST):
            st.markdown(md(_key(found, choice)))
            show_spreads(found, finding, choice)
    show_first(tables.spread_table(title, first, found), choice.currency, of_sentences=False)


def _key(found: tuple[Spread, ...], choice: Choice) -> str:
    """What the marks of a picture stand for, those that are in it."""
    marks = [say("Filled dot: the median."), say("Line: from the least to the greatest.")]
    if any(one.of.judged >= ENOUGH for one in found):
        marks.append(say("Box: the middle half of the budgets, where there are {count} or more.", count=ENOUGH))
    if not _is_a_sum(choice):
        marks.append(say("Diamond: all together, as if in one budget."))
    return " ".join(marks)


def show_outliers(portfolio: Portfolio, choice: Choice) -> None:
    """The budgets that stand out, and what that means."""
    st.header(say("Which budgets stand out?"), anchor=False)
    found = tables.outliers_table(portfolio, choice)
    st.markdown(
        md(
            say(
                "A budget stands out where its figure lies further from the middle half than one and a half times the "
                "width of that half: beyond the fences. That is a reason to read it, not a fault."
            )
        )
    )
    if found.rows:
        show_first(found, choice.currency, of_sentences=False)
    elif all(one.of.judged < ENOUGH for one in spreads.by_type(portfolio, choice)):
        st.markdown(md(say("Too few budgets to tell: at least {count} must be judged.", count=ENOUGH)))
    else:
        st.markdown(md(say("None stands out.")))


def show_unjudged(portfolio: Portfolio, choice: Choice) -> None:
    """What to do so that more can be judged, and the list of what could not be."""
    st.header(say("What could not be judged?"), anchor=False)
    reasons = tables.reasons_table(portfolio, choice)
    if not reasons.rows:
        st.markdown(md(say("This figure could be judged wherever it applies.")))
        return
    show_first(reasons, choice.currency)
    with st.expander(say("Show each budget")):
        show_first(tables.unjudged_table(portfolio, choice), choice.currency)
