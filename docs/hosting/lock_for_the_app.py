"""The part of requirements.lock that the dashboard needs, for an image without the tools of developers.

    python docs/hosting/lock_for_the_app.py > app.lock

It takes out what pyproject.toml lists for `dev` alone; what only those packages need stays in, which does no harm.
hatchling stays, because it builds the program, and packaging, because Streamlit needs it too. Standard library only: it
runs before anything is installed.
"""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STAYS = ("hatchling", "packaging")


def name_of(requirement: str) -> str:
    """The name of a package, as the lock spells it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement, maxsplit=1)[0]).lower()


def lock_for_the_app(lock: str, project: str) -> str:
    """The lock without the packages of `dev`."""
    extras = tomllib.loads(project)["project"]["optional-dependencies"]
    out = {name_of(one) for one in extras["dev"]} - {name_of(one) for one in extras["app"]} - set(STAYS)
    pins = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)
    return "".join(pin for pin in pins if name_of(pin) not in out)


if __name__ == "__main__":
    texts = ((ROOT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "pyproject.toml"))
    sys.stdout.write(lock_for_the_app(*texts))
