"""A figure that is said to be restated is another one than what was first reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.pipeline import read_corpus

ENGLISH = """# Alder Corp notes

(in millions)

| | 2024 | 2023 (As adjusted) |
| --- | --- | --- |
| Revenue | 512 | 498 |
"""
CHINESE = """# 甲谷公司年报

单位：万元

| 项目 | 2024年 | 2023年(重述后) | 2023年(重述前) |
| --- | --- | --- | --- |
| 营业收入 | 51,200 | 49,800 | 50,100 |
"""


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        (ENGLISH, {"512": (), "498": ("restated",)}),
        (CHINESE, {"51,200": (), "49,800": ("restated",), "50,100": ("previously_stated",)}),
    ],
)
def test_a_column_says_that_it_is_restated(
    tmp_path: Path, text: str, scopes: dict[str, tuple[str, ...]]
) -> None:
    path = tmp_path / "report.md"
    path.write_text(text, encoding="utf-8")
    assert {c.text: c.scope for c in read_corpus([path]).facts[0].claims} == scopes


def test_what_is_left_out_narrows_the_next_clause(tmp_path: Path) -> None:
    path = tmp_path / "release.md"
    path.write_text(
        "# Alder Corp\n\nExcluding its mass market sales, revenue of Alder Corp fell 9.1%.\n",
        encoding="utf-8",
    )
    assert [c.scope for c in read_corpus([path]).facts[0].claims] == [("excluding",)]
