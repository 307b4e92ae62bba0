#!/usr/bin/env python3
"""Set up fairbudget and run it, from nothing but Python: `python3 start.py app`, or demo, or test.

Standard library only. Everything is installed into the folder .venv beside this file; the second run finds it
there. Settings of pip and uv (PIP_..., UV_..., their configuration files) hold as usual.
"""

import sys

if sys.version_info < (3, 11):
    # The whole file is written so that any Python 3.6 or newer can read it this far.
    sys.exit(
        "fairbudget needs Python 3.11 or newer; this is Python "
        + ".".join(str(part) for part in sys.version_info[:3])
        + ".\nInstall a newer Python and run start.py with it, for example: python3.12 start.py demo"
    )

import hashlib
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up-from.txt"
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
DEBIAN_PACKAGES = ROOT / ".ci" / "debian-packages.txt"
SAMPLE = ROOT / "sample_budgets" / "university_charity_brokerage.xlsx"
WORKBOOK = "demo_workbook.xlsx"


def main(words: Sequence[str]) -> int:
    """Do what the one word asks; the exit code is 0 when all went well."""
    actions: dict[str, Callable[[], int]] = {"app": app, "demo": demo, "test": test}
    if len(words) != 1 or words[0] not in actions:
        say("Usage: python3 start.py app      open the dashboard, on this computer alone")
        say("       python3 start.py demo     cost a sample budget and write its workbook")
        say("       python3 start.py test     check everything")
        return 0 if words in (["help"], ["--help"], ["-h"]) else 2
    return actions[words[0]]()


def app() -> int:
    """Start the dashboard. It runs until Ctrl+C."""
    set_up()
    try:
        return run([program("fairbudget"), "app"])
    except KeyboardInterrupt:
        return 0


def demo() -> int:
    """Cost the first sample budget, print its figures, and say where the workbook is."""
    set_up()
    workbook = Path.cwd() / WORKBOOK
    code = run([program("fairbudget"), "cost", SAMPLE, "-o", workbook, "--force"])
    if code == 0:
        say("\nThe live workbook is " + str(workbook))
        say("Open it and change a rate on its Rates sheet: every total that depends on it moves.")
    return code


