"""The documents say what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from pipeline.cli import app
from pipeline.comparison.columns import COMPARISON
from pipeline.schema import ALL_TABLES, as_markdown

ROOT = Path(__file__).parents[1]
COMMANDS = get_command(app).commands


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_in_the_readme_and_has_help(command):
    assert f"`duibiao {command}" in text("README.md")
    assert COMMANDS[command].help


def test_the_readme_names_no_other_command():
    assert set(re.findall(r"duibiao (\w+)", text("README.md"))) <= set(COMMANDS)


@pytest.mark.parametrize(("name", "tables", "command"), [("docs/tables.md", ALL_TABLES, "tables --markdown"), ("docs/comparison.md", COMPARISON, "tables --markdown --comparison")])
def test_the_table_documentation_is_what_the_command_prints(name, tables, command):
    shown = re.search(r"<!-- columns: begin -->\n(.*)<!-- columns: end -->", text(name), re.S)
    assert shown, f"{name} has lost its marks"
    assert shown[1] == as_markdown(tables), f"put the output of `duibiao {command}` between the marks"


def test_columns_are_named_once_per_table():
    for table in (*ALL_TABLES, *COMPARISON):
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/formats.md", "docs/lexicons.md", "docs/store.md", "docs/performance.md", "docs/comparison.md", "docs/report.md", "docs/scaling.md", "outputs/README.md", "notebooks/README.md"])
def test_links_lead_somewhere(name):
    for target in re.findall(r"\]\((?!http)([^)#]+)", text(name)):
        assert (ROOT / name).parent.joinpath(target).exists(), target


def test_the_changelog_knows_the_version():
    version = re.search(r"^version = (.+)$", text("setup.cfg"), re.M)
    assert version
    assert f"## {version[1]}" in text("CHANGELOG.md")
