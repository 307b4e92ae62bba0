"""The page offer."""

import streamlit as st


def show() -> None:
    """Draw the page."""
    st.write("offer")
