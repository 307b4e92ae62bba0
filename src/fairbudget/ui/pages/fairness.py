"""The page fairness."""

import streamlit as st


def show() -> None:
    """Draw the page."""
    st.write("fairness")
