"""Files of instances, good and bad, and what the command says to them."""

import json

import pytest

from bench.b2b import main
from bench.dzn import FileError, read_puzzle

SIZES = "nBusiness = 3; nMeetings = 2; nTables = 2; nTotalSlots = 4; nMorningSlots = 2;\n"
SMALL = SIZES + "requested = [| 1, 2, 3 | 2, 3, 1 |];\n"


@pytest.mark.parametrize(
    "text",
    [
        SMALL.replace("\n", "\r\n"),
        "\ufeff" + SMALL,
        SMALL.rstrip(";\n"),
        SMALL + "forbidden = []; fixed = [0, 0]; precedences = [{}, {}];",
        SMALL.replace("[| 1, 2, 3 | 2, 3, 1 |]", "array2d(1..2, 1..3, [1,2,3, 2,3,1])"),
    ],
    ids=["windows", "mark", "no-end", "empty-sets", "array2d"],
)
def test_the_same_instance_may_be_written_in_several_ways(tmp_path, text):
    plain, other = tmp_path / "plain.dzn", tmp_path / "other.dzn"
    plain.write_text(SMALL)
    other.write_bytes(text.encode())

    assert read_puzzle(plain).allowed == [0b1111, 0b0011]
    assert read_puzzle(other) == read_puzzle(plain)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "nBusiness is missing"),
        (b"\xff\xfe\x00", "nBusiness is missing"),
        (b"nBusiness = x;", "nBusiness must be a number"),
        (SIZES.encode(), "requested is missing"),
        (SMALL.replace("| 2, 3, 1", "").encode(), "requested has 3 numbers"),
        (SMALL.replace("| 2, 3, 1", "| 2, 3").encode(), "requested has 5 numbers"),
        (SMALL.replace("2, 3, 1", "2, 4, 1").encode(), "meeting 2 is not between two"),
        (SMALL.replace("2, 3, 1", "2, 2, 1").encode(), "meeting 2 is not between two"),
        (SMALL.replace("2, 3, 1", "2, 3, 7").encode(), "meeting 2 has session 7"),
        ((SMALL + "forbidden = [{1}, {}];").encode(), "forbidden has 2 entries for 3"),
        ((SMALL + "fixed = [1];").encode(), "fixed has 1 entries for 2"),
        ((SMALL + "precedences = [{7}, {}];").encode(), "precedences name a meeting beyond 2"),
    ],
)
def test_a_file_that_says_nothing_solvable_says_why(tmp_path, text, reason):
    path = tmp_path / "bad.dzn"
    path.write_bytes(text)

    with pytest.raises(FileError, match=reason):
        read_puzzle(path)


def test_every_file_is_answered_though_one_is_bad(tmp_path, capsys):
    (tmp_path / "a-bad.dzn").write_text("nBusiness = 3;")
    (tmp_path / "b-good.dzn").write_text(SMALL)
    (tmp_path / "c-never.dzn").write_text(SMALL + "fixed = [3, 3];")
    nobody = SIZES.replace("3;", "0;", 1).replace("nMeetings = 2", "nMeetings = 0")
    (tmp_path / "d-nobody.dzn").write_text(nobody + "requested = [| |];")
    out = tmp_path / "out"

    with pytest.raises(SystemExit) as stop:
        main([str(tmp_path), str(tmp_path / "none.dzn"), "--seconds", "20", "--out", str(out)])

    lines = capsys.readouterr().out.splitlines()
    assert stop.value.code == 1
    assert [line.split()[0] for line in lines] == [
        "a-bad",
        "b-good",
        "c-never",
        "d-nobody",
        "none",
    ]
    assert "not solved: nTotalSlots is missing" in lines[0]
    assert "breaks   0  proven" in lines[1]
    assert "impossible" in lines[2]
    assert "breaks   0  proven" in lines[3]
    assert "not solved: No such file" in lines[4]
    assert sorted(path.stem for path in out.iterdir()) == ["b-good", "d-nobody"]
    answer = json.loads((out / "b-good.json").read_text())
    assert answer["instance"] == "b-good"
    assert [pair[:2] for pair in answer["meetings"]] == [[1, 2], [2, 3]]
    assert answer["meetings"][0][2] != answer["meetings"][1][2] <= 2
