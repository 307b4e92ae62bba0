"""What a host is given: an image that starts the dashboard, proxies that keep downloads to those they are for."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from browsing import Dashboard
from fairbudget.cli_app import settings

ROOT = Path(__file__).parents[1]
HOSTING = ROOT / "docs" / "hosting"
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
HEADERS = {
    "Strict-Transport-Security": "max-age=31536000",
    "Content-Security-Policy": "frame-ancestors 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def shortened_lock() -> str:
    asked = [sys.executable, str(HOSTING / "lock_for_the_app.py")]
    return subprocess.run(asked, stdout=subprocess.PIPE, text=True, check=True).stdout


def needed(package: str, extras: tuple[str, ...], found: set[str]) -> set[str]:
    """Everything that a package needs on this machine, through all that those need."""
    for text in requires(package) or []:
        one = Requirement(text)
        wanted = one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in (*extras, ""))
        name = canonicalize_name(one.name)
        if wanted and name not in found:
            found.add(name)
            needed(name, tuple(one.extras), found)
    return found


def test_the_shortened_lock_holds_all_that_the_dashboard_needs_and_none_of_the_tools_of_developers() -> None:
    pinned = {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", shortened_lock(), re.M)}
    assert needed("fairbudget", ("app",), set()) - pinned == set()
    assert needed("hatchling", (), {"hatchling"}) - pinned == set()
    assert pinned & {"playwright", "pytest", "mypy", "ruff", "uv", "odfpy"} == set()


def test_every_pin_that_is_left_has_its_hash() -> None:
    pins = re.split(r"^(?=[\w.-]+==)", shortened_lock(), flags=re.M)[1:]
    assert len(pins) > 30
    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []


def test_the_image_is_built_from_files_that_are_there_and_does_not_run_as_its_owner() -> None:
    assert DOCKERFILE.startswith("# ")
    assert re.findall(r"^FROM (\S+)", DOCKERFILE, re.M) == ["python:3.11-slim"] * 2
    for name in re.findall(r"(?:python|-r) (docs/\S+)", DOCKERFILE):
        assert (ROOT / name).is_file()
    assert "--require-hashes" in DOCKERFILE
    assert re.search(r"^USER 10001$", DOCKERFILE, re.M)
    assert DOCKERFILE.index("USER 10001") < DOCKERFILE.index('CMD ["fairbudget"')
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {".git", ".venv"} <= set(ignored)
    assert not {"src", "rates", "sample_budgets", "docs", "app.py", ".streamlit"} & set(ignored)


def command() -> list[str]:
    """The words of the image's own command."""
    found = re.findall(r"^CMD (\[.*\])$", DOCKERFILE, re.M)
    words: list[str] = json.loads(found[-1])
    return words


def test_the_command_of_the_image_starts_the_dashboard_and_its_health_check_says_so(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    name, *words = command()
    assert shutil.which(name, path=str(Path(sys.executable).parent)) is not None
    # The tests have started the dashboard with the same words, on another port.
    given = dashboard.process.args
    assert isinstance(given, list)
    started = [str(word) for word in given[3:]]
    assert [word.replace("8501", str(dashboard.port)) for word in words] == started
    health = [word.replace("8501", str(dashboard.port)) for word in health_check()]
    ran = subprocess.run([sys.executable, *health[1:]], cwd=tmp_path, check=False, env={**os.environ})
    assert ran.returncode == 0
    wrong = {**os.environ, "STREAMLIT_SERVER_BASE_URL_PATH": "elsewhere"}
    asked = subprocess.run([sys.executable, *health[1:]], cwd=tmp_path, check=False, env=wrong, capture_output=True)
    assert asked.returncode != 0


def health_check() -> list[str]:
    found = re.search(r"^HEALTHCHECK (?:.*\\\n)+? +CMD (\[.*\])$", DOCKERFILE, re.M)
    assert found is not None
    words: list[str] = json.loads(found[1])
    assert words[:2] == ["python", "-c"]
    return words


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_a_proxy_sends_the_four_headers_and_neither_keeps_nor_lists_downloads_and_uploads(name: str) -> None:
    text = (HOSTING / name).read_text(encoding="utf-8")
    for header, value in HEADERS.items():
        assert re.search(rf'{header}\s+"{re.escape(value)}"', text), header
    assert "no-store" in text
    assert "media" in text
    assert "_stcore/upload_file" in text
    assert re.search(r"access_log off;|log_skip @files", text)
    assert "127.0.0.1:8501" in text


def test_nginx_passes_websockets_on_and_repeats_its_headers_where_it_adds_one() -> None:
    text = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    assert text.count("{") == text.count("}")
    assert re.search(r"proxy_set_header Upgrade\s+\$http_upgrade;", text)
    assert re.search(r"proxy_set_header Connection\s+\$connection_upgrade;", text)
    assert "proxy_read_timeout 3600s;" in text
    for block in re.findall(r"location [^{]*\{([^}]*)\}", text):
        if "add_header" in block:
            assert all(header in block for header in HEADERS)
    for line in text.splitlines():
        words = line.split("#")[0].strip()
        assert not words or words[-1] in ";{}" or words.startswith(("map", "log_format")), line


def test_the_page_about_hosting_names_files_and_settings_that_exist() -> None:
    text = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (ROOT / "docs" / target).exists(), target
    from streamlit import config

    for name in re.findall(r"STREAMLIT_([A-Z_]+)", text + DOCKERFILE):
        section, _, rest = name.partition("_")
        words = rest.lower().split("_")
        option = f"{section.lower()}.{words[0]}{''.join(word.capitalize() for word in words[1:])}"
        assert option in config.get_config_options(), option


def test_the_command_in_the_page_about_hosting_can_be_typed_as_it_stands() -> None:
    text = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
    run = re.search(r"    docker run (.*?)\n\n", text, re.S)
    assert run is not None
    words = shlex.split(run[1].replace("\\\n", " "))
    assert words[-1] == "fairbudget"
    assert {"--read-only", "--cap-drop", "ALL"} <= set(words)
    assert "127.0.0.1:8501:8501" in words


@pytest.mark.parametrize("name", ["privacy-notice", "accessibility-statement"])
def test_a_template_marks_what_the_host_has_to_fill_in(name: str) -> None:
    text = (ROOT / "docs" / f"{name}-template.md").read_text(encoding="utf-8")
    assert "[name" in text.lower()
    assert "[e-mail address]" in text or "e-mail address]" in text
    assert "[date]" in text


def test_a_setting_that_a_host_puts_in_the_environment_takes_the_place_of_the_shipped_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("STREAMLIT_SERVER_ADDRESS", raising=False)
    assert "--server.address" in settings()
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")  # noqa: S104 - as the image sets it, behind a proxy
    assert "--server.address" not in settings()
    assert "--server.maxUploadSize" in settings()
