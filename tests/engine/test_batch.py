"""The one function that every engine calls: a frame of inputs gives a frame of rows. Ray calls it here for real."""

from __future__ import annotations

import pandas
import pyarrow
import pytest

from pipeline.batch import as_batch, batch_schema, extract_batch
from pipeline.shard import extract_shard
from tests.pipeline.plans import write_plans


@pytest.fixture
def paths(tmp_path):
    write_plans(tmp_path, 7)
    return [*map(str, sorted(tmp_path.iterdir())), str(tmp_path / "nowhere.txt")]


@pytest.fixture
def wanted(paths):
    from pathlib import Path

    return as_batch(extract_shard(map(Path, paths)))


def test_a_table_gives_a_table_and_a_frame_a_frame(paths, wanted):
    assert extract_batch(pyarrow.table({"path": paths})) == wanted
    frame = extract_batch(pandas.DataFrame({"path": paths, "other": 1}))
    assert pyarrow.Table.from_pandas(frame, schema=batch_schema()).replace_schema_metadata() == wanted


def test_nothing_gives_nothing(wanted):
    assert extract_batch(pyarrow.table({"path": pyarrow.array([], pyarrow.string())})) == wanted[:0]


def test_spark_may_map_it_over_frames(paths, wanted):
    """Spark's `mapInPandas` gives an iterator of frames and takes one; each frame has to fit the declared types."""
    frames = (pandas.DataFrame({"path": paths[start : start + 3]}) for start in range(0, len(paths), 3))
    found = [pyarrow.Table.from_pandas(each, schema=batch_schema()).replace_schema_metadata() for each in map(extract_batch, frames)]
    assert len(found) == 3
    assert pyarrow.concat_tables(found) == wanted


def test_ray_data_takes_it_unchanged(paths, wanted, monkeypatch):
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=1, include_dashboard=False, logging_level="ERROR", log_to_driver=False)
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        ray.data.DataContext.get_current().execution_options.preserve_order = True
        found = ray.data.from_arrow(pyarrow.table({"path": paths})).map_batches(extract_batch, batch_format="pyarrow", batch_size=3)
        assert pyarrow.concat_tables(ray.get(found.to_arrow_refs())) == wanted
    finally:
        ray.shutdown()
