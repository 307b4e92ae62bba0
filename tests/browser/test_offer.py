"""Check an offer on a phone: the answer on the first screen, nothing kept, a reply and a page to take away."""

import re

import pytest
from playwright.sync_api import Download, Page, expect

from browsing import DESKTOP, PHONE, SMALL_PHONE, Dashboard, NewPage, faults, settled

THE_OFFER = "£150 for a day, with half a day's preparation, paid in arrears"
BOX = "Paste or type the offer you were made"


def checked(page: Page, text: str = THE_OFFER, box: str = BOX, button: str = "Check this offer") -> Page:
    page.get_by_label(box).fill(text)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    settled(page)
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    settled(page)


def is_on_the_first_screen(page: Page, text: str) -> bool:
    box = page.get_by_text(text).first.bounding_box()
    size = page.viewport_size
    return box is not None and size is not None and box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


def scrolls_sideways(page: Page) -> bool:
    return bool(
        page.evaluate(
            "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".some(one => one.scrollWidth > one.clientWidth)"
        )
    )


def downloaded(page: Page, name: str) -> Download:
    with page.expect_download() as found:
        page.get_by_role("button", name=name).click()
    return found.value


def test_the_answer_and_its_sum_are_on_the_first_screen_of_a_small_phone(new_page: NewPage) -> None:
    page = new_page("", SMALL_PHONE)
    for told in (BOX, "We do not save what you type."):
        assert is_on_the_first_screen(page, told)
    checked(page)
    for told in ("You would get £12.50 to £14.29 an hour.", "= £12.50 an hour", "= £14.29 an hour"):
        assert is_on_the_first_screen(page, told)
    assert not scrolls_sideways(page)
    assert page.evaluate("document.activeElement.textContent") == "You would get £12.50 to £14.29 an hour."


def test_each_later_answer_brings_back_the_first_screen_too(new_page: NewPage) -> None:
    page = checked(new_page("", SMALL_PHONE))
    press(page, "Change the pay")
    page.get_by_label("How much is the pay for one person, in pounds?").fill("£200")
    press(page, "Use this")
    expect(page.get_by_role("heading", name="You would get £16.67 to £19.05 an hour.")).to_be_visible()
    page.wait_for_timeout(300)
    assert is_on_the_first_screen(page, "You would get £16.67 to £19.05 an hour.")
    page.get_by_role("radio", name="7.5").click()
    settled(page)
    expect(page.get_by_role("heading", name="You would get £17.78 an hour.")).to_be_visible()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_of_the_journey_is_against_the_accessibility_rules(new_page: NewPage, size: tuple[int, int]) -> None:
    page = checked(new_page("", size))
    press(page, "Change getting ready")
    for name in ("How we worked this out", "Where these rates come from", "Tell us more to compare better (optional)"):
        page.get_by_text(name).click()
    settled(page)
    assert faults(page) == []
    assert not scrolls_sideways(page)
    checked(page, "£150 ... lots, £50")
    assert faults(page) == []
    checked(page, "hello")
    assert faults(page) == []


def test_a_welsh_speaker_reads_and_answers_in_welsh(new_page: NewPage) -> None:
    page = new_page("", SMALL_PHONE)
    page.get_by_label(BOX).fill("£150 am ddiwrnod, gyda hanner diwrnod o baratoi")
    press(page, "Cymraeg")
    box = "Gludwch neu deipiwch y cynnig a gawsoch"
    expect(page.get_by_label(box)).to_have_value("£150 am ddiwrnod, gyda hanner diwrnod o baratoi")
    checked(page, "£150 am ddiwrnod, gyda hanner diwrnod o baratoi", box, "Gwirio'r cynnig hwn")
    assert page.evaluate("document.documentElement.lang") == "cy"
    assert is_on_the_first_screen(page, "Byddech yn cael £12.50 i £14.29 yr awr.")
    assert is_on_the_first_screen(page, "= £14.29 yr awr")
    expect(page.get_by_label("Eich ateb yn Gymraeg")).to_have_value(re.compile("^Diolch am ofyn i ni"))
    assert faults(page) == []
    assert not scrolls_sideways(page)
    press(page, "English")
    expect(page.get_by_role("heading", name="You would get £12.50 to £14.29 an hour.")).to_be_visible()


