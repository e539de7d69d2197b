"""One page that holds everything: its data, its script, its style, and the library that draws."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template

from pipeline.comparison.load import Tables
from pipeline.comparison.records import Comparison
from pipeline.report import answer, charts, data, palette
from pipeline.report.sides import sides_of
from pipeline.report.words import LANGUAGES, Language, words

#: The page's own script, in the order in which the parts build on each other.
SCRIPTS = ("dom.js", "table.js", "evidence.js", "pictures.js", "page.js")


def report_page(comparison: Comparison, tables: Tables, language: Language = "zh") -> str:
    """The page as HTML. It opens from disk and asks the network for nothing: its policy forbids every request and every script but its own."""
    sides = sides_of(comparison.plans)
    title = answer.title(sides)
    content = {
        "language": language,
        "words": words(),
        "title": title,
        "subtitle": answer.subtitle(comparison, sides),
        "answer": answer.as_data(comparison, sides),
        **data.page_data(comparison, tables, sides),
        **charts.as_data(charts.pictures_of(comparison, sides), lambda name: f"var(--{name})"),
    }
    return assembled(title[LANGUAGES.index(language)], data.as_json(content))


def assembled(title: str, content: str) -> str:
    """The page of a title and of data that `data.as_json` made."""
    style = palette.css() + _static("page.css")
    script = "\n".join(_static(name) for name in SCRIPTS)
    vega = vega_bundle()
    return Template(_static("page.html")).substitute(
        title=escape(title), style=style, data=content, vega=vega, script=script, policy=_policy(styles=(style,), scripts=(vega, script))
    )


@cache
def vega_bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script that may stand inline; vl-convert carries it, nothing is fetched."""
    import vl_convert

    # In a function, so that its names and the page's own don't meet.
    bundle = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;").replace("</script", "<\\/script").replace("<!--", "<\\!--")
    return f"(() => {{{bundle}\n}})();"


def _policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """A content security policy that knows the page's own style and scripts by their digests and allows nothing else."""

    def known(texts: Sequence[str]) -> str:
        return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)

    return f"default-src 'none'; style-src {known(styles)}; script-src {known(scripts)}; base-uri 'none'; form-action 'none'"


def _static(name: str) -> str:
    return files("pipeline.report").joinpath(f"static/{name}").read_text(encoding="utf-8")
