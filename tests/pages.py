"""Pages of the dashboard run without a browser, and what stands on them."""

from streamlit.testing.v1 import AppTest

from fairbudget.drafts.draft import Draft
from fairbudget.ui.state import KEY, Session


def page(name: str) -> AppTest:
    """A page as a new visitor finds it."""
    script = f"""
from importlib import import_module
from fairbudget.ui import guard, state

state.speak_its_language()
guard.shown(lambda: import_module("fairbudget.ui.pages.{name}").show())
"""
    return AppTest.from_string(script, default_timeout=30)


def words(at: AppTest) -> str:
    """Everything that the page says, as plain text."""
    assert not at.exception
    said = [one.value for kind in (at.markdown, at.error, at.warning, at.info, at.caption) for one in kind]
    said += [one.proto.body for one in at.get("html")]
    return "\n".join(str(one) for one in said).replace("\\", "")


def session(at: AppTest) -> Session:
    """The model of the page's session."""
    found: Session = at.session_state[KEY]
    return found


def draft(at: AppTest) -> Draft:
    """The draft that is looked at."""
    scenario = session(at).work.scenario
    assert scenario is not None
    return scenario.draft
