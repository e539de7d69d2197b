"""Small plans for tests of the store, put together from sentences; the same seed gives the same plan."""

from __future__ import annotations

import random
from pathlib import Path

PLACES = ("新城镇", "河东镇", "高桥镇", "东坪镇", "白沙镇", "石门镇")
SENTENCES = (
    "到2025年，{place}新建幼儿园{n}所，新增学位{n}0个。",
    "县教育局牵头扩建{place}小学，2023年底前建成。",
    "每年培训教师{n}名，由县财政局负责。",
    "力争普惠性幼儿园覆盖率达到8{d}%以上。",
    "“十三五”期间，{place}建成公办园{n}所。",
    "确保{place}学前三年毛入园率不低于9{d}%。",
)


def plan(seed: int, name: str = "某县", sentences: int = 6) -> str:
    """A plan of `name` with so many sentences."""
    chance = random.Random(seed)
    said = [
        chance.choice(SENTENCES).format(place=chance.choice(PLACES), n=chance.randint(2, 40), d=chance.randint(0, 9)) for _ in range(sentences)
    ]
    return f"{name}教育发展“十四五”规划\n\n一、重点任务\n\n" + "\n\n".join(said) + "\n"


def write_plans(folder: Path, count: int) -> Path:
    """A folder of so many plans of different districts."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(plan(number, f"第{number}县"), encoding="utf-8")
    return folder
