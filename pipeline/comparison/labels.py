"""Chinese words for the columns and codes of the comparison, as sheets and terminals show them."""

from __future__ import annotations

VERDICTS = {"same": "可比", "convertible": "换算后可比", "differs": "口径有别", "not_comparable": "不可比"}
DIFFERENCES = {"level": "层级", "scope": "范围", "stock_flow": "存量与年度量", "new_total": "新增与总量", "deadline": "期限", "comparator": "比较词", "force": "力度", "period": "时段",
               "status": "目标与事实", "unit": "单位", "concept": "指标"}  # fmt: skip
COMPARATORS = {"=": "达到", ">=": "不少于", ">": "超过", "<=": "不超过", "<": "低于", "~": "约", "range": "区间"}
STATES = {"target": "有目标", "baseline": "仅有现状", "none": "未提及"}
STATUSES = {"target": "目标", "baseline": "现状"}
COUNTED = {"total": "总量", "new": "新增", "built": "建成", "yearly": "每年", "": ""}
SOURCES = {"stated": "本句写明", "inherited": "承前", "plan": "规划期末", "": ""}
KINDS = {"rate": "比率", "count": "数量", "stock": "存量", "flow": "流量", "money": "金额", "duration": "时长", "ratio": "比值", "title": "创建", "": ""}
FINDINGS = {"figure": "数值不一", "deadline": "期限不一", "level": "层级不一", "force": "力度不一", "table_text": "表格与正文不一", "parts_sum": "分项与总数不符", "below_baseline": "目标不及现状",
            "body_box": "正文与专栏不一"}  # fmt: skip
STRICTNESS = {5: "约束性", 4: "确保", 3: "达到", 2: "力争或推进", 1: "鼓励", 0: ""}
MATCHES = {"exact": "词表", "rule": "词表（去限定）", "head": "词尾", "model": "模型", "phrase": "未归类"}
NOBODY = "（未点名）"
