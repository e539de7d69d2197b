"""Time Recognizers-Text on the texts named; run by bench_speed.py in an environment of its own, since it needs an old `emoji`.

Prints the shortest of two runs in seconds.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

from recognizers_date_time import DateTimeRecognizer
from recognizers_number import NumberRecognizer
from recognizers_number_with_unit import NumberWithUnitRecognizer
from recognizers_text import Culture


def main(paths: list[str]) -> None:
    """Numbers, percentages, money, dimensions and times of every text."""
    numbers, units = NumberRecognizer(Culture.Chinese), NumberWithUnitRecognizer(Culture.Chinese)
    models = (
        numbers.get_number_model(),
        numbers.get_percentage_model(),
        units.get_currency_model(),
        units.get_dimension_model(),
        DateTimeRecognizer(Culture.Chinese).get_datetime_model(),
    )
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    times = []
    for _ in range(2):
        start = process_time()
        for text in texts:
            for model in models:
                model.parse(text)
        times.append(process_time() - start)
    print(min(times))


if __name__ == "__main__":
    main(sys.argv[1:])
