"""The house itself: which way imports run, and that the README's commands are the ones that CI runs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("timeline", "rules", "reports")
ABOVE = {
    "timeline": ("rules", "reports"),
    "rules": ("reports",),
    "reports/formats": ("reports.cli", "reports.review"),
    "reports/review": ("reports.cli",),
}


@pytest.mark.parametrize("folder", ABOVE)
def test_imports_run_one_way(folder: str) -> None:
    for path in (ROOT / folder).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        names |= {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
        upward = {n for n in names if f"{n}.".startswith(tuple(f"{above}." for above in ABOVE[folder]))}
        assert not upward, f"{path.relative_to(ROOT)} imports {upward}"


def test_ci_runs_the_readme_test_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:sh|console)\n(.+?)\n```", readme, re.S)
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "claimline audit seeds/" in blocks[0]
    assert blocks[1] == ci.strip().splitlines()[-1]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_module_has_at_most_400_lines(package: str) -> None:
    lines = {p.name: p.read_text("utf-8").count("\n") for p in (ROOT / package).rglob("*.py")}
    assert not {name: n for name, n in lines.items() if n > 400}


def test_help_imports_nothing_heavy() -> None:
    heavy = {"pandas", "numpy", "dateparser", "opencc", "pint", "sqlalchemy", "holidays", "jsonschema"}
    code = "import sys; from reports.cli.main import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    code += "print(*sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert not heavy & set(run.stderr.split())


MAP = (ROOT / "docs" / "modules.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", re.findall(r"^## ([a-z/]+):", MAP, re.MULTILINE))
def test_the_map_names_each_module_once(folder: str) -> None:
    section = MAP.split(f"## {folder}:")[1].split("\n## ")[0]
    modules = {p.stem for p in (ROOT / folder).glob("*.py")} - {"__init__"}
    named = [n for n in re.findall(r"`([a-z_]+)`", section) if n not in ("uses", "yields")]
    assert len(named) == len(set(named)) and set(named) <= modules
    left_out = sorted(modules - set(named))
    assert len(left_out) < 4, f"docs/modules.md does not say where these belong: {left_out}"
