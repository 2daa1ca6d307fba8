"""Clusters follow from judgements alone, never from their order, and never join what a human keeps apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rapport.engines.linkage.clusters import cluster_map
from rapport.engines.linkage.types import Decision, Standing

judgements = st.lists(
    st.builds(
        lambda pair, decision, human: Standing(min(pair), max(pair), decision, human),
        st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda p: p[0] != p[1]),
        st.sampled_from(Decision),
        st.booleans(),
    ),
    max_size=25,
    unique_by=lambda j: (j.left, j.right, j.is_human),
)


@given(judgements, st.randoms())
def test_order_does_not_matter(found: list[Standing], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert cluster_map(shuffled) == cluster_map(found)


@given(judgements)
def test_the_smallest_member_names_the_cluster(found: list[Standing]) -> None:
    clusters = cluster_map(found)
    for member, name in clusters.items():
        assert name <= member
        assert clusters[name] == name


@given(judgements)
def test_what_a_human_keeps_apart_is_never_joined_by_a_machine(found: list[Standing]) -> None:
    clusters = cluster_map(found)
    humans = cluster_map([one for one in found if one.is_human])
    for one in found:
        if one.is_human and one.decision is Decision.DIFFERENT and humans[one.left] != humans[one.right]:
            assert clusters[one.left] != clusters[one.right]


def test_a_machine_joins_along_chains_but_not_past_a_difference() -> None:
    same = [Standing(1, 2, Decision.SAME, False), Standing(2, 3, Decision.SAME, False)]
    assert set(cluster_map(same).values()) == {1}
    apart = cluster_map([*same, Standing(1, 3, Decision.DIFFERENT, True)])
    assert apart[1] != apart[3]


def test_a_human_wins_over_a_machine() -> None:
    said = [Standing(1, 2, Decision.DIFFERENT, False), Standing(1, 2, Decision.SAME, True)]
    assert cluster_map(said) == {1: 1, 2: 1}
    assert cluster_map([Standing(1, 2, Decision.UNSURE, True)]) == {1: 1, 2: 2}
