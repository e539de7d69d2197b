"""Imported in the process from which those that read are started: what the first document of a process waits for is there when they start, and in memory once.

That is words, models and patterns, which are built when they are first asked for, and so are asked for here.
"""

from __future__ import annotations

from pipeline.extract import extract
from pipeline.portion import portion_of
from pipeline.read import read_text
from pipeline.tables import reading

_PLAN = """某县教育发展“十四五”规划

一、主要目标

到2025年，新城镇新建幼儿园12所，新增学位3600个，学前三年毛入园率不低于90%。县教育局牵头扩建高桥镇中心小学，2023年底前建成。力争每年培训教师200名，由县财政局负责。

指标\t单位\t2020年\t2025年
幼儿园\t所\t20\t32
"""

portion_of([])
reading(extract(read_text(_PLAN, "")), "")
