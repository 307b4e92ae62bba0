"""What holds for every test: no network, the same examples each time, nothing left out unseen in CI."""

import os
import sys
from collections.abc import Generator
from ipaddress import ip_address

import pytest
from hypothesis import settings

from browsing import browser, dashboard, new_page
from spreadsheet import soffice_program

__all__ = ["browser", "dashboard", "new_page"]  # fixtures

IN_CI = os.environ.get("CI") == "true"

# The same examples on every machine and every day: a failure can be repeated, a pass means the same tomorrow.
settings.register_profile("same_every_time", derandomize=True, deadline=None, database=None)
settings.load_profile("same_every_time")


def _refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse whatever would leave this machine; costing a budget needs none of it."""
    match event, arguments:
        case "socket.connect" | "socket.sendto", (_, (str() as host, *_)):
            _refuse_unless_here(host)
        case "socket.getaddrinfo" | "socket.gethostbyname", (str() as host, *_):
            _refuse_unless_here(host)


def _refuse_unless_here(host: str) -> None:
    if not _is_this_machine(host):
        raise PermissionError(f"a test tried to reach {host}: tests use no network")


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


sys.addaudithook(_refuse_the_network)


@pytest.fixture
def soffice() -> str:
    """LibreOffice's program. A test that asks for it does not run where LibreOffice is missing."""
    program = soffice_program()
    if program is None:
        pytest.skip("needs LibreOffice (soffice), which is not installed here")
    return program


@pytest.fixture(autouse=True)
def _what_a_marker_needs(request: pytest.FixtureRequest) -> None:
    """A test marked `spreadsheet` asks for LibreOffice by that alone."""
    if request.node.get_closest_marker("spreadsheet"):
        request.getfixturevalue("soffice")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that opens a page is marked `browser` by that alone."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that could not run has failed."""
    report = yield
    if IN_CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} could not run, and in CI every test must: {report.longreprtext}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name each test that did not run."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section("these tests did not run")
        for report in skipped:
            terminalreporter.line(report.nodeid)
