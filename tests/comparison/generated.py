"""Plans that were generated: as many districts and targets as a test wants, the same for the same seed."""

from __future__ import annotations

import random
from pathlib import Path

from extractors.lexicon import rows

UNITS = {"percent": "%", "person": "人", "count": "个", "visits": "人次", "money": "万元", "area": "平方米", "time": "小时"}
LEVELS = ("", "", "市级", "区级")
#: Districts of 重庆 (GB/T 2260), so that a header is read as one of a district; what the plans say is made up.
NAMES = ["万州区", "涪陵区", "渝中区", "大渡口区", "江北区", "沙坪坝区", "九龙坡区", "南岸区", "北碚区", "綦江区", "大足区", "渝北区", "巴南区", "黔江区", "长寿区", "江津区", "合川区", "永川区", "南川区", "璧山区", "铜梁区", "潼南区"]


def write_plans(folder: Path, districts: int, targets: int, seed: int = 1) -> list[Path]:
    """A text for each district with so many targets, three to a paragraph, under the headings of an education plan."""
    chance = random.Random(seed)
    concepts = [row for row in rows("concepts") if row["family"] in UNITS]
    paths = []
    for number in range(districts):
        lines = [f"重庆市{NAMES[number]}人民政府", f"关于印发《重庆市{NAMES[number]}教育事业发展“十四五”规划》的通知", "", "各镇人民政府、街道办事处：", "", "二、主要任务"]
        sentences = [_sentence(chance, concepts) for _ in range(targets)]
        for at in range(0, targets, 3):
            if at % 60 == 0:
                lines.append(f"（{'一二三四五六七八九'[at // 60 % 9]}）推进{chance.choice(('学前教育', '义务教育', '高中教育', '职业教育'))}发展")
            lines.append("".join(sentences[at : at + 3]))
        path = folder / f"{NAMES[number]}.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


def _sentence(chance: random.Random, concepts: list[dict[str, str]]) -> str:
    row = chance.choice(concepts)
    wording = chance.choice([row["surface"], *filter(None, row["synonyms"].split("|"))])
    year = chance.choice((2023, 2024, 2025))
    if row["family"] == "percent":
        return f"到{year}年，{wording}达到{chance.randint(50, 99)}%。"
    verb = chance.choice(("建成", "新增", "培育")) if row["family"] == "count" else ""
    return f"到{year}年，{verb}{chance.choice(LEVELS) if verb else ''}{wording}{'' if verb else '达到'}{chance.randint(2, 900)}{UNITS[row['family']]}。"
