"""Web pages; needs the extra `html` (trafilatura)."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.model import Source
from timeline.readers.base import ReadError, decode, missing_extra, period_of, read_bytes
from timeline.readers.blocks import Block, assemble
from timeline.readers.grid import SCALE, Raw, grid_of
from timeline.readers.plain import plain_source
from timeline.readers.typed import first_paper, is_page
from timeline.settings import Settings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DROPPED = frozenset(
    "nav footer aside script style noscript form button template iframe svg ix:header".split()
)
UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
BULLET = re.compile(r"[•·●○▪■◦‣–*-]|o|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\[?[Xx☐☒]\]?|[☐☒✓]")
"""What stands alone in a cell before the text of the next."""
SHORT = 80
"""Characters of a term and of its value in a list of terms that is a table."""
LONG = 400
"""Characters of a cell that sets text, where it has paragraphs of its own."""
BROKEN = re.compile(r"([^\n]{60}[^.:;!?。！？：；\n])\n(?=\S)")
"""A long line that a page breaks by markup and goes on with."""
WRAPPED = re.compile(r"(?<=[^\s])[ \t\r]*\n[ \t\r]*(?=[^\s])")
WRAPPED_HAN = re.compile(r"(?<=[⺀-鿿，。、；：！？])[ \t\r]*\n[ \t\r]*(?=[⺀-鿿，。、；：！？])")
"""Where a line of the markup ends inside a text; Chinese goes on without a blank."""
SHEETS, FURNITURE = 10, 80
"""How often what is printed on every sheet of a document is found at least, and its characters."""
KIND = re.compile(r"gaap|unaudited|audited|consolidated|母公司|合并|合併", re.IGNORECASE)
LINKED = 0.1
"""Share of a page's text in links; with less, and without navigation, all of the page is its article."""
BREAKS = frozenset("p li h1 h2 h3 h4 h5 h6 blockquote figcaption caption pre dt dd".split())
HOLDERS = frozenset("div section ul ol item list head header figure tr td th".split())
"""Elements that hold blocks."""
HEADS = {"h1"}
CAPTION = "\ue0ca"
"""Marks the paragraphs that are captions, for the way through the extraction."""
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
DATES = (
    "article:published_time",
    "datepublished",
    "pubdate",
    "date",
    "dc.date",
    "publishdate",
    "parsely-pub-date",
)


def read_html(path: Path, shown: str, settings: Settings) -> list[Source]:
    """The article of a page: headline, paragraphs, list items and tables, without navigation."""
    del settings
    raw = read_bytes(path, shown)
    charset = CHARSET.search(raw[:2048])
    page = first_paper(html_text(raw, charset[1].decode() if charset else None, shown))
    return [html_source(page, shown) if is_page(page) else plain_source(page, shown)]


CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that no page may hold; a blank each, so that offsets stay."""


def html_text(raw: bytes, charset: str | None, shown: str) -> str:
    """Decode a page by its declared character set, else by our own trials."""
    if charset and charset.lower() not in ("utf-8", "utf8"):
        name = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(charset.lower(), charset)
        try:
            return raw.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(raw, shown)


def html_source(page: str, shown: str) -> Source:
    """Read one page. Raises ReadError where it holds no article."""
    try:
        import lxml.etree
        import lxml.html
        import trafilatura
    except ImportError as error:
        raise missing_extra(shown, ".html", "html") from error
    page = CONTROLS.sub(" ", re.sub(r"^\s*<\?xml[^>]*\?>", "", page))
    if not page.strip():
        raise ReadError(shown, "is empty")
    try:
        tree = lxml.html.document_fromstring(page)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise ReadError(shown, f"no readable page: {error}") from error
    main = article_of(tree)
    if main is None and is_document(tree):
        main = tree.find("body")
    if main is None:
        page = lxml.html.tostring(_with_captions(tree), encoding="unicode")
        body = trafilatura.bare_extraction(page, include_tables=True, favor_recall=True, with_metadata=False)
        main = getattr(body, "body", tree.find("body"))
        if main is None or not "".join(main.itertext()).strip():
            raise ReadError(shown, "holds no article")
    meta = metadata(tree)
    return assemble(without_furniture(blocks_of(main)), shown, **meta)


def article_of(tree: HtmlElement) -> HtmlElement | None:
    """The page's one article or main element, if it is marked up and holds most of the page's paragraphs."""
    paragraphs = len(tree.findall(".//p")) - sum(
        len(e.findall(".//p")) for n in DROPPED for e in tree.iter(n)
    )
    for name in ("article", "main"):
        found = list(tree.iter(name))
        if len(found) == 1 and len(found[0].findall(".//p")) * 2 >= paragraphs:
            return found[0]
    return None


def without_furniture(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page but for what every sheet of a printed document repeats: its head, its number."""
    marks = [furniture_key(block) for block in blocks]
    counts = Counter(mark for mark in marks if mark)
    return [b for b, mark in zip(blocks, marks, strict=True) if not mark or counts[mark] < SHEETS]


