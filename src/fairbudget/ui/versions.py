"""The versions of the budget: which one is looked at, a copy to try a change, another name, and taking one away."""

from functools import partial

import streamlit as st

from fairbudget.drafts.versions import copied, looking_at, removed, renamed
from fairbudget.drafts.work import MOST_SCENARIOS
from fairbudget.language import say
from fairbudget.ui import state
from fairbudget.ui.guard import step
from fairbudget.ui.marked import md

COPY_NAME, NEW_NAME = "version_copy_name", "version_new_name"


def show_versions() -> None:
    """The versions there are and what can be done with them."""
    work = state.work()
    st.header(say("Versions of the budget"), anchor=False)
    if len(work.scenarios) == 1:
        st.markdown(md(say("You have one version. Make a copy to try a change. Your first version stays as it is.")))
    else:
        _picker()
    with st.container(horizontal=True, vertical_alignment="top", gap="small", key="version_tools"):
        _copy()
        _change()


def is_full() -> bool:
    """Whether there are as many versions as there may be."""
    return len(state.work().scenarios) >= MOST_SCENARIOS


def no_more() -> str:
    """Why no version can be added."""
    return say("You have three versions. Remove one to add another.")


def _keyed(name: str) -> str:
    """A key that is new after each step, so that a field always shows what holds now."""
    return f"{name}_{state.session().version}"


def _picker() -> None:
    work = state.work()
    key = _keyed("version_looked_at")
    st.radio(
        say("The version you look at, on every page"),
        options=range(len(work.scenarios)),
        format_func=partial(_name_of, tuple(one.name for one in work.scenarios)),
        index=work.current,
        key=key,
        horizontal=True,
        on_change=_look,
        args=(key,),
    )


def _name_of(names: tuple[str, ...], number: int) -> str:
    return md(names[number])


@step
def _look(key: str) -> None:
    state.put_work(looking_at(state.work(), state.value_of(key)))


def _copy() -> None:
    with st.popover(say("Make a copy")):
        if is_full():
            st.markdown(md(no_more()))
            return
        key = _keyed(COPY_NAME)
        suggested = say("Copy {number}", number=len(state.work().scenarios))
        st.text_input(say("Name of the copy"), value=suggested, key=key, max_chars=60)
        st.button(say("Make this copy"), key="version_copy", on_click=_copied, args=(key,))


@step
def _copied(key: str) -> None:
    work = state.work()
    if work.scenario is None:
        return
    why = say("Copied from: {name}", name=work.scenario.name)
    new = copied(work, str(state.value_of(key) or ""), state.now(), why)
    state.put_work(new)
    if new.scenario is not None:
        state.put(told=say("You look at the copy now: {name}. Change it on the Budget page.", name=new.scenario.name))


def _change() -> None:
    work = state.work()
    if work.scenario is None:
        return
    with st.popover(say("Rename or remove")):
        key = _keyed(NEW_NAME)
        st.text_input(say("Name of this version"), value=work.scenario.name, key=key, max_chars=60)
        st.button(say("Rename this version"), key="version_rename", on_click=_renamed, args=(key,))
        if len(work.scenarios) == 1:
            st.caption(md(say("To clear the whole budget, go to the Budget page.")))
            return
        sure = st.checkbox(
            say("Yes, remove this version. Changes in it: {count}.", count=len(work.scenario.changes)),
            key=_keyed("version_sure"),
        )
        st.button(say("Remove this version"), key="version_remove", disabled=not sure, on_click=_removed)


@step
def _renamed(key: str) -> None:
    state.put_work(renamed(state.work(), str(state.value_of(key) or "")))


@step
def _removed() -> None:
    work = state.work()
    if work.scenario is None:
        return
    state.put_work(removed(work, work.current))
    state.put(told=say("Removed: {name}. The other versions are as they were.", name=work.scenario.name))
