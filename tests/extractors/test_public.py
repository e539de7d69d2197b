"""What the README promises of the package: four functions that work on any string."""

from extractors import find_departments, find_quantities, find_schools, find_times


def test_the_four_extractors_work_on_any_string():
    text = "到2025年，由县教育局牵头，新建青石坝小学，新增学位不少于900个。"
    assert [(found.value_min, found.unit, found.comparator) for found in find_quantities(text)] == [(900, "个", ">=")]
    assert [(found.kind, str(found.end_date)) for found in find_times(text)] == [("by", "2025-12-31")]
    assert [(found.name, found.role) for found in find_departments(text)] == [("县教育局", "lead")]
    assert [(found.name, found.action) for found in find_schools(text)] == [("青石坝小学", "新建")]