def furniture_key(block: Block) -> str:
    """What a short block says, whatever its numbers; nothing where it says how a table is to be read."""
    rows = [slot.text for row in block.grid.rows for slot in row]
    said = block.text if block.kind == "text" else " ".join(rows) if len(block.grid.rows) == 1 else ""
    plain = bool(said) and len(said) <= FURNITURE and not SCALE.search(said) and not KIND.search(said)
    return re.sub(r"\d+", "#", said.casefold()) if plain else ""


def is_document(tree: HtmlElement) -> bool:
    """Whether a page is a document printed as a page, a filing or a report, not an article in a site."""
    body = tree.find("body")
    if body is None or next(tree.iter("nav", "footer", "aside", "form"), None) is not None:
        return False
    linked = sum(len("".join(link.itertext())) for link in body.iter("a"))
    return linked <= LINKED * len("".join(body.itertext()))


def _with_captions(tree: HtmlElement) -> HtmlElement:
    """A copy of a page whose captions are marked paragraphs: trafilatura drops pictures."""
    from lxml.html import builder

    found = copy.deepcopy(tree)
    for name in ("figcaption", "caption"):
        for caption in list(found.iter(name)):
            owner = caption.getparent()
            said = squeezed("".join(caption.itertext())).replace("\n", " ")
            if said and owner is not None and owner.getparent() is not None:
                owner.addprevious(builder.P(CAPTION + said))
                caption.drop_tree()
    return found


def metadata(tree: HtmlElement) -> dict[str, Any]:
    """Title, outlet and date that the page's head gives."""
    import trafilatura

    said: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        if key and tag.get("content"):
            said.setdefault(key, tag.get("content").strip())
    date = next((said[k] for k in DATES if k in said), None)
    found = None if date and said.get("og:site_name") else trafilatura.extract_metadata(tree, extensive=False)
    outlet = said.get("og:site_name") or (found.sitename if found is not None else None)
    published = period_of(date) if date else None
    return {
        "title": said.get("og:title") or (found.title if found is not None else None) or "",
        "outlet": outlet,
        "published": published,
        "published_text": date,
    }


def blocks_of(main: HtmlElement) -> list[Block]:
    """The blocks of an element in their order."""
    blocks: list[Block] = []
    pending: list[str] = []

    def flush(kind: Any = "text") -> None:
        text = BROKEN.sub(r"\1 ", squeezed("".join(pending)))
        pending.clear()
        if text.startswith(CAPTION):
            kind, text = "caption", text.replace(CAPTION, "")
        if text and not BULLET.fullmatch(text):
            blocks.append(Block(kind, text))

    def walk(element: HtmlElement, kept: bool = False) -> None:
        if not isinstance(element.tag, str):
            return
        name = element.tag
        if (name in DROPPED and not credits(element)) or hidden(element):
            return
        if name == "dl" and (terms := pairs_of(element)):
            flush()
            blocks.append(Block("table", "", grid_of([[Raw(t), Raw(d)] for t, d in terms], False)))
            return
        if name == "table" and not sets_text(element):
            flush()
            above = blocks[-1] if blocks and blocks[-1].kind == "caption" else None
            table = table_of(element)
            if above is not None and not table.text:
                table = replace(table, text=blocks.pop().text)
            blocks.append(table)
            return
        apart = name in BREAKS or name in HOLDERS
        if apart:
            flush()
        kept = kept or name == "pre"
        pending.append("\n" if name in ("br", "lb") else flowing(element.text, kept))
        for child in element:
            walk(child, kept)
            pending.append(flowing(child.tail, kept))
        if apart:
            seen = any(b.kind == "title" for b in blocks)
            flush("title" if name in HEADS and not seen else "caption" if name == "figcaption" else "text")

    walk(main)
    flush()
    return blocks


