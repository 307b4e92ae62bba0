"""How hard a text is to read: the grade of Flesch and Kincaid, with syllables counted as vowels that sound."""

import re

SENTENCE_END = re.compile(r"[.!?:]+(?=\s|$)|\n")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
# Endings whose e is silent, and those whose vowels are two syllables.
SILENT = re.compile(r"(?:[^laeiouyscgzxh]es|[^aeiouytd]ed|[^laeiou]e)$")
VOWELS = re.compile(r"[aeiouy]+")


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon or a new line ends one, since a new thought begins there."""
    return [one.strip() for one in SENTENCE_END.split(text) if WORD.search(one)]


def words(text: str) -> list[str]:
    """The words of a text, numbers left out."""
    return WORD.findall(text)


def syllables(word: str) -> int:
    """The syllables of an English word, by its vowels."""
    plain = word.lower().strip("'’-")
    return max(1, len(VOWELS.findall(SILENT.sub(lambda end: re.sub("e", "", end[0]), plain))))


def grade(text: str) -> float:
    """The school year (as counted in the United States) whose pupils can read the text."""
    each = words(text)
    return 0.39 * len(each) / len(sentences(text)) + 11.8 * sum(map(syllables, each)) / len(each) - 15.59
