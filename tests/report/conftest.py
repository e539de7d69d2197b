"""Pages of plans, and a browser that opens them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from browser_here import CHROMIUM, NO_CHROMIUM, launched
from plans_compared import Compared, compared

ROOT = Path(__file__).parents[2]
HEAD = """重庆市{district}人民政府
关于印发《重庆市{district}教育事业发展“十四五”规划》的通知

各镇人民政府、街道办事处，区政府有关部门：

现将《重庆市{district}教育事业发展“十四五”规划》印发给你们。

重庆市{district}人民政府
2021年12月31日

一、主要目标
{body}
"""


@pytest.fixture
def compare_texts(tmp_path) -> Callable[..., Compared]:
    """Compare plans made of a body each: `compare_texts(大足区="…", 璧山区="…")`."""

    def compare(**bodies: str) -> Compared:
        paths = [tmp_path / f"{number}.txt" for number in range(len(bodies))]
        for path, (district, body) in zip(paths, bodies.items(), strict=True):
            path.write_text(HEAD.format(district=district, body=body), encoding="utf-8")
        return compared(tmp_path, paths, list(bodies))

    return compare


@pytest.fixture(scope="session")
def published(tmp_path_factory) -> Compared:
    """The two published plans."""
    plans = [ROOT / "corpora" / "yongchuan_2022.txt", ROOT / "corpora" / "tongliang_145.txt"]
    return compared(tmp_path_factory.mktemp("published"), plans, ["永川", "铜梁"])


@pytest.fixture(scope="session")
def published_page(published, tmp_path_factory) -> Path:
    return published.page(tmp_path_factory.mktemp("page") / "report.html")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's Chromium; Playwright's own download is never asked for."""
    pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip(NO_CHROMIUM)
    with launched() as browser:
        yield browser


@dataclass
class Watch:
    """What a page did that it should not: words on the console, errors, requests to anything but itself."""

    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def opened(browser) -> Iterator[Callable[..., Any]]:
    """`opened(path, width=1280, scheme="light", address="")` gives a Playwright page; at the end nothing may have gone wrong in any."""
    contexts = []
    watch = Watch()

    def open_(path: Path, width: int = 1280, height: int = 900, scheme: str = "light", address: str = "") -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        context.set_default_timeout(30_000)  # only a failure waits so long; a busy machine may need seconds
        page = context.new_page()
        page.on("console", lambda message: watch.said.append(message.text))
        page.on("pageerror", lambda error: watch.said.append(str(error)))
        page.on("request", lambda request: watch.asked.append(request.url) if request.url.partition("#")[0] != path.as_uri() else None)
        page.goto(path.as_uri() + address)
        for stage in page.locator(".stage").all():
            stage.locator("svg").first.wait_for()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert watch == Watch()
