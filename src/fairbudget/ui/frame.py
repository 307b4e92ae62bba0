"""What stands around every page: language, links to the pages, what is not saved, and the rates in use."""

from importlib import import_module

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from fairbudget.language import draft_note, long_date, say
from fairbudget.ui import guard, saving, state
from fairbudget.ui.addresses import BY_NAME, PAGES
from fairbudget.ui.marked import document_language, md
from fairbudget.version import VERSION


def page(name: str) -> StreamlitPage:
    """A page of the dashboard as Streamlit knows it, made where it is needed: nothing of a session is kept here."""
    address = BY_NAME[name]

    def draw() -> None:
        _framed(name)

    return st.Page(draw, title=title(name), url_path=address.path or None, default=not address.path)


def title(name: str) -> str:
    """The title of a page in the language spoken."""
    return say(BY_NAME[name].title)


def link(name: str, label: str = "") -> None:
    """A link to another page that keeps the session."""
    st.page_link(page(name), label=label or title(name))


def _framed(name: str) -> None:
    st.set_page_config(layout="wide" if BY_NAME[name].wide else "centered")
    document_language(state.work().language)
    _above(name)
    st.title(title(name), anchor=False)
    _told()
    # Imported when the page is looked at: the first page waits for nothing that only others need.
    guard.shown(lambda: import_module(f"fairbudget.ui.pages.{name}").show())
    _below(name)


def _above(name: str) -> None:
    other = "Cymraeg" if state.work().language == "en" else "English"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="links_above"):
        st.button(other, key="language", on_click=_other_language)
        if name != "offer":
            _links()
    if state.work().language == "cy":
        st.caption(draft_note())
    saving.status_line()


@guard.step
def _other_language() -> None:
    state.change_language("cy" if state.work().language == "en" else "en")


def _links() -> None:
    for address in PAGES:
        link(address.name)


def _told() -> None:
    """What the step before has to say, once."""
    told = state.session().told
    if told:
        st.info(md(told))
        state.put(told="")


def _below(name: str) -> None:
    st.divider()
    with st.container(horizontal=True, gap="small", key="links_below"):
        _links()
    assessed = state.assessment() if BY_NAME[name].of_budget else None
    if assessed is not None and assessed.budget.as_of is not None:
        cards = ", ".join(card.title for card in assessed.rate_cards) or say("none")
        on = long_date(assessed.budget.as_of)
        st.caption(md(say("Rates as of {day}. Rate cards used: {cards}.", day=on, cards=cards)))
    st.caption(
        md(
            say(
                "fairbudget {version}. Nothing you enter is stored or sent on. It is cleared within an hour of closing "
                "this page. Privacy and accessibility: see Evidence and downloads.",
                version=VERSION,
            )
        )
    )
