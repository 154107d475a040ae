"""Make the environment of a peer, and say where its Python is.

An environment is made once, under bench/peers/envs (never committed), and kept until its folder is deleted.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
ENVIRONMENTS = HERE / "envs"


@dataclass(frozen=True, slots=True)
class Peer:
    """One peer. adapter: its name in the scorer; package: what pip installs, with `also` beside it."""

    adapter: str
    package: str
    label: str
    languages: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """Where its environment is."""
        return ENVIRONMENTS / self.package

    @property
    def python(self) -> Path:
        """The Python of its environment."""
        return self.folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def all_peers() -> tuple[Peer, ...]:
    """Read peers.yaml."""
    rows = yaml.safe_load((HERE / "peers.yaml").read_text(encoding="utf-8"))
    return tuple(
        Peer(**{**row, "languages": tuple(row["languages"]), "also": tuple(row.get("also", ()))})
        for row in rows
    )


def make_environment(peer: Peer) -> str | None:
    """Install a peer where it is not yet. Returns why it could not be, or None."""
    done = peer.folder / "installed"
    if done.exists():
        return None
    print(f"installing {peer.package} …", file=sys.stderr, flush=True)
    pip = [str(peer.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    steps = (
        [sys.executable, "-m", "venv", "--clear", str(peer.folder)],
        [*pip, "setuptools<80"],
        [*pip, peer.package, *peer.also],
    )
    for step in steps:
        result = subprocess.run(step, capture_output=True, text=True, encoding="utf-8")
        if result.returncode:
            return (result.stderr.strip().splitlines() or ["it could not be installed"])[-1]
    done.write_text(peer.package + "\n", encoding="utf-8")
    return None
