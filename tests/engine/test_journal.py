"""A document that never ends: an alarm ends the process that reads it, and after the second time the shard is read without it."""

from __future__ import annotations

import os
import subprocess
import sys

from pyarrow import parquet

from pipeline.manifest import inputs_at
from pipeline.recipe import digest, recipe
from pipeline.shard_files import lay_out
from tests.pipeline.plans import write_plans

READ = """
import sys
import pipeline.batch
from pipeline.shard_files import Shard, read_shard

read = pipeline.batch.extract_one
folder, name, digest, warm = sys.argv[1:]
read(pipeline.batch.Path(warm))

def endless(path, on_page=None):
    while path.stem == "0001":
        pass
    return read(path, on_page)

pipeline.batch.extract_one = endless
read_shard(Shard(folder, name, 3), digest)
"""


def test_a_document_that_never_ends_is_left_out_after_two_tries(tmp_path):
    plans, shards = write_plans(tmp_path / "plans", 3), tmp_path / "shards"
    shards.mkdir()
    recipe_here = digest(recipe())
    (shard,) = lay_out([list(inputs_at([str(plans)]))], shards, recipe_here)
    settings = os.environ | {"DUIBIAO_LIMIT_SECONDS": "1", "DUIBIAO_LIMIT_PAGE_SECONDS": "1"}

    def read():
        words = [sys.executable, "-c", READ, shard.folder, shard.name, recipe_here, plans / "0000.txt"]
        return subprocess.run(words, env=settings, stderr=subprocess.PIPE, check=False)

    # The alarm writes where the process was and ends it; where the stack changes under it, writing may crash, which ends it as well.
    assert all(read().returncode for _ in range(2))
    assert not shard.rows.exists()
    last = read()
    assert last.returncode == 0, last.stderr
    found = parquet.read_table(shard.rows)
    assert [bool(each) for each in found["failures"].to_pylist()] == [False, True, False]
    assert "took too long" in found["failures"].to_pylist()[1][0]["reason"]
    assert not shard.journal.exists()
