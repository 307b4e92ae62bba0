"""`fairbudget app`: start the dashboard on this machine, with the settings that are shipped."""

import gc
import json
import os
import tomllib
from pathlib import Path
from typing import Annotated

import typer

from fairbudget.cli_asking import refuse

PACKAGE = Path(__file__).resolve().parent


def app(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port of the page on this machine.")] = 8501,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Start the dashboard on this machine. Nothing you enter leaves it. Stop it with Ctrl+C."""
    from importlib.util import find_spec

    if find_spec("streamlit") is None:
        refuse('The dashboard is not installed. Install it with: pip install "fairbudget[app]"')
    from streamlit.web import cli

    # Unlike any other command (see `main`), this one stays. Streamlit has the collector look through everything after
    # each run of a page, which waits meanwhile; what is loaded by now stays too and need not be looked through. Nobody
    # has been here yet, so nothing that a person enters is among it.
    gc.enable()
    gc.freeze()
    headless = [] if browser else ["--server.headless", "true"]
    cli.main(["run", str(script()), *settings(), "--server.port", str(port), *headless])


def script() -> Path:
    """The dashboard's script: in the installed package, else at the top of the checkout."""
    installed = PACKAGE / "app.py"
    return installed if installed.is_file() else PACKAGE.parent.parent / "app.py"


def settings() -> list[str]:
    """The shipped settings as Streamlit's own options: it looks for the file only where it is started, these hold.

    One that a host sets in the environment (STREAMLIT_SERVER_ADDRESS) is left to that.
    """
    with (script().parent / ".streamlit" / "config.toml").open("rb") as file:
        sections = tomllib.load(file)
    return [
        word
        for section, values in sections.items()
        for name, value in values.items()
        if variable(section, name) not in os.environ
        for word in (f"--{section}.{name}", value if isinstance(value, str) else json.dumps(value))
    ]


def variable(section: str, name: str) -> str:
    """Where Streamlit looks for a setting: maxUploadSize of server is STREAMLIT_SERVER_MAX_UPLOAD_SIZE."""
    words = "".join(f"_{letter}" if letter.isupper() else letter for letter in name)
    return f"STREAMLIT_{section}_{words}".upper()