def test() -> int:
    """Run every check. The last line is pytest's own summary, or counts the checks when another failed."""
    set_up()
    install_debian_packages()
    python = program("python")
    checks: dict[str, list[str | Path]] = {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "pytest": [python, "-m", "pytest"],
    }
    failed = []
    for name, command in checks.items():
        say("\n" + name)
        if run(command, cwd=ROOT) != 0:
            failed.append(name)
    if failed and failed != ["pytest"]:
        say("\nThese checks failed; what they found is above: " + ", ".join(failed))
        say(f"{len(checks) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


# Setting up ------------------------------------------------------------------------------------------------


def set_up() -> None:
    """Make .venv as the lock says, unless it already is."""
    if up_to_date():
        return
    if Path(sys.prefix) == VENV:
        sys.exit("start.py has to make .venv anew and cannot do so with the Python inside it: use another.")
    need_venv_module()
    say("Setting up in " + str(VENV) + " (once; it takes less than a minute on a usual connection)")
    if run([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
        sys.exit("Python could not make a virtual environment in " + str(VENV) + "; its message is above.")
    if not (install_with_uv() or install_with_pip()):
        sys.exit(
            "The packages could not be installed; the messages above say why. Is a package index in reach?\n"
            "Behind a mirror or a proxy, set it up for pip as usual, and run this again."
        )
    STAMP.write_text(fingerprint(), encoding="utf-8")


def up_to_date() -> bool:
    """Whether .venv was made from this lock, this project, this Python, in this place."""
    return STAMP.is_file() and STAMP.read_text(encoding="utf-8") == fingerprint()


def fingerprint() -> str:
    """What a set-up depends on, as one line."""
    parts = [LOCK.read_bytes(), PROJECT.read_bytes(), sys.version.encode(), str(ROOT).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def need_venv_module() -> None:
    """Debian and its children leave out half of Python's venv module: install it where we may, or say how."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    if not apt_install(["python3-venv"]):
        sys.exit(
            "This Python cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv\n"
            "Then run this again."
        )


def install_with_uv() -> bool:
    """Install with uv, itself from the lock: half the time of pip. False where uv cannot be had or fails."""
    python = program("python")
    if run([*pip(), "install", "--quiet", "--require-hashes", "-r", part_of_lock("setuptools", "uv")]) != 0:
        return False
    uv: list[str | Path] = [python, "-m", "uv", "pip", "install", "--quiet", "--python", python]
    return install_locked([*uv, "--compile-bytecode"])


def install_with_pip() -> bool:
    """Install with pip alone."""
    say("uv could not do it: trying pip.")
    install: list[str | Path] = [*pip(), "install", "--quiet"]
    if run([*install, "--require-hashes", "-r", part_of_lock("setuptools")]) != 0:
        return False
    # An old pip would build odfpy in its own old way.
    return install_locked([*install, "--use-pep517"])


def install_locked(install: Sequence[str | Path]) -> bool:
    """Install what the lock pins, each file checked by its hash, and then this checkout, in place.

    Nothing is fetched for a build: setuptools and hatchling are pinned in the lock as well.
    """
    steps: tuple[list[str | Path], ...] = (
        [*install, "--no-build-isolation", "--require-hashes", "-r", LOCK],
        [*install, "--no-build-isolation", "--no-deps", "-e", ROOT],
    )
    return all(run(step) == 0 for step in steps)


def part_of_lock(*names: str) -> Path:
    """A file with only the lines of the lock that pin these packages."""
    kept, keep = [], False
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            keep = line.split("==")[0] in names
        if keep:
            kept.append(line)
    part = VENV / "part-of-the-lock.txt"
    part.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return part


def pip() -> list[str | Path]:
    """How to call the pip of .venv."""
    return [program("python"), "-m", "pip", "--disable-pip-version-check"]


def program(name: str) -> Path:
    """A program installed in .venv."""
    return VENV / "Scripts" / (name + ".exe") if os.name == "nt" else VENV / "bin" / name


# Debian packages -------------------------------------------------------------------------------------------


def install_debian_packages() -> None:
    """Install the missing programs that tests need, where apt-get can be used without asking anyone."""
    lines = DEBIAN_PACKAGES.read_text(encoding="utf-8").splitlines()
    for packages in (line.split() for line in lines if line and not line.startswith("#")):
        missing = [package for package in packages if not debian_has(package)]
        if missing and not apt_install(missing):
            say("Not installed: " + ", ".join(missing) + ". Tests that need them are named at the end.")


def debian_has(package: str) -> bool:
    """Whether that Debian package is installed; False on a system without Debian packages."""
    if shutil.which("dpkg-query") is None:
        return False
    asked = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout == "installed"


def apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages; False where apt-get is missing, needs a password, or fails."""
    root = as_root()
    if root is None or shutil.which("apt-get") is None:
        return False
    say("Installing from Debian: " + ", ".join(packages))
    apt_get = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--quiet"]
    install = [*apt_get, "install", "--yes", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0", *packages]
    return run([*apt_get, "update"], quiet=True) == 0 and run(install, quiet=True) == 0


def as_root() -> list[str] | None:
    """What to put before a command that only root may run; None where that would ask for a password."""
    if os.name == "nt":
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and run(["sudo", "-n", "true"], quiet=True) == 0 else None


# Running things --------------------------------------------------------------------------------------------


def run(command: Sequence[str | Path], cwd: Path | None = None, *, quiet: bool = False) -> int:
    """Run a program and give its exit code. `quiet` keeps back what it prints to standard output."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    environment.pop("PYTHONPATH", None)  # another project's modules have no place in .venv
    out = subprocess.DEVNULL if quiet else None
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=cwd, env=environment, stdout=out, check=False).returncode


def say(text: str) -> None:
    """Print at once, so that lines of ours and of the programs we run stay in order."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