def test_the_reply_is_copied_as_it_was_edited(new_page: NewPage) -> None:
    page = checked(new_page("", PHONE))
    reply = page.get_by_label("Your reply in English")
    expect(reply).to_have_value(re.compile("^Thank you for asking us"))
    reply.fill("Could the budget cover £200?")
    page.get_by_role("button", name="Copy this reply").click()
    expect(page.get_by_text("Copied. Paste it into your message.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "Could the budget cover £200?"
    page.get_by_role("tab", name="Cymraeg").click()
    page.get_by_label("Your reply in Welsh").locator("visible=true").wait_for()
    page.get_by_role("button", name="Copy this reply").locator("visible=true").click()
    page.wait_for_timeout(200)
    assert page.evaluate("navigator.clipboard.readText()").startswith("Diolch am ofyn i ni")


def test_without_a_clipboard_the_text_is_selected_to_be_copied_by_hand(new_page: NewPage) -> None:
    page = checked(new_page("", PHONE))
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false")
    page.get_by_role("button", name="Copy this reply").click()
    expect(page.get_by_text("The text is selected. Copy it from there.")).to_be_visible()
    chosen = "(t => t.value.slice(t.selectionStart, t.selectionEnd))(document.activeElement)"
    assert page.evaluate(chosen).startswith("Thank you for asking us")


def test_the_page_to_print_has_the_answer_and_fits_one_sheet(new_page: NewPage) -> None:
    page = checked(new_page("", PHONE))
    page.get_by_label("Your reply in English").fill("Could the budget <b>cover</b> £200?")
    file = downloaded(page, "Download one page to print or send")
    assert file.suggested_filename == "offer-checked.html"
    text = file.path().read_text(encoding="utf-8")
    assert text.startswith('<!doctype html>\n<html lang="en">')
    page.set_content(text)
    for words in ("You would get £12.50 to £14.29 an hour.", "Could the budget <b>cover</b> £200?", THE_OFFER):
        assert page.get_by_text(words).first.is_visible()
    assert faults(page) == []
    assert page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_nothing_typed_is_in_the_address_or_in_the_log(new_page: NewPage, dashboard: Dashboard) -> None:
    page = new_page("", PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    checked(page, "£7654 for Zebedee at 33 hours, ask zeb@example.org")
    press(page, "Change the pay")
    page.get_by_label("How much is the pay for one person, in pounds?").fill("9871 quid")
    press(page, "Use this")
    expect(page.get_by_text("Amount offered must be a number, like 150 or 150.50").first).to_be_visible()
    log = dashboard.log.read_text(encoding="utf-8")
    for typed in ("7654", "Zebedee", "zeb@", "9871"):
        assert typed not in page.url
        assert typed not in " ".join(asked)
        assert typed not in log


def test_clear_everything_leaves_nothing_on_the_page(new_page: NewPage) -> None:
    page = checked(new_page("", PHONE))
    press(page, "Clear everything")
    expect(page.get_by_label(BOX)).to_have_value("")
    assert "150" not in page.content()
    checked(page, "£60 for 3 hours")
    expect(page.get_by_role("heading", name="You would get £20.00 an hour.")).to_be_visible()


def test_an_offer_is_still_there_after_another_page(new_page: NewPage) -> None:
    page = new_page("", PHONE)
    press(page, "Try an example")
    expect(page.get_by_role("heading", name="You would get £12.50 to £14.29 an hour.")).to_be_visible()
    page.get_by_role("link", name="I am costing a bid").click()
    expect(page.get_by_role("heading", level=1, name="Budget")).to_be_visible()
    settled(page)
    page.get_by_role("link", name="Check an offer").last.click()
    expect(page.get_by_role("heading", name="You would get £12.50 to £14.29 an hour.")).to_be_visible()
    expect(page.get_by_label(BOX)).to_have_value(THE_OFFER)


def test_two_visitors_see_nothing_of_each_other(new_page: NewPage) -> None:
    first, second = new_page("", PHONE), new_page("", PHONE)
    checked(first, "£4321 for 3 hours")
    checked(second, "£60 for 3 hours")
    assert "4,321" in first.content()
    assert "4321" not in second.content()
    assert "4,321" not in second.content()
