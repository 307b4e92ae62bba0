"""The reply to an offer: suggested in both languages, to edit and to copy; and one page to print or send."""

import secrets
from time import sleep

import streamlit as st

from fairbudget.language import Language, say, speaking
from fairbudget.offers import OfferAssessment
from fairbudget.offers.reply import DRAFT
from fairbudget.ui import offer_steps as steps
from fairbudget.ui import state
from fairbudget.ui.marked import copy_button, copying, md

NAMES: dict[Language, str] = {"en": "English", "cy": "Cymraeg"}  # each in its own language, as on the button above

A_MOMENT = 1  # second


def show_reply(answer: OfferAssessment) -> None:
    """The replies in two tabs, the language spoken first."""
    st.subheader(say("A reply you could send"), anchor=False)
    st.markdown(md(say("Change it as you like. Nobody sees it until you send it.")))
    spoken = state.work().language
    order: tuple[Language, ...] = ("cy", "en") if spoken == "cy" else ("en", "cy")
    for tab, language in zip(st.tabs([NAMES[one] for one in order]), order, strict=True):
        with tab:
            _show_one(language, suggested(answer, language))
    copying()


def suggested(answer: OfferAssessment, language: Language) -> str:
    """The suggestion without the mark of a draft, which is said beside it instead."""
    return answer.reply.en if language == "en" else answer.reply.cy.removeprefix(DRAFT).strip()


def reply_as_it_is(answer: OfferAssessment, language: Language) -> str:
    """The reply as it was edited, or as suggested."""
    return getattr(steps.answers(), f"reply_{language}") or suggested(answer, language)


def _show_one(language: Language, suggestion: str) -> None:
    typed = steps.answers()
    edited = getattr(typed, f"reply_{language}")
    if language == "cy":
        st.caption(md(say("The Welsh reply is a draft. A translator has still to check it.")))
    if edited and getattr(typed, f"reply_to_{language}") != suggestion:
        st.info(md(say("The figures have changed since you edited this reply.")))
        again = say("Use the new suggestion")
        st.button(again, key=f"offer_reply_again_{language}", on_click=steps.drop_reply, args=(language,))
    state.set_value(steps.reply_key(language), edited or suggestion)
    st.text_area(
        say("Your reply in English") if language == "en" else say("Your reply in Welsh"),
        key=steps.reply_key(language),
        height="content",
        on_change=steps.edit_reply,
        args=(language, suggestion),
    )
    copy_button(
        steps.reply_key(language),
        say("Copy this reply"),
        say("Copied. Paste it into your message."),
        say("The text is selected. Copy it from there."),
    )


def show_print(answer: OfferAssessment) -> None:
    """The answer as one page. It is made at the press, where there is no session: what it needs is taken along."""
    language = state.work().language
    latest = {language: reply_as_it_is(answer, language)}
    state.set_value(steps.LATEST, latest)
    mark = secrets.token_hex(8)

    def page() -> bytes:
        from fairbudget.writing.offer_page import offer_page

        # The press that makes the page may also be what ends an edit of the reply; the edit comes in meanwhile.
        sleep(A_MOMENT)
        with speaking(language):
            return offer_page(answer, latest[language], mark=mark)

    st.download_button(
        say("Download one page to print or send"),
        data=page,
        file_name="offer-checked.html",
        mime="text/html",
        on_click="ignore",
        key="offer_print",
    )
