"""Text that a person typed, made safe for what reads Markdown or HTML; and the one place where HTML is written.

Everything of a budget, an offer or a file that is shown goes through `md` or is a cell of `table`.
"""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from fairbudget.language import Language, say
from fairbudget.problems import Problem
from fairbudget.wording import tidy

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$~:^=&@/])")
ADDRESS = re.compile(r"(?:https?|ftp|mailto|www)(?=[:.])", re.IGNORECASE)
JOINER = "\u2060"
SPEAK = {
    "en": "<script>document.documentElement.lang='en'</script>",
    "cy": "<script>document.documentElement.lang='cy'</script>",
}
# To what comes first on the page, also for those who hear it. Two of one kind: the one not on the page yet runs.
TO_THE_TOP = (
    "<script>/* odd */ (()=>{const go=()=>{const s=document.querySelector('[data-testid=\"stMain\"]');"
    "if(s)s.scrollTo(0,0);const h=document.querySelector('.st-key-first [role=\"alert\"],.st-key-first h2');"
    "if(h){h.tabIndex=-1;h.focus({preventScroll:true});}};go();setTimeout(go,200);})()</script>",
    "<script>/* even */ (()=>{const go=()=>{const s=document.querySelector('[data-testid=\"stMain\"]');"
    "if(s)s.scrollTo(0,0);const h=document.querySelector('.st-key-first [role=\"alert\"],.st-key-first h2');"
    "if(h){h.tabIndex=-1;h.focus({preventScroll:true});}};go();setTimeout(go,200);})()</script>",
)
# One listener for every button that copies the text area named in its data-copy; where the browser refuses, the text
# is selected and the words beside the button say what to do.
COPY = (
    "<script>if(!window.fairbudgetCopies){window.fairbudgetCopies=true;"
    "document.addEventListener('click',async(e)=>{const b=e.target.closest('[data-copy]');if(!b)return;"
    "const t=document.querySelector('.st-key-'+b.dataset.copy+' textarea');"
    "const s=b.parentElement.querySelector('[role=\"status\"]');let ok=false;"
    "try{await navigator.clipboard.writeText(t.value);ok=true;}"
    "catch{t.focus();t.select();try{ok=document.execCommand('copy');}catch{ok=false;}}"
    "s.textContent='';setTimeout(()=>{s.textContent=ok?b.dataset.done:b.dataset.otherwise;},50);});}</script>"
)
BUTTON = (
    "font:inherit;color:inherit;background:#fff;border:1px solid #767676;border-radius:.5rem;"
    "font-size:.875rem;min-height:2.5rem;padding:.25rem .75rem;margin-right:.75rem;cursor:pointer;"
)
CELL = "padding:.35rem .6rem;border-bottom:1px solid #b1b4b6;vertical-align:top;"
RIGHT = "text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;"
RIGHT_HEAD = "text-align:right;min-width:3.5rem;"  # a heading may be longer than the numbers under it
LEFT = "text-align:left;"
WIDE = "text-align:left;min-width:14rem;"


def md(text: object) -> str:
    """Text as Markdown that shows it as it is: no links, pictures, signs or lines of its own."""
    # An address becomes a link by itself, however its signs are escaped; parted by an unseen mark it stays text.
    apart = ADDRESS.sub(lambda found: found[0] + JOINER, tidy(str(text))).replace("@", f"{JOINER}@")
    return SPECIAL.sub(r"\\\1", apart)


def strong(text: object) -> str:
    """Text as `md` makes it, in bold."""
    return f"**{md(text)}**"


def in_full(problem: Problem) -> str:
    """A problem as Markdown: its title, what it means, and what to do."""
    return f"{strong(problem.title_of_kind)}  \n{md(problem.message)}  \n{md(problem.fix)}"


def bullets(sentences: Iterable[object]) -> str:
    """Sentences as `md` makes them, as a list."""
    return "\n" + "\n".join(f"- {md(sentence)}" for sentence in sentences)


