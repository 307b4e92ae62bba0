"""The mapping as a file to keep, and what a budget in hand keeps of it."""

import streamlit as st

from fairbudget.language import say
from fairbudget.reading.mapping import Mapping
from fairbudget.reading.proposing import Proposal
from fairbudget.reading.roles import role_in_words
from fairbudget.ui import state
from fairbudget.ui.downloads import later
from fairbudget.ui.marked import Look, md, table
from fairbudget.ui.saving import file_stem


def download(mapping: Mapping, proposal: Proposal | None = None) -> None:
    """The button that makes the file: headings and their meanings, and no other cell of the budget."""
    st.markdown(md(say("The file holds headings and their meanings, and no other cell of your budget.")))
    st.download_button(
        say("Download the meanings (TOML)"),
        data=later(_content, mapping, proposal),
        file_name=say("{budget}-columns", budget=file_stem()) + ".toml",
        mime="application/toml",
        on_click="ignore",
        key="download_mapping",
    )


def show_kept() -> None:
    """The mapping of the budget in hand, folded up; it was confirmed and the cells of its file are gone."""
    scenario = state.work().scenario
    if scenario is None or scenario.draft.mapping is None:
        return
    with st.expander(say("What the columns of your file mean")):
        st.markdown(md(say("To change them, upload the file again and use this mapping or a saved copy there.")))
        for said in scenario.draft.mapping.tables:
            counted = say("This table is costed.") if said.counts is not False else say("This table is not costed.")
            st.markdown(f"{md(said.sheet)}: {md(counted)}")
            rows = [(one.heading or say("no heading"), role_in_words(one.role)) for one in said.columns]
            table(say("Columns of {sheet}", sheet=said.sheet), (say("Heading"), say("Taken for")), rows, Look())
        download(scenario.draft.mapping)


def _content(mapping: Mapping, proposal: Proposal | None) -> bytes:
    from fairbudget.reading.mapping_file import mapping_text

    return mapping_text(mapping, proposal).encode()
