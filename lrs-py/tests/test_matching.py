"""What the vectors of `matching` do not say: registers that change, pictures, policies that cannot be."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest

import lrs

ONE = {
    "given_name": "Catherine",
    "family_name": "Hartnell",
    "date_of_birth": "2007-03-12",
    "gender": "2",
    "last_known_postcode": "LS1 4AP",
}
TWIN = {**ONE, "given_name": "Rowena"}


def test_a_register_changes_and_ids_stay() -> None:
    """Learners come and go, and each keeps the number it was given."""
    register = lrs.matching.Register([ONE])
    assert register.insert(TWIN) == 1
    assert len(register) == 2
    assert register.find(TWIN).accepted == 1
    assert register.remove(0)
    assert not register.remove(0)
    assert register.find(TWIN).accepted == 1
    assert register.insert(ONE) == 2
    assert register.find(ONE).accepted == 2


def test_a_ring_of_merged_ulns_is_refused() -> None:
    """A ULN is never the master of its own master."""
    register = lrs.matching.Register([{**ONE, "uln": "9276308686"}])
    assert register.merge("9276308686", "1026893096")
    assert not register.merge("1026893096", "9276308686")
    assert register.find({**ONE, "uln": "1026893096"}).response_code == "WSRC0022"
    with pytest.raises(lrs.LrsError) as refused:
        register.merge("9276308686", "1026893097")
    assert refused.value.code == "uln.check_digit"


def test_what_cannot_be_read_is_reported() -> None:
    """Unread fields count as unknown, and the register says which."""
    register = lrs.matching.Register([ONE, {**ONE, "date_of_birth": "spring", "last_known_postcode": "?1"}])
    assert register.unread == [(1, "last_known_postcode"), (1, "date_of_birth")]


def test_the_picture_shows_values_only_where_they_are_given() -> None:
    """The picture for notebooks is the one without values."""
    report = lrs.matching.compare(ONE, TWIN)
    assert report._repr_svg_() == report.waterfall()
    assert "Hartnell" not in report.waterfall()
    assert "Hartnell" in report.waterfall(ONE, TWIN)


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"possible": 1.5}, "possible must be a probability from 0 to 1"),
        ({"accept": True}, "accept must be a probability from 0 to 1"),
        ({"population": 0}, "population must be a whole number from 1"),
        ({"floor": float("nan")}, "floor must be a number of bits"),
        ({"edition": "2020"}, "edition must be one of guide, 2019"),
    ],
)
def test_a_policy_that_cannot_be_says_why(settings: dict[str, object], why: str) -> None:
    """The message names the setting and what is wanted."""
    with pytest.raises(lrs.LrsError, match=why) as refused:
        lrs.MatchPolicy(**settings)  # type: ignore[arg-type]
    assert refused.value.code == "input.setting"
    assert lrs.MatchPolicy().possible < lrs.MatchPolicy().accept


def test_pairs_make_clusters() -> None:
    """The pairs of `dedupe` go straight into `cluster`."""
    learners = [ONE, TWIN, {**ONE, "given_name": "Kate"}]
    assert lrs.matching.cluster(lrs.matching.dedupe(learners), len(learners)) == [0, 1, 0]


def test_progress_is_told_and_may_end_the_search() -> None:
    """The last call says that all is done; what the callback raises comes out."""
    told: list[tuple[int, int]] = []
    lrs.matching.dedupe([ONE, TWIN], progress=lambda done, total: told.append((done, total)))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 0

    def end(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        lrs.matching.link([ONE], [TWIN], progress=end)


def test_a_register_is_written_and_read_again() -> None:
    """The same learners, the same answers, the same bytes."""
    register = lrs.matching.Register([ONE, TWIN])
    file = register.write()
    again = lrs.matching.Register.read(file)
    assert (len(again), again.write()) == (2, file)
    assert again.find(TWIN) == register.find(TWIN)
    with pytest.raises(lrs.LrsError) as refused:
        lrs.matching.Register.read(file[:-1])
    assert refused.value.code == "register.damaged"


def test_a_register_is_saved_for_its_owner_and_loaded(tmp_path: Path) -> None:
    """Nobody else may read the file, no half file stays, and a damaged one is refused."""
    register = lrs.matching.Register([ONE, TWIN])
    path = tmp_path / "learners.register"
    register.save(path)
    register.save(str(path))
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]
    assert lrs.matching.Register.load(path).find(TWIN) == register.find(TWIN)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(lrs.LrsError) as refused:
        lrs.matching.Register.load(path)
    assert refused.value.code == "register.damaged"
    with pytest.raises(FileNotFoundError):
        lrs.matching.Register.load(tmp_path / "other")
    with pytest.raises(OSError, match="No such file"):
        register.save(tmp_path / "none" / "other")


def test_a_register_that_cannot_be_saved_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk, and somebody who stops it."""
    register = lrs.matching.Register([ONE, TWIN])
    path = tmp_path / "learners.register"
    register.save(path)
    before = path.read_bytes()
    for failure in (OSError(28, "No space left on device"), KeyboardInterrupt()):

        def fail(_: int, failure: BaseException = failure) -> None:
            raise failure

        with monkeypatch.context() as full, pytest.raises(type(failure)):
            full.setattr(os, "fsync", fail)
            lrs.matching.Register([ONE]).save(path)
        assert (list(tmp_path.iterdir()), path.read_bytes()) == ([path], before)


TABLE = {name: [ONE[name], TWIN[name], None] for name in ONE}


@pytest.mark.parametrize(
    "table", [TABLE, pandas.DataFrame(TABLE), polars.DataFrame(TABLE)], ids=["columns", "pandas", "polars"]
)
def test_a_table_is_taken_by_its_columns(table: Any) -> None:
    """The same learners as from rows; what is not there is blank."""
    rows: list[dict[str, str]] = [ONE, TWIN, {}]
    register = lrs.matching.Register(table)
    assert register.write() == lrs.matching.Register(rows).write()
    assert lrs.matching.dedupe(table) == lrs.matching.dedupe(rows)


def test_a_table_that_cannot_be_says_why() -> None:
    """Columns of one length, each a field; a single learner is no table."""
    with pytest.raises(lrs.LrsError, match="family_name has 1 rows, others have 2"):
        lrs.matching.Register({"given_name": ["Kate", "Rowena"], "family_name": ["Hartnell"]})
    with pytest.raises(lrs.LrsError) as refused:
        lrs.matching.Register({"nickname": ["Kate"]})
    assert refused.value.code == "input.unknown_name"
    with pytest.raises(lrs.LrsError, match="not the text of one learner"):
        lrs.matching.Register(ONE)


def test_a_model_is_estimated_stored_and_used() -> None:
    """The same records give the same model, and a policy compares by it."""
    learners = [{**ONE, "given_name": name} for name in ("Kate", "Catherine", "Katherine", "Rowena")] * 30
    told: list[tuple[int, int]] = []
    model = lrs.matching.MatchModel.estimate(learners, progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0
    assert model != lrs.matching.MatchModel()
    assert lrs.matching.MatchModel.from_json(model.to_json()) == model
    assert repr(model) == f"MatchModel({model.hash})"
    policy = lrs.MatchPolicy(model=model)
    assert policy.model == model
    assert lrs.matching.compare(ONE, TWIN, policy) != lrs.matching.compare(ONE, TWIN)
    with pytest.raises(lrs.LrsError) as refused:
        lrs.matching.MatchModel.from_json(model.to_json()[:-1])
    assert refused.value.code == "model.format"
