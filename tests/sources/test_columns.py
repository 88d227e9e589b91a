"""Tables whose headers lodpub does not know: a map says which column means which field."""

import pytest
from click.testing import CliRunner

import lodpub
from lodpub import pipeline
from lodpub.cli import cli
from lodpub.errors import ReadError, UsageError
from lodpub.sources.columns import columns_of

TABLE = "Benennung;Wer;Wann;Regal\nFerns of Wales;Ann Lee;2020;7\n"
MAPS = {
    "toml": 'Benennung = "title"\n"Wer" = "authors"\n\'Wann\' = "date"\nRegal = ""\n',
    "toml under a heading": '[columns]\nBenennung = "title"\nWer = "authors"\nWann = "date"\nRegal = ""\n',
    "json": '{"Benennung": "title", "Wer": "authors", "Wann": "date", "Regal": ""}',
    "csv": "header,field\nBenennung,title\nWer,authors\nWann,date\nRegal,\n",
    "tsv": "# ours\nBenennung\ttitle\nWer\tauthors\n\nWann\tdate\nRegal\t\n",
}


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(TABLE)
    return path


@pytest.mark.parametrize("kind", MAPS)
def test_a_map_is_toml_json_or_a_table(kind, tmp_path, table):
    path = tmp_path / "map"
    path.write_text(MAPS[kind])
    record = lodpub.read(table, columns=path)
    assert (record.title, record.issued) == ("Ferns of Wales", "2020")
    assert [contributor.agent.name for contributor in record.contributors] == ["Ann Lee"]
    assert [line.text for line in record.unread] == ["not read: Regal: 7"]


def test_a_map_may_be_given_as_one(table):
    record = lodpub.read(table, columns={"benennung": "Title", "WER": "authors"})
    assert record.title == "Ferns of Wales"
    assert [line.text for line in record.unread] == ["Wann: 2020", "Regal: 7"]


@pytest.mark.parametrize(
    ("data", "columns"),
    [
        (b"B\xfccher, alle;Jahr X\nFerns;2020\n", {"Bücher, alle": "title", "Jahr X": "date"}),
        (b'\n"Name; kurz",J\nFerns,2020\n', {"Name; kurz": "title", "J": "date"}),
        (b"\xef\xbb\xbfN\tJ\nFerns\t2020\n", {"N": "title", "J": "date"}),
    ],
)
def test_encodings_and_delimiters_are_those_of_the_table(data, columns):
    record = lodpub.read(data, "csv", columns=columns)
    assert (record.title, record.issued) == ("Ferns", "2020")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('A = "title"\nB = "autors"\n', "map:2: unknown field 'autors'; did you mean authors"),
        ("A,title\nB,qqqq\n", "map:2: unknown field 'qqqq'; there are "),
        ('{"A": 3}', "map: found 3 for 'A', expected the name of a field"),
        ('{"A": "title"', "map: found JSON that does not parse"),
        ('A = "title\n', "map: found TOML that does not parse"),
        ("A title\n", "map:1: found 'A title', expected a header and a field"),
        ("", "map: found an empty file"),
    ],
)
def test_a_map_that_is_wrong_says_where(text, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map").write_text(text)
    with pytest.raises(UsageError) as caught:
        columns_of("map")
    assert str(caught.value).startswith(says)


def test_a_column_that_the_table_lacks_is_an_error(table):
    with pytest.raises(ReadError, match=r"no column 'Benenung'.*did you mean Benennung"):
        lodpub.read(table, columns={"Benenung": "title"})
    with pytest.raises(ReadError, match="an empty file"):
        lodpub.read(b"\n", columns={"A": "title"})


def test_commands_take_a_map(tmp_path, table):
    path = tmp_path / "map.toml"
    path.write_text(MAPS["toml"])
    told = CliRunner().invoke(cli, ["export", str(table), "--map", str(path), "-t", "ris"])
    assert "TI  - Ferns of Wales" in told.output
    shown = CliRunner().invoke(cli, ["inspect", str(table), "--map", str(path)])
    assert "Ferns of Wales" in shown.output


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["-f", "ris"], "--map is for csv, not for ris"),
        (["--engine", "spark"], "--map is not for --engine spark"),
        (["--map", "nowhere.toml"], "nowhere.toml: No such file"),
    ],
)
def test_a_map_that_cannot_be_used_is_refused(more, says, tmp_path, table):
    path = tmp_path / "map.toml"
    path.write_text(MAPS["toml"])
    told = CliRunner().invoke(cli, ["export", str(table), "--map", str(path), *more])
    assert told.exit_code == 2
    assert says in " ".join(told.output.split())


def test_bad_tables_are_set_aside_with_their_source(table):
    columns = columns_of({"Nix": "title"})
    (item,) = pipeline.load(table, None, columns)
    assert isinstance(item, ReadError)
    assert item.line == 1
