"""A real cluster, in Spark's mode of local processes: executors apart from the driver, one of which is killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from lodpub import bulk, spark
from lodpub.bulk.work import Task

ROOT = Path(__file__).parent.parent.parent
PAIRS = ROOT / "tests" / "readers" / "pairs"

pyspark = pytest.importorskip("pyspark.sql", reason="needs: pip install 'lodpub[spark]'")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java 17"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def dump(tmp_path_factory) -> Path:
    works = json.loads((PAIRS / "crossref" / "list.json").read_bytes())["message"]["items"]
    path = tmp_path_factory.mktemp("cluster") / "dump.jsonl"
    with path.open("w") as file:
        for number in range(3000):
            work = {**works[number % len(works)], "DOI": f"10.5555/{number}"}
            file.write((json.dumps(work) if number % 500 != 77 else '{"DOI": "10.5555/bad') + "\n")
    return path


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    from pyspark.sql import SparkSession

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("SPARK_WORKER_DIR", str(tmp_path_factory.mktemp("workers")))
        session = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.executorEnv.PYTHONPATH", str(ROOT))
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


def executors(session) -> list[int]:
    """The processes of the executors of this application."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if session.sparkContext.applicationId.encode() in words and any(
            word.endswith(b"CoarseGrainedExecutorBackend") for word in words
        ):
            found.append(int(folder.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="finds the executors in /proc")
def test_an_executor_killed_half_way_changes_nothing(session, dump, tmp_path):
    plan = bulk.Plan([str(dump)], Task("nquads"), str(tmp_path / "local"), errors=str(tmp_path / "errors"))
    expected, (local,) = bulk.export(plan)
    told: list[object] = []

    def exporting() -> None:
        told.append(
            spark.export(session, str(dump), str(tmp_path / "out"), to="nquads", split_size=dump.stat().st_size // 20)
        )

    thread = threading.Thread(target=exporting)
    thread.start()
    while thread.is_alive() and not list(tmp_path.glob(".out.parts/part-*")):
        time.sleep(0.01)
    victim = executors(session)[0]
    os.kill(victim, signal.SIGKILL)
    done_when_killed = len(list(tmp_path.glob(".out.parts/part-*")))
    assert not (tmp_path / "out").exists()
    thread.join()
    assert 0 < done_when_killed < 20
    assert victim not in executors(session)
    parts = sorted((tmp_path / "out").glob("part-*"))
    assert len(parts) >= 20
    assert b"".join(part.read_bytes() for part in parts) == local.read_bytes()
    failed = b"".join(part.read_bytes() for part in sorted((tmp_path / "out" / "_errors").iterdir()))
    assert failed == (tmp_path / "errors").read_bytes()
    assert told == [expected]


def test_the_command(dump, tmp_path):
    command = [sys.executable, "-m", "lodpub", "export", str(dump), "-t", "jsonl", "-o", str(tmp_path / "out.jsonl.gz")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run(
        [*command, "--engine", "spark", "--master", "local[2]"], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 1, done.stderr
    assert "2,994 records read, 2,994 written, 6 failed" in done.stderr
    assert [path.name for path in sorted((tmp_path / "out.jsonl.gz").glob("part-*"))] == ["part-00000.jsonl.gz"]
    done = subprocess.run(
        [*command, "--engine", "spark", "--master", "mars://x"], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
