"""Every format gives the same article: title, outlet, date, text, tables, with exact places."""

from __future__ import annotations

import builtins
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.model import Period, Source
from timeline.readers import ReadError, find_files, read_file
from timeline.readers.byline import agency_of, day_of_byline, is_byline, outlet_of
from timeline.settings import Settings

DAY = Period(date(2025, 3, 4), date(2025, 3, 4))


def read(path: Path, settings: Settings | None = None) -> list[Source]:
    return read_file(path, path.name, settings or Settings())


def one(path: Path) -> Source:
    (source,) = read(path)
    assert source.title_span is None or source.text[slice(*source.title_span)] == source.title
    return source


def test_plain_text_has_title_byline_and_body(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("河灣電機擴產\n河灣時報 記者 林某\n\n3月4日，河灣電機宣布擴產。\n", encoding="utf-8")
    source = one(path)
    assert source.title == "河灣電機擴產"
    assert source.outlet == "河灣時報"
    assert [source.text[a:b] for a, b in source.captions] == ["河灣時報 記者 林某"]


def test_a_byline_that_ends_with_a_day_dates_the_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("九月貨櫃量下跌\n河灣時報　2025年3月4日\n\n本港貨櫃量下跌。\n", encoding="utf-8")
    assert (one(path).outlet, one(path).published) == ("河灣時報", DAY)
    told = "專訪某公司\n\n公司今年擴廠，明年再增加三條產線，後年投產。\n\n"
    path.write_text(f"{told}（記者王某／竹南採訪，2025年3月4日刊出）\n", encoding="utf-8")
    assert one(path).published == DAY


def test_an_english_rubric_names_the_outlet(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Pumps sell well\n\nTide & Tool | Markets\n\nThe firm sold 40 pumps.\n", encoding="utf-8")
    assert one(path).outlet == "Tide & Tool"


def test_a_line_with_an_english_paper_and_its_day_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    head = "Guests come back\nBy Nora Whitlock\nThe Tarn Chronicle, Friday, February 14, 2025\n\n"
    path.write_text(f"{head}Tarn had 40 guests.\n", encoding="utf-8")
    found = one(path)
    assert (found.outlet, found.published) == (
        "The Tarn Chronicle",
        Period(date(2025, 2, 14), date(2025, 2, 14)),
    )


def test_a_masthead_stands_above_the_headline(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "PUMP LETTER\nNo. 412, 9 June 2025\n\nTarn bids for Oban\n\nTarn has bid.\n", encoding="utf-8"
    )
    found = one(path)
    assert (found.title, found.outlet) == ("Tarn bids for Oban", "PUMP LETTER")
    assert found.published == Period(date(2025, 6, 9), date(2025, 6, 9))


@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        ("The Linden Ledger | June 18, 2025 | By Carla Mendes", "The Linden Ledger", "June 18, 2025"),
        ("By Carla Mendes · The Linden Ledger · 18 Jun 2025", "The Linden Ledger", "18 Jun 2025"),
        ("甲谷日報｜2025年11月6日｜記者林某", "甲谷日報", "2025年11月6日"),
        ("By Carla Mendes | June 18, 2025", None, "June 18, 2025"),
        ("Draft, 2 October 2025", None, "2 October 2025"),
        ("Updated · 2 Oct 2025", None, "2 Oct 2025"),
        ("The bridge - June 18, 2025 was its day - has cost the town more than it had", None, None),
    ],
)
def test_a_byline_of_parts_names_the_outlet_and_its_day(
    line: str, outlet: str | None, day: str | None
) -> None:
    assert is_byline(line) == (day is not None)
    assert (outlet_of(line) if day else None, day_of_byline(line)) == (outlet, day)


def test_a_byline_under_a_markdown_heading_names_outlet_and_day(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# 河灣電機擴產\n\n河灣時報 | 2025年3月4日 | 記者 林某\n\n河灣電機宣布擴產。\n", encoding="utf-8"
    )
    assert (one(path).outlet, one(path).published) == ("河灣時報", DAY)
    path.write_text(
        "# 河湾电机扩产\n\n来源：河湾时报 | 2025年3月4日\n\n河湾电机宣布扩产。\n", encoding="utf-8"
    )
    assert (one(path).outlet, one(path).published) == ("河湾时报", DAY)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("海水稻测产\n新禾社杭州10月18日电（记者 罗某）记者从校方获悉。", "新禾社"),
        ("遊客破百萬\n（新禾社記者張某北港8日電）觀光局今天公布。", "新禾社"),
        ("Pumps sell\nKERAN, May 8 (Meridian) - Pumps sell well.", "Meridian"),
        ("Pumps sell\nAlder Corp (Tarn) sold 40 pumps.", None),
        ("扩产\n本报3月4日讯 河湾电机扩产。", None),
    ],
)
def test_a_dateline_names_the_agency(text: str, agency: str | None) -> None:
    assert agency_of(text) == agency


