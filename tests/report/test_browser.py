"""The page in a browser: what a reader does, and what the page must never do."""

from __future__ import annotations

import re

import pytest

#: It asks again until it holds. A polled expression of the page's own is refused by the page's policy where it doesn't hold at once.
expect = pytest.importorskip("playwright.sync_api").expect

WIDTHS = (1280, 820, 390)


def rows(page, section="claims"):
    return page.locator(f"#{section} tbody tr")


def counted(page, section="claims"):
    """Rows that pass the filters, as the page says."""
    return int(page.locator(f"#{section} .count").inner_text().split()[1].replace(",", ""))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(opened, published_page, width, scheme):
    page = opened(published_page, width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.locator("#claims .open").first.click()
    assert page.evaluate("document.getElementById('drawer').scrollWidth <= innerWidth")


def test_the_answer_stands_first(opened, published_page, published):
    page = opened(published_page)
    lead = page.locator(".lead").inner_text()
    assert str(len(published.comparison.pairs)) in lead
    assert "永川区" in lead
    assert page.locator(".lead").bounding_box()["y"] < 900


def test_a_filter_leaves_what_fits(opened, published_page, published):
    page = opened(published_page)
    goals = [claim for claim in published.comparison.claims if claim.status == "target"]
    page.select_option("#claims-status", "target")
    assert counted(page) == len(goals)
    page.select_option("#claims-doc", "永川区")
    assert counted(page) == sum(claim.district == "永川区" for claim in goals)
    page.fill("#claims-search", "劳动教育")
    assert 0 < counted(page) < 10
    assert all("劳动教育" in text for text in rows(page).all_inner_texts())
    page.click("#claims .tools button")
    assert counted(page) == len(published.comparison.claims)


def test_a_head_sorts_both_ways(opened, published_page, published):
    page = opened(published_page)
    page.fill("#claims-search", "%")
    head = page.locator('#claims th[data-key="value"]')

    def shown():
        return [float(text.split()[-1].strip("≥><约 %").replace(",", "").split("–")[0]) for text in page.locator("#claims td.number").all_inner_texts()]

    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert shown() == sorted(shown(), reverse=True)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert shown() == sorted(shown())


def test_a_row_opens_its_source_with_each_field_marked(opened, published_page, published):
    page = opened(published_page)
    claim = next(claim for claim in published.comparison.claims if claim.indicator == "书香校园")
    page.fill("#claims-search", "书香校园")
    rows(page).first.click()
    drawer = page.locator("#drawer")
    drawer.locator("mark").first.wait_for()
    assert drawer.locator("mark.f-value").first.inner_text().endswith(claim.text)
    assert drawer.locator("mark.f-indicator").inner_text().endswith("书香校园")
    assert "到2025年" in drawer.locator("mark.f-deadline").inner_text()
    grounds = {drawer.locator(f"mark.f-{field}").first.evaluate("each => getComputedStyle(each).backgroundColor") for field in ("value", "indicator", "deadline", "action")}
    assert len(grounds) == 4
    page.keyboard.press("Escape")
    drawer.wait_for(state="hidden")
    expect(page).to_have_url(re.compile("^[^#]*#?$"))


def test_the_whole_source_is_one_click_further_and_leads_back(opened, published_page, published):
    page = opened(published_page)
    page.fill("#claims-search", "书香校园")
    page.locator("#claims .open").first.click()
    page.locator("#drawer .row-id a").click()
    page.wait_for_selector(".passage.whole")
    text = page.locator(".passage.whole").inner_text()
    assert "以习近平新时代中国特色社会主义思想为指导" in text
    aimed = page.locator(".aimed")
    assert "书香校园80所" in aimed.inner_text().replace("\n", "")
    assert 0 <= aimed.bounding_box()["y"] < 900
    aimed.locator("mark.links", has_text="80所").click()
    page.wait_for_selector(".fields")
    page.locator("#drawer-title", has_text="书香校园").wait_for()
    page.go_back()
    page.wait_for_selector(".passage.whole")


def test_a_table_cell_opens_with_its_heads_and_its_figure_in_sight(opened, published_page, published):
    claim = next(claim for claim in published.comparison.claims if claim.indicator == "普惠性幼儿园覆盖率" and claim.status == "target")
    page = opened(published_page, address=f"#row={claim.claim_id}")
    box, figure = page.locator("#drawer .passage").bounding_box(), page.locator("#drawer mark.f-value").bounding_box()
    assert box["y"] <= figure["y"] < box["y"] + box["height"]
    assert page.locator("#drawer mark.f-deadline").inner_text().endswith("2025年")
    assert "普惠性幼儿园覆盖率" in page.locator("#drawer mark.f-indicator").inner_text()


def test_a_finding_and_a_school_lead_to_their_places(opened, published_page, published):
    page = opened(published_page)
    page.locator("#findings .open").first.click()
    page.locator("#drawer .judgement").wait_for()
    assert published.comparison.findings[0].message in page.locator("#drawer").inner_text()
    page.keyboard.press("Escape")
    page.locator("#drawer").wait_for(state="hidden")
    page.fill("#projects-search", "铜梁中学")
    page.locator("#projects .open").first.click()
    page.locator("#drawer mark.f-schools").wait_for()
    assert "铜梁中学" in page.locator("#drawer mark.f-schools").inner_text()


def test_a_long_paragraph_is_cut_around_its_marks_and_opens_whole(opened, compare_texts, tmp_path):
    body = f"{'坚持立德树人，' * 200}到2025年，建成示范幼儿园12所。{'办好人民满意的教育，' * 200}"
    result = compare_texts(大足区=body, 璧山区="到2025年，建成示范幼儿园15所。")
    page = opened(result.page(tmp_path / "report.html"), address=f"#row={result.comparison.claims[0].claim_id}")
    passage = page.locator("#drawer .passage")
    assert len(passage.inner_text()) < 600
    passage.locator("button.more").first.click()
    assert len(passage.inner_text()) > 3000


def test_a_pair_shows_both_sources(opened, published_page, published):
    page = opened(published_page)
    page.locator("#pairs .open").first.click()
    page.wait_for_selector("#drawer .evidence")
    assert page.locator("#drawer .evidence").count() == 2
    assert page.locator("#drawer .judgement .verdict").is_visible()


def test_an_address_opens_a_row_and_a_wrong_one_says_so(opened, published_page, published):
    claim = published.comparison.claims[3]
    page = opened(published_page, address=f"#row={claim.claim_id}")
    page.locator("#drawer-title").get_by_text(claim.indicator, exact=True).wait_for()
    page = opened(published_page, address="#row=nothing")
    expect(page.locator("#spoken")).not_to_be_empty()
    assert not page.locator("#drawer").is_visible()


def test_a_sentence_leads_to_its_rows(opened, published_page, published):
    page = opened(published_page)
    alone = page.locator(".part li", has_text="只有铜梁区").first
    alone.locator("a").click()
    expect(page.locator("#claims-only")).to_have_value("only")
    assert 0 < counted(page) < len(published.comparison.claims)


def test_language_and_theme_switch_and_stay(opened, published_page):
    page = opened(published_page)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(247, 245, 240)"
    page.click("#theme")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"
    page.click("#language")
    assert page.locator("#answer h2").inner_text() == "The answer"
    assert page.locator("html").get_attribute("lang") == "en"
    page.reload()
    assert page.locator("#answer h2").inner_text() == "The answer"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"


def test_print_is_light_and_whole(opened, published_page, tmp_path):
    page = opened(published_page, scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator("#ways").is_visible()
    page.pdf(path=tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").stat().st_size > 50_000


def test_a_picture_leads_to_its_rows_and_has_words(opened, published_page):
    page = opened(published_page)
    cell = page.locator("#picture-schools .mark-symbol path").first
    cell.hover(force=True)
    page.locator("#tip").wait_for()
    cell.click(force=True)
    expect(page.locator("#projects-stage")).not_to_have_value("")
    page.locator("#picture-schools summary").click()
    page.locator("#picture-schools tbody tr").first.wait_for()
    assert page.locator("#picture-schools tbody tr").count() > 5


def test_it_works_from_the_keyboard(opened, published_page):
    page = opened(published_page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#claims .open").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#drawer[open] :focus, #drawer[open]:focus")
    page.keyboard.press("Escape")
    page.wait_for_selector("[class='open']:focus")


def test_everything_to_press_has_a_name(opened, published_page):
    page = opened(published_page)
    nameless = page.evaluate(
        """[...document.querySelectorAll('button, a, input, select, summary')]
        .filter(each => !(each.innerText || '').trim() && !each.getAttribute('aria-label') && !(each.labels && each.labels.length && each.labels[0].innerText.trim()))
        .filter(each => each.checkVisibility()).map(each => each.outerHTML)"""
    )
    assert nameless == []


HOSTILE = (
    "到2025年，建成<script>alert(1)</script>示范幼儿园12所。\n"
    "到2025年，建成=HYPERLINK(0)实验小学13所，新增\u202e学位\u202c1400个。\n"
    "到2025年，建成<img src=x onerror=alert(2)>特色学校15所。\n"
    "到2025年，建成</script><svg onload=alert(3)>&amp;\u200b书香校园16所。\n"
    "到2025年，建成𠮷祥幼儿园17所，𠮷乐小学18所。\n"
    f"到2025年，建成{'很' * 10_000}长的学校19所。"
)


def test_hostile_text_is_text(opened, compare_texts, tmp_path):
    plain = "到2025年，建成示范幼儿园12所，特色学校15所，书香校园16所。"
    result = compare_texts(大足区=HOSTILE, 璧山区=plain)
    page = opened(result.page(tmp_path / "report.html"), width=390)
    assert page.evaluate("document.querySelectorAll('script').length") == 3
    assert page.evaluate("document.querySelectorAll('img').length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.goto(f"{page.url.partition('#')[0]}#source={result.comparison.plans[0].doc_id}")
    page.wait_for_selector(".passage.whole")
    text = page.locator(".passage.whole").inner_text()
    for shown in ("<script>alert(1)</script>示范幼儿园", "⇄学位⇄", "<img src=x onerror=alert(2)>", "</script><svg onload=alert(3)>&amp;·书香校园"):
        assert shown in text
    assert "\u202e" not in page.evaluate("document.body.innerText")
    marks = page.locator(".passage.whole mark.f-value").all_inner_texts()
    assert {"17所", "18所"} <= set(marks), "offsets count code points, also after a character beyond the 16-bit plane"


def test_many_plans_are_told_together_and_two_can_be_picked(opened, compare_texts, tmp_path):
    names = ("大足区", "璧山区", "荣昌区", "江津区", "合川区", "南川区")
    result = compare_texts(**{name: f"到2025年，学前三年毛入园率达到{90 + number}%，建成示范幼儿园{12 + number}所。" for number, name in enumerate(names)})
    page = opened(result.page(tmp_path / "report.html"), width=390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator(".lead").inner_text().startswith("6 份文件提出 12 项目标")
    assert "学前三年毛入园率：6 份文件可比，最高 95%（南川区），最低 90%（大足区）。" in page.locator("#sentences").inner_text()
    page.select_option("#pairs-one", "大足区")
    page.select_option("#pairs-other", "南川区")
    assert counted(page, "pairs") == 2


def test_one_plan_alone_and_no_target_at_all(opened, compare_texts, tmp_path):
    page = opened(compare_texts(大足区="到2025年，建成示范幼儿园12所。").page(tmp_path / "one.html"))
    assert "还需要另一份文件" in page.locator(".lead").inner_text()
    page = opened(compare_texts(璧山区="坚持立德树人。", 荣昌区="坚持五育并举。").page(tmp_path / "none.html"))
    assert not page.locator("#claims").is_visible()
    assert page.locator(".card").count() == 2