def credits(element: HtmlElement) -> bool:
    """Whether a footer is that of a quotation and says whose it is."""
    parent = element.getparent()
    return element.tag == "footer" and parent is not None and parent.tag in ("blockquote", "figure")


def pairs_of(terms: HtmlElement) -> list[tuple[str, str]]:
    """The terms of a list of terms with what each is, a table of two columns; none where one is explained
    at length or more than once.
    """
    rows = [e for e in terms.iter("dt", "dd") if not hidden(e)]
    told = [(one_line(a), one_line(b)) for a, b in zip(rows[::2], rows[1::2], strict=False)]
    regular = [e.tag for e in rows] == ["dt", "dd"] * len(told)
    return told if regular and all(len(said) <= SHORT for pair in told for said in pair) else []


def table_of(table: HtmlElement) -> Block:
    """A table with its caption."""
    caption = table.find("caption")
    rows: list[list[Raw]] = []
    headed = False
    for row in rows_of(table):
        cells = [c for c in row.iterchildren("td", "th", "cell") if not hidden(c)]
        headed = headed or (not rows and any(c.tag == "th" or c.get("role") == "head" for c in cells))
        rows.append([Raw(one_line(c), count(c, "colspan"), count(c, "rowspan")) for c in cells])
    said = squeezed("".join(caption.itertext())) if caption is not None else ""
    return Block("table", said, grid_of(rows, headed or None))


def sets_text(table: HtmlElement) -> bool:
    """Whether a table only sets text: another table in it, paragraphs in a cell, or one cell a row."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    alone = True
    for row in rows_of(table):
        said = [(c, t) for c in row.iterchildren("td", "th", "cell") if (t := one_line(c))]
        if any(len(t) > LONG and len(list(c.iter("p", "div", "li"))) > 2 for c, t in said):
            return True
        alone = alone and sum(not BULLET.fullmatch(t) for _, t in said) <= 1
    return alone


def rows_of(table: HtmlElement) -> Iterator[HtmlElement]:
    """The rows of a table itself, not of tables in its cells."""
    for child in table:
        if child.tag in ("tr", "row"):
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr", "row")


def one_line(cell: HtmlElement) -> str:
    """The text of a cell; what stands below each other in it is one line."""
    pieces = []
    for element in cell.iter():
        if isinstance(element.tag, str) and (element.tag in BREAKS or element.tag in ("div", "br")):
            pieces.append(" ")
        pieces.append(element.text or "" if isinstance(element.tag, str) else "")
        pieces.append(element.tail or "" if element is not cell else "")
    return squeezed("".join(pieces)).replace("\n", " ")


def count(cell: HtmlElement, name: str) -> int:
    """How many columns or rows a cell spans."""
    said = (cell.get(name) or "").strip()
    return int(said) if said.isdecimal() and len(said) < 5 else 1


def hidden(element: HtmlElement) -> bool:
    """Whether a page does not show an element."""
    return bool(UNSEEN.search(element.get("style") or ""))


def flowing(text: str | None, kept: bool) -> str:
    """Text of the markup: a line of it goes on in the next, unless its lines are kept as they are."""
    if not text or kept:
        return text or ""
    return WRAPPED.sub(" ", WRAPPED_HAN.sub("", text))


def squeezed(text: str) -> str:
    """Collapse white space within lines and around their breaks."""
    return re.sub(r"[ \t\r\f\xa0]+", " ", re.sub(r" *\n+ *", "\n", text.replace("\xa0", " "))).strip()
