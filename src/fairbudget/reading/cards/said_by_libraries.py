"""What the libraries say about a file of rates or rules, where people read it: their English, marked for the catalogue.

In English their own words are shown as they are. A sentence that is not listed here stays English.
"""

import re
from functools import cache

from fairbudget.language import noop, say, spoken

# {what} and the other gaps stand for what the library fills in.
OF_TOML = (
    noop("Invalid statement"),
    noop("Expected newline or end of document after a statement"),
    noop("Expected ']' at the end of a table declaration"),
    noop("Expected ']]' at the end of an array declaration"),
    noop("Expected '=' after a key in a key/value pair"),
    noop("Expected {what}"),
    noop("Found invalid character {what}"),
    noop("Illegal character {what}"),
    noop("Cannot declare {what} twice"),
    noop("Cannot overwrite a value"),
    noop("Cannot mutate immutable namespace {what}"),
    noop("Cannot redefine namespace {what}"),
    noop("Duplicate inline table key {what}"),
    noop("Invalid initial character for a key part"),
    noop("Unclosed array"),
    noop("Unclosed inline table"),
    noop("Unescaped '\\' in a string"),
    noop("Unterminated string"),
    noop("Invalid hex value"),
    noop("Invalid date or datetime"),
    noop("Invalid value"),
)
# Where a fault stands is taken off before what it is.
PLACES = (noop("{what} (at line {line}, column {column})"), noop("{what} (at end of document)"))
OF_MODELS = (
    noop("Input should be a valid string"),
    noop("Input should be a valid integer"),
    noop("Input should be a valid integer, unable to parse string as an integer"),
    noop("Input should be a valid integer, got a number with a fractional part"),
    noop("Input should be a valid decimal"),
    noop("Decimal input should be an integer, float, string or Decimal object"),
    noop("Input should be a valid boolean"),
    noop("Input should be a valid boolean, unable to interpret input"),
    noop("Input should be a valid tuple"),
    noop("Input should be a valid frozenset"),
    noop("Input should be a valid dictionary"),
    noop("Input should be a valid dictionary or instance of {what}"),
    noop("Input should be a valid date"),
    noop("Input should be a valid date or datetime, {what}"),
    noop("Input should be greater than {what}"),
    noop("Input should be greater than or equal to {what}"),
    noop("Input should be less than {what}"),
    noop("Input should be less than or equal to {what}"),
    noop("String should have at least {what} character"),
    noop("String should match pattern '{what}'"),
    noop("Tuple should have at least {least} items after validation, not {what}"),
    noop("Tuple should have at most {most} items after validation, not {what}"),
)


def said_by_library(sentence: str) -> str:
    """A library's sentence in the language spoken."""
    if spoken() == "en":
        return sentence
    for english, pattern in _patterns():
        found = pattern.fullmatch(sentence)
        if found:
            return say(english, **{gap: said_by_library(text) for gap, text in found.groupdict().items()})
    return sentence


def alternatives(expected: str) -> str:
    """The words of a closed list as a library lists them: 'fee', 'wage' or 'salary'."""
    words, _, last = expected.rpartition(" or ")
    return say("{words} or {last}", words=words, last=last) if words else expected


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each sentence with what finds it and its gaps; the longest first, so that the more particular one is found."""
    listed = [*PLACES, *sorted((*OF_TOML, *OF_MODELS), key=len, reverse=True)]
    return tuple((english, re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(english)))) for english in listed)
