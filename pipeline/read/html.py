"""Saved web pages: the paper without what a site puts around it, its register entries, its tables, its attachments."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.labels import is_labelled, read_labels
from pipeline.read.encodings import decode_page
from pipeline.read.reading import Composer, Drawn, Reading, UnreadableDocument, clean, in_cell

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_SITES = Path(__file__).with_name("sites.tsv")
_BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"]
)
_SILENT = frozenset(["script", "style", "noscript", "template", "head", "iframe", "object", "select", "button", "textarea"])
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_BLANK = re.compile(r"[ \t\n\r\f]+")
_ATTACHED = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar|csv|rtf|odt|ods|pptx?|jpe?g|png|tiff?)(?:[?#]|$)", re.I)
#: Pictures are attachments only where the link says so: else they are decoration.
_PICTURE = re.compile(r"\.(?:jpe?g|png|tiff?)(?:[?#]|$)", re.I)
#: A body shorter than this may be a teaser or a caption: the next way is tried too.
_SHORT = 200
#: Text that is so much of a page is all of it.
_MOST = 0.8
#: A cell this long is part of a page's layout, and so is its table.
_LAYOUT_CELL = 1500
#: No row of a paper's table spans more.
_MOST_SPANNED = 500
_SITE_NAME = re.compile(r"\s*[-_|–—]{1,2}\s*[^-_|–—]*$")
_SIGNS = re.compile(r"[\s\W_]+")


def read_html(data: bytes, declared: str = "") -> Reading:
    """The paper that a page holds; `declared` is the encoding that came with it. Raises UnreadableDocument where it holds none."""
    from selectolax.lexbor import LexborHTMLParser

    html, encoding, repairs = decode_page(data, declared)
    tree = LexborHTMLParser(html)
    title = _title(tree)
    attachments = _attachments(tree)
    entries = _entries(tree)
    _drop(tree)
    composer = Composer()
    body = _body(tree)
    content = _lines(body) if body is not None else []
    if _length(content) < _SHORT:
        found = _by_trafilatura(html)
        whole = _lines(tree.body) if tree.body is not None else []
        if _MOST * _length(whole) < _length(found):  # nothing stands around the text: its lines and tables are those of the page
            content = whole
        elif _length(found) > 2 * _length(content):
            content = found
            repairs.append("no known layout of a site: the body was found by its density of text")
    if not _length(content) and tree.body is not None:
        content = _lines(tree.body)
    if title and _SIGNS.sub("", title) not in _SIGNS.sub("", _opening(content)):
        composer.line(title)
    for entry in entries:
        composer.line(entry)
    composer.gap()
    for each in content:
        if isinstance(each, str):
            composer.line(each)
        else:
            composer.table(each)
    return composer.reading("html", encoding=encoding, attachments=attachments, repairs=repairs)


def read_mht(data: bytes) -> Reading:
    """A page that a browser saved as one file (MHTML): its first HTML part. Raises UnreadableDocument."""
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return read_html(payload, part.get_content_charset() or "")
    raise UnreadableDocument("the MHT file holds no web page; save the page anew")


# Sites


@cache
def _selectors(role: str) -> tuple[str, ...]:
    """The selectors of a role, in the order of the table."""
    with _SITES.open(encoding="utf-8", newline="") as file:
        return tuple(row["selector"] for row in csv.DictReader(file, delimiter="\t") if row["role"] == role)


def _drop(tree: LexborHTMLParser) -> None:
    """Take out what surrounds the paper; never what holds most of the page's text."""
    whole = _weight(tree.body)
    for selector in _selectors("drop"):
        for node in tree.css(selector):
            if node.tag in _SILENT or 2 * _weight(node) < whole:
                node.decompose()


