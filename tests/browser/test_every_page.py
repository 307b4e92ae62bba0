"""What holds on every page: a title, a language, nothing against WCAG A and AA, no sideways scroll on a small phone."""

import pytest

from browsing import DESKTOP, PHONE, NewPage, faults


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", ["", "budget", "fairness", "compare", "evidence"])
def test_nothing_on_an_empty_page_is_against_the_accessibility_rules(
    new_page: NewPage, path: str, size: tuple[int, int]
) -> None:
    assert faults(new_page(path, size)) == []
