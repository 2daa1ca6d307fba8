"""Today: what it tells, what it asks, of whom, and what becomes of an answer."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.rooms.taken_in import BEGIN, BEN, PRIYA, SECRETS, Colleagues, Letter, mailbox, signed, take_in

from rapport.accounts.models import User
from rapport.accounts.queries import operator
from rapport.accounts.services import create_user
from rapport.base.database import Database
from rapport.base.viewer import viewing_as
from rapport.fill.mail.flow.revise import rebuild
from rapport.kernel.identity.queries import identity_of_address, party_of, ruled
from rapport.site.worker import work
from rapport.web.models import Answer
from rapport.web.queries.today import Today, changed_values, new_people, quiet_people, today
from rapport.web.types import Kind, Question, Reply

ILSE = "Ilse Brandt <ilse@brandt-foundry.example>"
NORA = "Nora Falk <nora@falk.example>"
OWEN = "Owen Price <owen.price@contoso.example>"
OWEN_TOO = "Owen Price <red.fox@contoso.example>"
ADA = "Ada Berg <ada@berg.example>"
HUGO = "Hugo Lang <hugo@lang.example>"
HTMX = {"HX-Request": "true"}


def letters() -> list[Letter]:
    """Ilse wrote weekly and stopped; Nora just came; Ada became head of something; Owen may be two; Hugo has two titles."""
    found: list[Letter] = []

    def exchange(who: str, days: float, text: str = "Good.\n", subject: str = "Matter") -> None:
        number = len(found) + 1
        found.append(Letter(number, who, PRIYA, days, f"{subject} {number}", text=text))
        found.append(Letter(number + 1, PRIYA, who, days + 0.1, f"Re: {subject} {number}", answers=number))

    for week in range(9):
        exchange(ILSE, 7.0 * week)
    for week in range(6):
        exchange(ADA, 15.0 * week, signed("Ada Berg", "Buyer", "Berg Ltd"))
    for number in range(6):
        title = "Plant Manager" if number % 2 else "Production Manager"
        exchange(HUGO, 82 + 2.0 * number, signed("Hugo Lang", title, "Lang Ltd"))
    exchange(OWEN, 60)
    exchange(OWEN_TOO, 62)
    for number in range(3):
        exchange(ADA, 97 + number / 10, signed("Ada Berg", "Head of Sourcing", "Berg Ltd"))
    exchange(NORA, 98)
    found.append(Letter(900, "Zoe Stranger <zoe@stranger.example>", PRIYA, 98.5, "Hello"))
    found.append(Letter(901, "Yan Stranger <yan@stranger2.example>", PRIYA, 98.6, "Hello again"))
    return found


@pytest.fixture
def user(database: Database, tmp_path: Path) -> User:
    user = operator()
    user.email, user.name = "priya@anvil.example", "Priya Raman"
    user.save()
    take_in(mailbox(tmp_path / "box", letters()), user, "people")
    return user


@pytest.fixture
def client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def seen_by(user: User) -> Today:
    with viewing_as(user.pk):
        found = today()
    assert found is not None
    return found


def asked(user: User, kind: Kind) -> list[Question]:
    return [one for one in seen_by(user).questions if one.kind is kind]


def answer(client: Client, question: Question, reply: Reply, **more: str) -> str:
    """Gives an answer as a browser does; returns where it can be taken back."""
    form = {
        "kind": question.kind.value,
        "subject": question.subject_id,
        "other": question.other_id,
        "reply": reply.value,
    }
    response = client.post("/today/answers", form | more, headers=HTMX)
    assert response.status_code == 200
    return f"/today/answers/{answer_ids()[-1]}/undo"


def answer_ids() -> list[int]:
    with viewing_as("system"):
        return list(Answer.objects.order_by("pk").values_list("pk", flat=True))


def verdict(user: User, address: str) -> str:
    with viewing_as(user.pk):
        found = ruled(identity_of_address(address) or 0)
    assert found is not None
    return found.verdict


def do_jobs() -> None:
    work(alone=True, until_idle=True)


def test_who_has_gone_quiet_is_said_with_the_pairs_own_rhythm(user: User, client: Client) -> None:
    (ilse,) = seen_by(user).quiet
    assert (ilse.who.name, ilse.usual_gap) == ("Ilse Brandt", 7)
    assert ilse.silent_days == 98 - 56
    assert "You used to talk about every 7 days; it is 6 weeks now." in client.get("/today").text
    assert "Ilse Brandt" in client.get("/today/quiet").text


def test_somebody_who_left_is_not_silent(user: User, tmp_path: Path) -> None:
    gone = Letter(
        950,
        ILSE,
        PRIYA,
        98.7,
        "Automatic reply: Matter",
        text="Ilse has left the company. Please write to sales@brandt-foundry.example.\n",
        more=(("Auto-Submitted", "auto-replied"),),
    )
    take_in(mailbox(tmp_path / "gone", [gone]), user, "people")
    assert [one.who.name for one in seen_by(user).quiet] == []


def test_who_is_new_and_what_changed_is_told_once(user: User) -> None:
    found = seen_by(user)
    assert [one.who.name for one in found.new_people] == ["Nora Falk"]
    assert found.met == 1
    ada = [one for one in found.changes if one.who.name == "Ada Berg"]
    assert [(one.change.attribute, one.change.value, one.change.before) for one in ada] == [
        ("title", "Head of Sourcing", "Buyer")
    ]
    with viewing_as(user.pk):
        assert [one.who.name for one in new_people()] == ["Nora Falk"]
        assert [one.who.name for one in quiet_people()] == ["Ilse Brandt"]
        assert "Ada Berg" in {one.who.name for one in changed_values()}


def test_it_is_told_as_of_the_mailboxes_own_present(user: User, client: Client) -> None:
    found = seen_by(user)
    assert found.present == BEGIN + timedelta(days=98.6)
    assert not found.is_current
    assert "Your mail ends on 9 June 2025" in client.get("/today").text


def test_figures_lead_to_their_rows(user: User, client: Client) -> None:
    assert seen_by(user).read == len(letters())
    page = client.get("/today").text
    assert 'href="/sources/runs/' in page
    for path in ("/today/new", "/today/changes", "/today/quiet"):
        assert client.get(path).status_code == 200


def test_strangers_who_wrote_are_asked_about_the_latest_first(user: User) -> None:
    assert [one.who.name for one in asked(user, Kind.RELATIONSHIP)] == ["Yan Stranger", "Zoe Stranger"]


def test_of_strangers_the_likeliest_are_asked_about_first(user: User, tmp_path: Path) -> None:
    more = [
        Letter(960, "Berit Moe <b.moe@brandt-foundry.example>", PRIYA, 90, "From a colleague of Ilse's"),
        Letter(961, "Grace Bello <zq81x@gifts.example>", PRIYA, 98.65, "A gift"),
        *(Letter(970 + n, f"Person {n} <person{n}@many{n}.example>", PRIYA, 97, "Hello") for n in range(8)),
    ]
    take_in(mailbox(tmp_path / "more", more), user, "people")
    found = asked(user, Kind.RELATIONSHIP)
    assert len(found) == 6
    assert found[0].who.name == "Berit Moe"  # we know her organization
    assert "Grace Bello" not in [one.who.name for one in found]  # nothing in the address is her name


def test_an_answer_takes_effect_and_is_taken_back(user: User, client: Client) -> None:
    question = asked(user, Kind.RELATIONSHIP)[0]
    undo = answer(client, question, Reply.YES)
    assert question.subject_id not in [one.subject_id for one in asked(user, Kind.RELATIONSHIP)]
    do_jobs()
    assert verdict(user, "yan@stranger2.example") == "kept"
    assert client.post(undo, headers=HTMX).headers["HX-Trigger"] == '{"answers-changed": {}}'
    do_jobs()
    assert verdict(user, "yan@stranger2.example") == "waiting"
    assert asked(user, Kind.RELATIONSHIP)[0] == question
    assert rebuild(check=True) == []


def test_an_answer_taken_back_at_once_does_nothing(user: User, client: Client) -> None:
    undo = answer(client, asked(user, Kind.RELATIONSHIP)[0], Reply.NO)
    assert client.post(undo).headers["Location"] == "/today"
    do_jobs()
    assert verdict(user, "yan@stranger2.example") == "waiting"


def test_what_is_put_off_is_not_asked_for_a_while(user: User, client: Client) -> None:
    undo = answer(client, asked(user, Kind.RELATIONSHIP)[0], Reply.LATER)
    assert [one.who.name for one in asked(user, Kind.RELATIONSHIP)] == ["Zoe Stranger"]
    client.post(undo, headers=HTMX)
    assert len(asked(user, Kind.RELATIONSHIP)) == 2
    do_jobs()
    assert verdict(user, "yan@stranger2.example") == "waiting"


@pytest.mark.parametrize(("reply", "are_one"), [(Reply.YES, True), (Reply.NO, False)])
def test_whether_two_are_one_person_is_asked_and_done(
    user: User, client: Client, reply: Reply, are_one: bool
) -> None:
    def together() -> bool:
        with viewing_as(user.pk):
            left, right = (
                party_of(identity_of_address(a) or 0)
                for a in ("owen.price@contoso.example", "red.fox@contoso.example")
            )
            return left == right

    (question,) = asked(user, Kind.SAME)
    assert {question.who.name, question.other and question.other.name} == {"Owen Price"}
    undo = answer(client, question, reply)
    assert asked(user, Kind.SAME) == []
    do_jobs()
    assert together() is are_one
    client.post(undo, headers=HTMX)
    do_jobs()
    assert not together()
    assert len(asked(user, Kind.SAME)) == 1
    assert rebuild(check=True) == []


def test_which_of_two_values_is_asked_and_stands(user: User, client: Client) -> None:
    (question,) = asked(user, Kind.VALUE)
    assert question.who.name == "Hugo Lang"
    undo = answer(client, question, Reply.SECOND)
    do_jobs()
    assert asked(user, Kind.VALUE) == []
    page = client.get(f"/people/{question.who.id}").text
    assert question.about.second.value in page  # type: ignore[union-attr]
    client.post(undo, headers=HTMX)
    do_jobs()
    assert len(asked(user, Kind.VALUE)) == 1


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"kind": "relationship", "subject": "1", "other": "0", "reply": "first"},
        {"kind": "value", "subject": "1", "other": "2", "reply": "yes"},
        {"kind": "nonsense", "subject": "1", "other": "0", "reply": "yes"},
        {"kind": "relationship", "subject": "-1", "other": "0", "reply": "yes"},
        {"kind": "relationship", "subject": str(2**64), "other": "0", "reply": "yes"},
        {"kind": "relationship", "subject": "x", "other": "0", "reply": "yes"},
    ],
)
def test_what_is_no_answer_is_refused(client: Client, form: dict[str, str]) -> None:
    assert client.post("/today/answers", form).status_code == 400
    assert answer_ids() == []


@pytest.mark.parametrize("kind", ["relationship", "same", "value"])
def test_only_what_is_there_can_be_answered(client: Client, kind: str) -> None:
    reply = "first" if kind == "value" else "yes"
    form = {"kind": kind, "subject": "1", "other": "0" if kind == "relationship" else "2", "reply": reply}
    assert client.post("/today/answers", form).status_code == 404
    assert client.post("/today/answers/12345/undo").status_code == 404


def test_a_page_asks_a_number_of_times_that_is_bounded(user: User, client: Client) -> None:
    with viewing_as(user.pk), CaptureQueriesContext(connection) as asked_of:
        assert today() is not None
    assert len(asked_of) <= 17
    client.get("/today")
    with CaptureQueriesContext(connection) as whole:
        client.get("/today")
    assert len(whole) <= 32


def test_before_any_mail_it_says_how_to_begin(database: Database) -> None:
    client = Client()
    client.force_login(operator())
    page = client.get("/today").text
    assert "Nobody here yet" in page and "Add a mailbox" in page


def test_what_others_keep_to_themselves_is_neither_told_nor_asked(record: Colleagues) -> None:
    said = {}
    for user_id in (record.priya, record.ben):
        client = Client()
        client.force_login(User.objects.get(pk=user_id))
        said[user_id] = "".join(
            client.get(path).text.casefold()
            for path in ("/today", "/today/new", "/today/changes", "/today/quiet")
        )
    assert "president of secrets" in said[record.ben]
    assert [word for word in SECRETS if word in said[record.priya]] == []


def test_nobody_answers_for_somebody_else(user: User, client: Client, tmp_path: Path) -> None:
    ben = create_user(email="ben@anvil.example", name="Ben Ito")
    secret = Letter(990, "Secret Stranger <who@secret.example>", BEN, 98.55, "Between us")
    take_in(mailbox(tmp_path / "bens", [secret]), ben, "nothing")
    question = next(one for one in asked(ben, Kind.RELATIONSHIP) if one.who.name == "Secret Stranger")
    assert question.subject_id not in [one.subject_id for one in asked(user, Kind.RELATIONSHIP)]
    form = {"kind": "relationship", "subject": question.subject_id, "other": 0, "reply": "yes"}
    assert client.post("/today/answers", form).status_code == 404
    his = Client()
    his.force_login(ben)
    undo = answer(his, question, Reply.LATER)
    assert client.post(undo).status_code == 404
    assert his.post(undo).status_code == 302