def _body(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the paper: of the first selector that fits one with text, the fullest; else the fullest of the others."""
    best: LexborNode | None = None
    for selector in _selectors("content"):
        found = max(tree.css(selector), key=_weight, default=None)
        if found is not None and _weight(found) >= _SHORT:
            return found
        if found is not None and _weight(found) > _weight(best):
            best = found
    return best


def _weight(node: LexborNode | None) -> int:
    return len(_SIGNS.sub("", node.text())) if node is not None else 0


def _title(tree: LexborHTMLParser) -> str:
    """The headline: what the page declares it to be, else what looks like one, else the window's title without the site's name."""
    for name in ("ArticleTitle", "articletitle"):
        node = tree.css_first(f'meta[name="{name}"]')
        if node is not None and (said := clean(node.attributes.get("content") or "")):
            return said
    for selector in _selectors("title"):
        for node in tree.css(selector):
            words = _BLANK.sub("", clean(node.text()))
            if 6 <= len(words) <= 120:
                return words
    node = tree.css_first("title")
    return clean(_SITE_NAME.sub("", _BLANK.sub(" ", node.text()))) if node is not None else ""


def _attachments(tree: LexborHTMLParser) -> list[str]:
    """`label (address)` of every file that the page links to."""
    found: dict[str, None] = {}
    for node in tree.css("a[href]"):
        address = clean(node.attributes.get("href") or "")
        label = _BLANK.sub(" ", clean(node.text()))
        if _ATTACHED.search(address) and (not _PICTURE.search(address) or "附件" in label):
            found[f"{label} ({address})" if label else address] = None
    return list(found)


def _entries(tree: LexborHTMLParser) -> list[str]:
    """What the register of open government tells (`索引号：…`), a line for each label; of tables, lists and lines of any make."""
    found: dict[str, str] = {}
    for node in tree.css("table, ul, ol, dl, div, p"):
        if _weight(node) > 600 or (node.tag == "div" and node.css_first("div, table, ul, dl, p") is not None):
            continue
        cells = [in_cell(_cell_text(cell)) for cell in node.css("td, th, li, dt, dd, span, label, b, strong, em, i")]
        cells = [cell for cell in cells if cell] or [in_cell(_cell_text(node))]
        for label, value in _labelled(cells):
            found.setdefault(label, value)
    return [f"{label}：{value}" for label, value in found.items()] if len(found) >= 2 else []


_REGISTER_LABEL = re.compile(
    r"[\[【（(]?\s*(?P<label>索\s*引\s*号|发布机构|发文机关|发文机构|制发机关|发布单位|公开主体|发文字号|文\s*号|成文日期|发文日期|生成日期|发布日期"
    r"|公开日期|主题分类|有\s*效\s*性|效力状态|标\s*题|名\s*称|主\s*题\s*词|体裁分类)\s*[\]】）)]?\s*[:：]?\s*(?P<value>.*)", re.S)


def _labelled(cells: list[str]) -> Iterator[tuple[str, str]]:
    """Label and value, in one cell or in two."""
    for at, cell in enumerate(cells):
        hit = _REGISTER_LABEL.fullmatch(cell)
        if not hit:
            continue
        label = _BLANK.sub("", hit["label"]).replace("\u3000", "")
        value = hit["value"]
        if not value and at + 1 < len(cells) and not _REGISTER_LABEL.fullmatch(cells[at + 1]):
            value = cells[at + 1]
        if value and len(value) <= 120 and not _REGISTER_LABEL.search(value):
            yield label, value


# Text


Content = list[str | list[Drawn]]


def _length(content: Content) -> int:
    return sum(len(each) if isinstance(each, str) else sum(len(cell.words) for cell in each) for each in content)


def _opening(content: Content) -> str:
    return "".join(each for each in content[:8] if isinstance(each, str))


def _lines(root: LexborNode) -> Content:
    """The lines and tables under an element, as a browser would lay them out."""
    content: Content = []
    line: list[str] = []

    def close() -> None:
        words = _BLANK.sub(" ", "".join(line)).strip()
        line.clear()
        if words:
            content.append(words)

    for node, opens in _walk(root):
        tag = node.tag or ""
        if tag == "-text":
            line.append(node.text_content or "")
        elif tag == "br":
            close()
        elif tag == "table" and opens and (table := _table(node)):
            close()
            content.append(table)
        elif tag in _BLOCKS:
            close()
            if tag == "li" and opens and (number := _list_number(node)):
                line.append(number)
    close()
    return [each for each in content if not (isinstance(each, str) and _is_register(each, content))]


def _is_register(line: str, content: Content) -> bool:
    """Whether a line in the body tells of the page (`来源：… 字体：…`) and stands above the paper; such lines are in the head already."""
    return len(line) <= 120 and line in content[:6] and is_labelled(line) and not read_labels(line, 0)


def _walk(root: LexborNode, *, whole_tables: bool = True) -> Iterator[tuple[LexborNode, bool]]:
    """Every node that shows, in order: elements when they open (True) and when they close; nothing of a table that is taken whole."""
    stack: list[tuple[LexborNode, bool]] = [(root, True)]
    while stack:
        node, opens = stack.pop()
        tag = node.tag or ""
        if opens and (tag in _SILENT or tag == "-comment" or (tag != "-text" and _HIDDEN.search((node.attributes or {}).get("style") or ""))):
            continue
        yield node, opens
        if not opens or tag in ("-text", "br") or (whole_tables and tag == "table" and _table(node)):
            continue
        stack.append((node, False))
        children = []
        child = node.child
        while child is not None:
            children.append(child)
            child = child.next
        stack += [(child, True) for child in reversed(children)]


def _list_number(item: LexborNode) -> str:
    """The number that a browser draws before an item of an ordered list."""
    above = item.parent
    if above is None or above.tag != "ol":
        return ""
    number = 1
    before = item.prev
    while before is not None:
        number += before.tag == "li"
        before = before.prev
    return f"{number}."


def _table(table: LexborNode) -> list[Drawn]:
    """The cells of a table of the paper; none of one that only lays out a page."""
    if table.css_first("table table") is not None or len(table.css("table")) > 1:
        return []
    cells: list[Drawn] = []
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.css("tr")):
        column = 0
        child = line.child
        while child is not None:
            if child.tag in ("td", "th"):
                while (row, column) in taken:
                    column += 1
                rows, columns = _span(child, "rowspan"), _span(child, "colspan")
                words = _cell_text(child)
                if len(words) > _LAYOUT_CELL:
                    return []
                cells.append(Drawn(words, row, column, rows, columns))
                taken |= {(row + down, column + right) for down in range(rows) for right in range(columns)}
                column += columns
            child = child.next
    filled = [cell for cell in cells if cell.words]
    if len({cell.row for cell in filled}) < 2 or len({cell.column for cell in filled}) < 2:
        return []
    return [] if sum(map(bool, _labelled([in_cell(cell.words) for cell in filled]))) >= 3 else cells


def _span(cell: LexborNode, name: str) -> int:
    said = (cell.attributes.get(name) or "1").strip()
    return min(max(int(said), 1), _MOST_SPANNED) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _cell_text(cell: LexborNode) -> str:
    """The words of a small element, a line for each block in it."""
    words: list[str] = []
    for node, opens in _walk(cell, whole_tables=False):
        if node.tag == "-text":
            words.append(_BLANK.sub(" ", node.text_content or ""))
        elif node.tag in _BLOCKS or node.tag == "br":
            words.append("\n" if opens or node.tag != "br" else "")
    return re.sub(r" *\n[ \n]*", "\n", "".join(words)).strip()


def _by_trafilatura(html: str) -> Content:
    """The body as trafilatura finds it in a page of unknown make."""
    import trafilatura
    from lxml import etree

    found = trafilatura.extract(html, output_format="xml", include_tables=True, include_comments=False, favor_recall=True)
    if not found:
        return []
    root = etree.fromstring(found.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    content: Content = []
    for node in root.iter("p", "head", "item", "table", "quote", "ab"):
        if any(above.tag in ("table", "item", "quote") for above in node.iterancestors()):
            continue
        if node.tag == "table":
            rows = [[" ".join("".join(cell.itertext()).split()) for cell in row.iter("cell")] for row in node.iter("row")]
            content.append([Drawn(words, at, column) for at, row in enumerate(rows) for column, words in enumerate(row)])
        else:
            content += [line for line in ("".join(node.itertext())).split("\n") if line.strip()]
    return content