@dataclass(frozen=True)
class Look:
    """How a table is set: columns of numbers stand to the right; the last row may be a total.

    With `breaks` a cell of a number may take two lines, where it holds a difference as well. `wide` columns hold
    sentences: on a phone the table scrolls in its own frame, and they do not become a tower of single words.
    """

    numbers: tuple[int, ...] = ()
    last_is_total: bool = False
    caption_shown: bool = False
    breaks: bool = False
    wide: tuple[int, ...] = ()


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]], look: Look = Look()) -> None:
    """A table that a screen reader can walk through: a caption, headings of columns, and a heading for each row."""
    body = list(rows)
    lines = [_row(row, look, total=look.last_is_total and row is body[-1]) for row in body]
    heads = "".join(
        f'<th scope="col" style="{CELL}{RIGHT_HEAD if i in look.numbers else LEFT}">{html.escape(heading)}</th>'
        for i, heading in enumerate(headings)
    )
    shown = "font-weight:600;text-align:left;padding:.3rem 0;caption-side:top;color:#0b0c0c;"
    hidden = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);"
    label = html.escape(caption, quote=True)
    st.html(
        f'<div role="region" aria-label="{label}" tabindex="0" style="overflow-x:auto;max-width:100%">'
        f'<table style="border-collapse:collapse;width:100%;font-size:.95rem">'
        f'<caption style="{shown if look.caption_shown else hidden}">{html.escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def _right(look: Look) -> str:
    return RIGHT.replace("white-space:nowrap;", "") if look.breaks else RIGHT


def _in_parts(cell: object) -> str:
    """A number and its difference, which stay whole each and may stand on two lines."""
    parts = html.escape(tidy(str(cell))).split(" (", 1)
    whole = '<span style="white-space:nowrap">'
    return whole + f"</span> {whole}(".join(parts) + "</span>"


def _row(row: Sequence[str], look: Look, *, total: bool) -> str:
    weight = "font-weight:600;border-top:2px solid #0b0c0c;" if total else "font-weight:400;"
    first = f'<th scope="row" style="{CELL}{LEFT}{weight}">{html.escape(tidy(str(row[0])))}</th>'
    rest = "".join(
        f'<td style="{CELL}{_right(look) if i in look.numbers else WIDE if i in look.wide else LEFT}{weight}">'
        f"{_in_parts(cell) if look.breaks and i in look.numbers else html.escape(tidy(str(cell)))}</td>"
        for i, cell in enumerate(row[1:], 1)
    )
    return f"<tr>{first}{rest}</tr>"


def in_language(text: str, language: Language) -> None:
    """A paragraph in a language of its own, so that it is read aloud in it."""
    st.html(f'<p lang="{language}" style="white-space:pre-wrap">{html.escape(tidy(text))}</p>')


def document_language(language: Language) -> None:
    """Tell the browser, and so a screen reader, the language of the page, by one of two constant scripts."""
    st.html(SPEAK[language], unsafe_allow_javascript=True)


def not_known() -> str:
    """What stands where a figure is not known."""
    return say("not known")


def to_the_top(number: int) -> None:
    """Go to what stands in the container "first", by one of two constant scripts; `number` counts up each time."""
    st.html(TO_THE_TOP[number % 2], unsafe_allow_javascript=True)


def copy_button(area: str, label: str, done: str, otherwise: str) -> None:
    """A button that copies what stands in the text area with that key, as it is on the screen; a status says so."""
    words = {"data-copy": area, "data-done": done, "data-otherwise": otherwise}
    given = " ".join(f'{name}="{html.escape(text, quote=True)}"' for name, text in words.items())
    st.html(
        f'<div><button type="button" style="{BUTTON}" {given}>{html.escape(label)}</button>'
        f'<span role="status"></span></div>'
    )


def copying() -> None:
    """What makes the buttons that copy work, by a constant script."""
    st.html(COPY, unsafe_allow_javascript=True)