def test_a_closing_byline_names_the_outlet(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("标题\n\n正文在这里。第二句话。\n（河湾日报记者 林某）\n", encoding="utf-8")
    assert one(path).outlet == "河湾日报"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", "标题一行\n\n这是正文，公司表示。"),
        ("utf-16", "标题一行\n\n这是正文，公司表示。"),
        ("gb18030", "标题一行\n\n这是正文，公司表示，今年的收入为三亿元。"),
        ("big5", "標題一行\n\n這是正文，公司表示，今年的收入為三億元，比去年的多。"),
        ("cp1252", "Title\n\nThe café sold £40 of tea – again."),
    ],
)
def test_encodings_are_recognised(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert one(path).text == text


def test_markdown_front_matter_and_table(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: Pumps sell well\ndate: 2025-03-04\noutlet: Tide\n---\n\n"
        "It **sold** [40](http://x) pumps.\n\n"
        "| Year | Pumps |\n| --- | ---: |\n| 2023 | 30 |\n| 2024 | 40 |\n",
        encoding="utf-8",
    )
    source = one(path)
    assert (source.title, source.outlet, source.published) == ("Pumps sell well", "Tide", DAY)
    assert source.published_how == "given"
    assert "It sold 40 pumps." in source.text
    cell = next(c for c in source.cells if source.text[c.start : c.end] == "40")
    assert (cell.row, cell.column) == ("2024", "Pumps")


def test_broken_front_matter_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: [unclosed\ndate: 2025-03-04\n---\ntext\n", encoding="utf-8")
    with pytest.raises(ReadError) as error:
        read(path)
    assert error.value.line is not None


def test_html_keeps_the_article_and_drops_the_rest(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "a.html"
    path.write_text(
        "<html><head><title>T</title><meta property='og:site_name' content='Tide'>"
        "<meta property='article:published_time' content='2025-03-04T07:00:00Z'></head><body>"
        "<nav>Home (99)</nav>"
        "<article><h1>Pumps sell well</h1><p>The firm sold 40 pumps.</p><ul><li>Sales of 40</li></ul>"
        "<table><caption>In units</caption><tr><th></th><th>2024</th></tr>"
        "<tr><td>Pumps</td><td>40</td></tr></table>"
        "</article><footer>Call 555</footer></body></html>",
        encoding="utf-8",
    )
    source = one(path)
    assert (source.title, source.outlet, source.published) == ("Pumps sell well", "Tide", DAY)
    assert source.published_how == "metadata"
    assert "Sales of 40" in source.text
    assert "99" not in source.text
    assert "555" not in source.text
    cell = next(c for c in source.cells if source.text[c.start : c.end] == "40")
    assert (cell.row, cell.column, cell.caption) == ("Pumps", "2024", "In units")


def test_a_line_of_the_markup_goes_on_in_the_next(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "a.html"
    path.write_text(
        "<html><body><article><h1>Notes</h1><p><span>They had fair values\n\t\tof $313.9 million and $381.4\n"
        "\t\tmillion.</span></p><p>甲谷公司\n  营收12亿元。</p><pre>a 1\nb 2</pre></article></body></html>",
        encoding="utf-8",
    )
    text = one(path).text
    assert "fair values of $313.9 million and $381.4 million." in text
    assert "甲谷公司营收12亿元" in text
    assert "a 1\nb 2" in text


def test_word_documents_keep_paragraphs_and_tables(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("Pumps sell well", style="Title")
    document.add_paragraph("The firm sold 40 pumps.")
    table = document.add_table(rows=2, cols=2)
    for place, said in zip(((0, 0), (0, 1), (1, 0), (1, 1)), ("", "2024", "Pumps", "40"), strict=True):
        table.cell(*place).text = said
    path = tmp_path / "a.docx"
    document.save(str(path))
    source = one(path)
    assert source.title == "Pumps sell well"
    cell = next(c for c in source.cells if source.text[c.start : c.end] == "40")
    assert (cell.row, cell.column) == ("Pumps", "2024")


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page, written by hand."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = "%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{part}\nendobj\n"
    start = len(body)
    body += "xref\n0 6\n0000000000 65535 f \n" + "".join(f"{p:010} 00000 n \n" for p in places)
    body += f"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return body.encode("ascii")


def locked(path: Path, password: str) -> Path:
    """The PDF of `pdf` with the encryption of today's writers; without a password it opens by itself."""
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("cryptography")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(["Pumps sell well", "The firm sold 40 pumps."])))
    writer.encrypt(password, "owner", algorithm="AES-256")
    writer.write(path)
    return path


def test_a_pdf_that_only_forbids_changes_is_read(tmp_path: Path) -> None:
    assert "40 pumps" in one(locked(tmp_path / "a.pdf", "")).text


def test_a_pdf_with_a_password_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="needs a password"):
        one(locked(tmp_path / "a.pdf", "secret"))


def test_pdf_pages_become_text(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(["Pumps sell well", "The firm sold 40 pumps in March."]))
    source = one(path)
    assert source.title == "Pumps sell well"
    assert "40 pumps" in source.text


def test_tables_of_articles_map_their_columns(tmp_path: Path) -> None:
    rows = [{"head": "Pumps sell well", "words": "It sold 40.", "day": "2025-03-04", "paper": "Tide"}]
    settings = Settings(columns={"title": "head", "text": "words", "date": "day", "outlet": "paper"})
    lines = tmp_path / "a.jsonl"
    lines.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    comma = tmp_path / "a.csv"
    comma.write_text("head,words,day,paper\nPumps sell well,It sold 40.,2025-03-04,Tide\n", encoding="utf-8")
    for path in (lines, comma):
        (source,) = read(path, settings)
        assert (source.title, source.outlet, source.published) == ("Pumps sell well", "Tide", DAY)
        assert source.text == "Pumps sell well\n\nIt sold 40."


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"words": "It sold 40."}', encoding="utf-8")
    with pytest.raises(ReadError, match="did you mean words"):
        read(path, Settings(columns={"text": "word"}))


def test_a_manifest_cuts_a_file_into_articles(tmp_path: Path) -> None:
    (tmp_path / "manifest.yaml").write_text(
        "layouts:\n  - files: ['*.txt']\n    tag: '^%'\n    article: [title, body]\n"
        "    outlet: '\\[(?P<outlet>[^\\[\\]]+)\\]$'\n",
        encoding="utf-8",
    )
    path = tmp_path / "many.txt"
    path.write_text("%tag\nFirst\nIt sold 40. [Tide]\nSecond\nIt sold 50. [Ebb]\n", encoding="utf-8")
    sources = read(path)
    assert [(s.index, s.title, s.outlet) for s in sources] == [(0, "First", "Tide"), (1, "Second", "Ebb")]
    assert "tag" not in sources[0].text


def test_a_wrong_manifest_names_file_line_and_field(tmp_path: Path) -> None:
    (tmp_path / "manifest.yaml").write_text(
        "layouts:\n  - files: ['*.txt']\n    articel: [title]\n", encoding="utf-8"
    )
    path = tmp_path / "many.txt"
    path.write_text("First\nIt sold 40.\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"manifest\.yaml:3.*articel.*did you mean article"):
        read(path)


def test_the_sample_is_six_articles(seeds: Path) -> None:
    ((path, shown),) = find_files([seeds])
    sources = read_file(path, shown, Settings())
    assert len(sources) == 6
    assert all(s.title and s.outlet and s.text.startswith(s.title) for s in sources)


def test_folders_are_walked_without_their_paperwork(tmp_path: Path) -> None:
    for name in (
        "a.md",
        "sub/b.txt",
        "README.md",
        "manifest.yaml",
        "claimline.yaml",
        ".hidden.txt",
        "key.jsonl",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x\n", encoding="utf-8")
    assert [Path(s).name for _, s in find_files([tmp_path])] == ["a.md", "b.txt"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"\x00\x01\x02binary", "binary"),
        ("a.jsonl", b'{"text": "x"}\n{oops', "no valid JSON"),
        ("a.docx", b"no zip", "no valid Word"),
        ("a.pdf", b"no pdf", "no readable PDF"),
        ("a.xyz", b"x", "no reader"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReadError, match=message):
        read(path)


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [("a.html", "trafilatura", "html"), ("a.docx", "docx", "docx"), ("a.pdf", "pypdf", "pdf")],
)
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    real = builtins.__import__

    def without(wanted: str, *rest: Any) -> Any:
        if wanted.partition(".")[0] == module:
            raise ImportError(wanted)
        return real(wanted, *rest)

    path = tmp_path / name
    path.write_text("<p>x</p>", encoding="utf-8")
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ReadError, match=rf"pip install 'claimline\[{extra}\]'"):
        read(path)


def test_radicals_of_printed_pages_are_the_ideographs_they_stand_for() -> None:
    from timeline.readers.pdf import GAP, RADICALS

    printed = "2025 年 3 \u2f49 5 \u2f47, 同\u2f50增\u2ed1 12%"
    assert GAP.sub("", printed.translate(RADICALS)) == "2025年3月5日,同比增長12%"
    assert all(len(ideograph) == 1 for ideograph in RADICALS.values())


def test_a_line_with_a_paper_alone_is_its_outlet(tmp_path: Path) -> None:
    """Right under the title, by itself or with the day."""
    for line, outlet in (("航運時報", "航運時報"), ("《临川日报》 2025年8月3日", "临川日报")):
        path = tmp_path / "a.txt"
        path.write_text(
            f"新船昨日首航\n{line}\n\n新船昨日从临川港首航，载客三百人，全程需时两个小时。\n", "utf-8"
        )
        assert read_file(path, "a.txt", Settings())[0].outlet == outlet
