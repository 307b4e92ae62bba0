"""What the browser says it is: the server cannot see how wide the screen is."""

import streamlit as st


def is_phone() -> bool:
    """Whether the browser calls itself mobile. Only how things are set depends on it; everything works either way."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
