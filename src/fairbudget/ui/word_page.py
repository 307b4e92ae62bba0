"""A page of words on the screen, block by block, as it stands in the document; and that document to take away."""

import streamlit as st

from fairbudget.language import say
from fairbudget.pages import Bullets, Grid, Heading, Page, Paragraph
from fairbudget.ui.download_list import new_mark
from fairbudget.ui.downloads import later
from fairbudget.ui.marked import Look, md, table

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIDTH = 760  # a line of text that the eye can follow


def show_page(page: Page) -> None:
    """The body of a page of words."""
    for block in page.blocks:
        match block:
            case Heading(text=text):
                st.subheader(md(text), anchor=False)
            case Paragraph(text=text):
                st.markdown(md(text), width=WIDTH)
            case Bullets(items=items):
                st.markdown("\n".join(f"- {md(item)}" for item in items), width=WIDTH)
            case Grid():
                look = Look(tuple(block.numbers), last_is_total=block.last_is_total)
                table(block.description, block.headings, block.rows, look)
    st.caption(md(page.made_from))


def page_downloads(page: Page, stem: str, key: str) -> None:
    """The page as a Word document and as plain text."""
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            say("Word document (docx)"),
            data=later(_docx, page),
            file_name=f"{stem}.docx",
            mime=DOCX,
            on_click="ignore",
            key=f"{key}_docx",
        )
        st.download_button(
            say("Plain text (txt)"),
            data=later(page.text.encode),
            file_name=f"{stem}.txt",
            mime="text/plain",
            on_click="ignore",
            key=f"{key}_txt",
        )


def _docx(page: Page) -> bytes:
    from fairbudget.writing.word_document import docx_bytes

    return docx_bytes(page, new_mark())
