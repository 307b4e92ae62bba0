"""The dashboard: `fairbudget app`, `python3 start.py app` or `streamlit run app.py`. Set-up and navigation only."""

import streamlit as st

from fairbudget.ui import frame, state
from fairbudget.ui.addresses import PAGES

state.speak_its_language()
st.navigation([frame.page(address.name) for address in PAGES], position="hidden").run()
