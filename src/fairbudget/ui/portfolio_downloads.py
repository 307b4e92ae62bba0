"""What can be taken away from the portfolio: a workbook to read, and a table for other programs."""

from pathlib import Path

import streamlit as st

from fairbudget.language import say
from fairbudget.portfolio.summary import Portfolio
from fairbudget.ui.downloads import later
from fairbudget.ui.marked import md

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLE = "application/vnd.apache.parquet"


def show_downloads(portfolio: Portfolio) -> None:
    """Both files; they hold every figure of every budget."""
    st.header(say("Downloads"), anchor=False)
    with st.container(horizontal=True, gap="small", key="downloads"):
        st.download_button(
            say("Workbook of the portfolio (xlsx)"),
            data=later(workbook, portfolio),
            file_name=say("portfolio") + ".xlsx",
            mime=WORKBOOK,
            on_click="ignore",
            type="primary",
            key="download_portfolio",
        )
        st.download_button(
            say("Table for other programs (parquet)"),
            data=later(table, portfolio),
            file_name=say("portfolio") + ".parquet",
            mime=TABLE,
            on_click="ignore",
            key="download_parquet",
        )
    st.caption(
        md(
            say(
                "Both hold every figure of every budget, with the titles of budgets and the names of their lead "
                "organisations. The parquet file can be opened here again."
            )
        )
    )


def workbook(portfolio: Portfolio) -> bytes:
    """The workbook as bytes."""
    from fairbudget.portfolio.workbook import write_portfolio_workbook
    from fairbudget.writing.in_memory import content_of

    def write(path: Path) -> None:
        write_portfolio_workbook(portfolio, path, force=False)

    return content_of(write, ".xlsx")


def table(portfolio: Portfolio) -> bytes:
    """The parquet file as bytes."""
    from fairbudget.portfolio.result_file import write_portfolio_parquet
    from fairbudget.writing.in_memory import content_of

    def write(path: Path) -> None:
        write_portfolio_parquet(portfolio, path, force=False)

    return content_of(write, ".parquet")
