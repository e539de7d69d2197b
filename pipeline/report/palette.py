"""The colours of the page and of the pictures: one table for both themes, so that contrast can be tested in one place."""

from __future__ import annotations

from typing import Literal

Theme = Literal["light", "dark"]
Pair = tuple[str, str]

#: Name → its colour in the light and in the dark theme.
BASE: dict[str, Pair] = {
    "paper": ("#f7f5f0", "#14171b"),
    "surface": ("#ffffff", "#1d2127"),
    "ink": ("#1b1f26", "#ece9e2"),
    "muted": ("#565c66", "#a9afb8"),
    "line": ("#ddd8cd", "#363c45"),
    "edge": ("#7d8490", "#78808c"),
    "accent": ("#9b2c1f", "#f2937f"),
    "accent_soft": ("#f6e6e2", "#3a2522"),
    "good": ("#1d6b43", "#76c99a"),
    "warn": ("#8a5300", "#e9b35a"),
}

#: One for each side of the comparison, taken in turn. The first two are told apart with every kind of colour vision.
SIDES: tuple[Pair, ...] = (
    ("#1f5c8c", "#72b4e6"),
    ("#a94812", "#f0a06c"),
    ("#357032", "#86c882"),
    ("#7a4a94", "#c39bdc"),
    ("#7c5e0c", "#d9b95a"),
    ("#0f7676", "#63c4c4"),
    ("#a83a63", "#ec90b1"),
    ("#5a6472", "#a8b2c0"),
)

#: A field of a target → the colour of its words in the source; words of several fields have that of the first.
FIELDS: dict[str, Pair] = {
    "value": ("#b3261e", "#ff9d94"),
    "indicator": ("#1b5fa8", "#84b9f4"),
    "deadline": ("#00707a", "#5fcbd6"),
    "departments": ("#a02670", "#f093c8"),
    "schools": ("#5d6b00", "#bccb58"),
    "action": ("#2b6e2f", "#84cc88"),
    "comparator": ("#9a4f00", "#f0ac62"),
    "unit": ("#8c3b5e", "#f0a3bd"),
    "frequency": ("#2a6a8f", "#86c5ea"),
    "period": ("#47689c", "#a4bfee"),
    "scope": ("#7a5c00", "#dcbd52"),
    "binding": ("#5a4fb0", "#b3abf5"),
    "strength": ("#8a3f8f", "#dfa0e3"),
    "status": ("#6b3fa0", "#c3a3ee"),
}

#: How much of a field's colour goes into the ground behind its words.
TINT = 0.13


def mixed(colour: str, ground: str, share: float) -> str:
    """`share` of `colour` over `ground`, all as #rrggbb."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02x}" for over, under in pairs)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def variables(theme: Theme) -> dict[str, str]:
    """CSS variable → colour: `--ink`, `--side-1`, `--f-value` and its ground `--g-value`."""
    which = ("light", "dark").index(theme)
    found = {f"--{name.replace('_', '-')}": pair[which] for name, pair in BASE.items()}
    surface = BASE["surface"][which]
    for number, pair in enumerate(SIDES, 1):
        found[f"--side-{number}"] = pair[which]
        found[f"--side-{number}-soft"] = mixed(pair[which], surface, TINT)
    for field, pair in FIELDS.items():
        found[f"--f-{field}"] = pair[which]
        found[f"--g-{field}"] = mixed(pair[which], surface, TINT)
    return found


def css() -> str:
    """The variables as a style sheet: light, dark where the reader's system asks for it, either where the page's switch does, light in print."""
    light, dark = (";".join(f"{name}:{colour}" for name, colour in variables(theme).items()) for theme in ("light", "dark"))
    return (
        f":root{{color-scheme:light;{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{dark}}}}}\n"
        + "".join(_field_rules(field) for field in FIELDS)
        + "".join(_side_rules(number) for number in range(1, len(SIDES) + 1))
    )


def _field_rules(field: str) -> str:
    """A field's name in its colour; its words on its ground and underlined."""
    own = f"var(--f-{field})"
    return (
        f"dt.f-{field},mark.f-{field}::before{{color:{own}}}\n"
        f"mark.f-{field}{{background:var(--g-{field});box-shadow:inset 0 -2px 0 {own}}}\n"
    )


def _side_rules(number: int) -> str:
    return f".side-{number}{{border-color:var(--side-{number})}}\n.chip.side-{number}{{color:var(--side-{number});background:var(--side-{number}-soft)}}\n"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
