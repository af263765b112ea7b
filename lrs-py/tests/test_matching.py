"""What the vectors of `matching` do not say: registers that change, pictures, policies that cannot be."""

from __future__ import annotations

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
