"""Training the parts from a corpora folder."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256

import pytest

from models.learned import PARTS
from pipeline.passages import HELD_BACK
from pipeline.train import NoCorpora, train, write_artefacts

ARTEFACTS = "models/artefacts"


@pytest.fixture(scope="module")
def small(tmp_path_factory, corpora):
    """A corpora folder with one file of passages."""
    folder = tmp_path_factory.mktemp("corpora")
    (folder / "passages").mkdir()
    shutil.copy(corpora / "passages" / "a_01.txt", folder / "passages")
    return folder


def test_the_same_corpora_give_the_same_bytes(small, tmp_path):
    written = [write_artefacts(train(small), tmp_path / name) for name in ("one", "two")]
    one, two = ([path.read_bytes() for path in paths] for paths in written)
    assert one == two
    assert [path.name for path in written[0]] == [f"{part}{kind}.json" for part in PARTS for kind in ("", ".card")]


@pytest.mark.parametrize("part", PARTS)
def test_the_shipped_artefact_is_the_one_on_its_card(part, corpora):
    folder = corpora.parent / ARTEFACTS
    card = json.loads((folder / f"{part}.card.json").read_text(encoding="utf-8"))
    assert card["sha256"] == sha256((folder / f"{part}.json").read_bytes()).hexdigest()
    assert {"data", "data_of", "features", "scores"} <= set(card)
    assert not any(name.rpartition("/")[2].removesuffix(".txt") in HELD_BACK for name in card["data"])


def test_the_artefacts_are_small(corpora):
    assert sum(path.stat().st_size for path in (corpora.parent / ARTEFACTS).iterdir()) < 25_000_000


def test_too_little_is_said(tmp_path):
    (tmp_path / "passages").mkdir()
    with pytest.raises(NoCorpora, match="annotated texts"):
        train(tmp_path)
