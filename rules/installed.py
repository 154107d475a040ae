"""Packs of other people: packages that name a folder of rules under the entry point `claimline.packs`."""

from __future__ import annotations

from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

GROUP = "claimline.packs"


def installed_packs() -> tuple[list[tuple[str, Path]], list[tuple[str, str]]]:
    """The packs of installed packages as (name, folder), sorted by name; and what is wrong with the others.

    An entry point `house = "house_rules.packs"` means all .yaml below that package. None of its code runs but
    what Python runs to find a package within a package.
    """
    packs, wrong = [], []
    for point in sorted(entry_points(group=GROUP), key=lambda p: p.name):
        try:
            spec = find_spec(point.value)
        except Exception as error:  # what a package runs when it is imported may fail in any way
            wrong.append((point.name, f"the pack {point.value!r} cannot be found: {error}"))
            continue
        folders = [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
        if not folders:
            wrong.append((point.name, f"the pack {point.value!r} is no package with a folder"))
        elif not any(True for folder in folders for _ in folder.rglob("*.yaml")):
            wrong.append((point.name, f"the pack {point.value!r} holds no rule files (.yaml)"))
        packs += [(point.name, folder) for folder in folders]
    return packs, wrong
