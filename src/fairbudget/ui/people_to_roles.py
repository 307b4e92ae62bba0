"""People to roles: what looks like the detail of a person, and one click that puts a role in its place everywhere."""

from collections.abc import Sequence

import streamlit as st

from fairbudget.checks.personal import KINDS, places_said
from fairbudget.checks.personal_words import Personal
from fairbudget.drafts.personal import Noticed, noticed, suggested_role, with_role
from fairbudget.language import say
from fairbudget.ui import state
from fairbudget.ui.fields import FORM_WIDTH
from fairbudget.ui.guard import step
from fairbudget.ui.marked import bullets, md, strong
from fairbudget.ui.problem_list import place_in_words

MOST_SHOWN = 10
MOST_CARDS = 5


def show_people_to_roles() -> None:
    """A card for each detail; nothing where none was noticed."""
    found = noticed_here()
    if not found:
        return
    st.header(say("People to roles"), anchor=False)
    st.markdown(
        md(
            say(
                "These look like details of people. Whoever gets a file from here would see them. Use roles, such as "
                "community researcher. Where it is nobody's name, leave it."
            )
        ),
        width=FORM_WIDTH,
    )
    for number, one in enumerate(found[:MOST_CARDS]):
        _card(one, number)
    if len(found) > MOST_CARDS:
        st.markdown(md(say("And more: {n}. They appear when these are mended.", n=str(len(found) - MOST_CARDS))))


def warn_of_people() -> None:
    """The same list above the downloads, with the way to the helper."""
    found = noticed_here()
    if not found:
        return
    named = [_named(one) for one in found[:MOST_SHOWN]]
    if len(found) > MOST_SHOWN:
        named.append(say("And {n} more.", n=str(len(found) - MOST_SHOWN)))
    title = say("The files below would show details of people")
    todo = say("Put roles in their place first: see People to roles on the Budget page.")
    st.warning(f"{strong(title)}\n{bullets(named)}\n\n{md(todo)}")
    # Imported late: the frame draws the page that this stands on.
    from fairbudget.ui.frame import link

    link("budget", say("Go to People to roles"))


def noticed_here() -> Sequence[Noticed]:
    """What was noticed in the version that is looked at."""
    scenario = state.work().scenario
    return noticed(scenario) if scenario else ()


def _named(one: Noticed) -> str:
    """The kind and the words or, of a number, a part of it; and where it stands."""
    return say(
        "{what}: {words}. It stands at: {places}.",
        what=say(KINDS[one.personal.kind].title),
        words=_words(one.personal),
        places=_places(one),
    )


def _words(personal: Personal) -> str:
    """A name or an address as it stands, since one has to know which; a number only in part."""
    return personal.text if personal.kind in ("name", "email") else personal.hidden


def _places(one: Noticed) -> str:
    places = [place_in_words(place) for place in one.places]
    if one.elsewhere:
        places.append(say("what is kept beside the lines, such as changes or the file's name"))
    return places_said(places)


def _card(one: Noticed, number: int) -> None:
    scenario = state.work().scenario
    key = f"person_{number}_{state.session().version}"
    with st.form(f"form_{key}", width=FORM_WIDTH):
        st.markdown(f"{strong(say(KINDS[one.personal.kind].title))}: {md(_words(one.personal))}")
        st.caption(md(say("It stands at: {places}.", places=_places(one))))
        name = one.personal.kind == "name"
        st.text_input(
            say("Role to use instead") if name else say("What to write instead (may stay empty)"),
            value=suggested_role(scenario.draft, one) if scenario and name else "",
            key=key,
            autocomplete="off",
        )
        label = say("Use this role everywhere") if name else say("Replace it everywhere")
        st.form_submit_button(label, on_click=_replace, args=(one.personal, key))


@step
def _replace(personal: Personal, key: str) -> None:
    role = str(state.value_of(key, "") or "").strip()
    if personal.kind == "name" and not role:
        state.put(told=say("Enter a role, such as community researcher. Nothing was changed."))
        return
    work, changed = with_role(state.work(), personal, role, state.now())
    state.put_work(work)
    state.put(told=say("Taken out, and out of the list of changes too. Cells changed: {n}.", n=str(changed)))
