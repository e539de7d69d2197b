"""The pictures as files for a paper: PNG and SVG, drawn by vl-convert in the light theme."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.comparison.records import Comparison
from pipeline.report import palette
from pipeline.report.charts import Picture, pictures_of
from pipeline.report.sides import sides_of
from pipeline.report.words import LANGUAGES, Language

#: Fonts with Chinese characters, best first; the drawing takes the first that the system has.
FONTS = "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei, SimHei, sans-serif"
#: Two characters that no font draws alike, and that a system without a Chinese font draws alike: as nothing or as a box.
PROBE = ("永", "铜")


class NoFont(ValueError):
    """No font with Chinese characters; the message says what to do."""


class NoSuchPicture(ValueError):
    """A name that no picture has, or pictures that have nothing to show; the message says which there are."""


def write_plots(
    comparison: Comparison, folder: Path, names: Sequence[str], kinds: Sequence[str], language: Language, width: int, dpi: int, font: Path | None
) -> list[Path]:
    """Write the pictures (those named, else all that have something to show) as NAME.KIND into `folder`; raises NoFont and NoSuchPicture."""
    family = _use_font(font)
    made = {each.name: each for each in pictures_of(comparison, sides_of(comparison.plans))}
    if unknown := [name for name in names if name not in made]:
        raise NoSuchPicture(f"no picture {', '.join(unknown)}; there are {', '.join(made) or 'none, for there is nothing to compare'}")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in names or made:
        spec = paper_spec(made[name], language, width, family)
        for kind in kinds:
            path = folder / f"{name}.{kind}"
            path.write_bytes(drawn(spec, kind, dpi))
            written.append(path)
    return written


def paper_spec(picture: Picture, language: Language, width: int, family: str = FONTS) -> dict[str, Any]:
    """The specification with its rows, its title, true colours and a width in pixels."""
    colours = palette.variables("light")
    spec = picture.spec(language, lambda name: colours[f"--{name}"])
    small = spec.pop("usermeta", None)
    if small:
        columns = max(1, min(small["count"], width // small["panel"]))
        spec["columns"] = columns
        spec["spec"]["width"] = width // columns - small["margin"]
    else:
        spec["width"] = width
    spec["config"] |= {"background": "#ffffff", "font": family}
    return spec | {"title": picture.title[LANGUAGES.index(language)], "datasets": {picture.name: picture.rows}}


def drawn(spec: dict[str, Any], kind: str, dpi: int) -> bytes:
    """The picture as `png` or `svg`; lengths are CSS pixels (96 to the inch), so that `dpi` sets the size of a PNG alone."""
    import vl_convert

    if kind == "svg":
        return vl_convert.vegalite_to_svg(spec, show_warnings=False).encode()
    return vl_convert.vegalite_to_png(spec, scale=dpi / 96, ppi=dpi, show_warnings=False)


def _use_font(font: Path | None) -> str:
    """The font families to ask for; the folder of `font` is searched too. Raises NoFont."""
    import vl_convert

    if font:
        if not font.is_file():
            raise NoFont(f"{font}: there is no such font; name a .ttf, .otf or .ttc file with --font")
        vl_convert.register_font_directory(str(font.parent))
    if not has_chinese(FONTS):
        raise NoFont("no font with Chinese characters is installed; install one (Debian: fonts-noto-cjk) or name a file with --font")
    return FONTS


def has_chinese(families: str) -> bool:
    """Whether the families, or what stands in for them, draw Chinese characters."""
    import vl_convert

    pictures = [
        vl_convert.svg_to_png(f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="4" y="30" font-size="28" font-family="{families}">{character}</text></svg>')
        for character in PROBE
    ]
    return pictures[0] != pictures[1]
