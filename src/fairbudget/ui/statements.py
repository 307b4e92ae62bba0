"""The accessibility statement and the privacy notice in short; who runs the page completes the long ones."""

import streamlit as st

from fairbudget.language import say
from fairbudget.ui.marked import md


def show_statements() -> None:
    """Both, under headings of their own."""
    st.header(say("Accessibility"), anchor=False)
    _listed(
        say("This page aims to meet the Web Content Accessibility Guidelines 2.2 at level AA."),
        say("Every page is tested by a program, on a phone and on a wide screen, in English and Welsh."),
        say("It is made to be used with a keyboard alone, and enlarged until it is 320 pixels wide."),
        say("Each chart has a table with the same numbers below it."),
        say("The table on the Budget page is hard to use with a screen reader. Choose to show lines one at a time."),
        say("Some words of the software below this page stay in English, such as those on upload buttons."),
        say("Help signs are smaller than 24 pixels. What they say stands in the template as well."),
        say("The Welsh is a draft that a translator has still to check."),
        say("If something does not work for you, tell whoever gave you the address of this page."),
    )
    st.header(say("Privacy"), anchor=False)
    _listed(
        say("What you type or upload stays in the memory of the computer that runs this page."),
        say("It is cleared within an hour of closing the page, or at once when you clear it."),
        say("No database keeps it, and nobody else's page shows it."),
        say("A workbook is written to a temporary folder while you download it, and removed at once."),
        say("A saved copy is a file on your own device. It can hold what people are paid: keep it safe."),
        say("If something goes wrong, the log gets a code and a place in the program, and nothing you typed."),
        say("Nothing is sent to anybody else, and nobody counts visits. A cookie guards against forged requests."),
        say("Use roles, such as community researcher, and not the names of people."),
        say("Whoever runs this page is named in their own privacy notice."),
    )
    st.caption(
        md(
            say(
                "Templates for both, and how to run this page safely for others, stand in the program's files: "
                "docs/accessibility-statement-template.md, docs/privacy-notice-template.md and docs/hosting.md."
            )
        )
    )


def _listed(*sentences: str) -> None:
    st.markdown("\n".join(f"- {md(sentence)}" for sentence in sentences))
