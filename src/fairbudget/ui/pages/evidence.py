"""The page evidence."""

import streamlit as st


def show() -> None:
    """Draw the page."""
    st.write("evidence")
