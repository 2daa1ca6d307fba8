"""The kinds of traffic and the reasons given for them."""

from __future__ import annotations

import pytest

from rapport.engines.mail.message import understand
from rapport.engines.mail.types import Mark

LIST, BULK, ROBOT, UNSUBSCRIBE = Mark.LIST, Mark.BULK, Mark.ROBOT, Mark.UNSUBSCRIBE
AUTO_REPLY, BOUNCE, CALENDAR = Mark.AUTO_REPLY, Mark.BOUNCE, Mark.CALENDAR
DSN = (
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
    "--b\nContent-Type: message/delivery-status\n\n--b--"
)


@pytest.mark.parametrize(
    ("headers", "marks", "reasons"),
    [
        ("From: ana@acme.example\nTo: joe@x.example", set(), ()),
        # newsletters
        ("List-Unsubscribe: <https://u.example>", {BULK, UNSUBSCRIBE}, ("List-Unsubscribe",)),
        ("Precedence: Bulk", {BULK}, ("Precedence: bulk",)),
        ("Precedence: junk ", {BULK}, ("Precedence: junk",)),
        ("Precedence: first-class", set(), ()),
        ("X-Campaign: 7", {BULK}, ("X-Campaign",)),
        ("From: newsletter@acme.example", {BULK}, ("From: newsletter@",)),
        (
            "List-ID: <1.mc.example>\nList-Unsubscribe: <https://u.example>",
            {BULK, UNSUBSCRIBE},
            ("List-Unsubscribe",),
        ),
        ("To: undisclosed-recipients:;", {BULK}, ("To: nobody named",)),
        ("Return-Path: <bounce-412-joe=x.example@esp.example>", {BULK}, ("Return-Path: bounce-…@",)),
        # envelopes rewritten on the way: forwarded or signed, not mailed to many
        ("Return-Path: <prvs=0123abcdef=ana.lima@acme.example>", set(), ()),
        ("Return-Path: <SRS0=ab1c=tt=acme.example=ana.lima@fwd.example>", set(), ()),
        ("Return-Path: <joe+caf_=joe.smith=other.example@freemail.example>", set(), ()),
        # programs that add the signs of mailings
        ("Auto-Submitted: auto-generated\nPrecedence: bulk", {ROBOT}, ("Auto-Submitted: auto-generated",)),
        ("X-Jira-Fingerprint: 1\nPrecedence: bulk", {ROBOT}, ("X-Jira-Fingerprint",)),
        (
            "Auto-Submitted: auto-generated\nX-Campaign: 7",
            {BULK, ROBOT},
            ("X-Campaign", "Auto-Submitted: auto-generated"),
        ),
        ("Auto-Submitted: auto-replied\nPrecedence: bulk", {AUTO_REPLY}, ("Auto-Submitted: auto-replied",)),
        (
            "From: talk-admin@lists.example\nList-Id: <talk.lists.example>\nPrecedence: bulk",
            {ROBOT},
            ("From: list software, talk-admin@",),
        ),
        ("From: site-admin@acme.example", set(), ()),
        # discussion lists
        ("List-Id: Talk <talk.lists.example>", {LIST}, ("List-ID",)),
        ("List-Post: <mailto:talk@lists.example>", {LIST}, ("List-Post",)),
        ("List-Post: NO", set(), ()),
        (
            "List-Id: <t.l.example>\nList-Post: <mailto:t@l.example>\nList-Unsubscribe: <x>\nPrecedence: list",
            {LIST, UNSUBSCRIBE},
            ("List-ID", "List-Post", "Precedence: list", "List-Unsubscribe"),
        ),
        (
            "Mailing-List: list talk@groups.example; contact talk-owner@groups.example",
            {LIST},
            ("Mailing-List",),
        ),
        ("X-Mailing-List: <talk@lists.example>\nPrecedence: bulk", {LIST}, ("X-Mailing-List",)),
        ("Sender: owner-talk@lists.example", {LIST}, ("Sender: owner-talk@",)),
        ("Sender: talk-bounces@lists.example", {LIST}, ("Sender: talk-bounces@",)),
        ("Sender: assistant@acme.example", set(), ()),
        (
            "Return-Path: <talk-return-17-joe=x.example@lists.example>",
            {LIST},
            ("Return-Path: talk-return-…@",),
        ),
        ("Return-Path: <ana.lopez-smith@acme.example>", set(), ()),
        ("Return-Path: <ana2@acme.example>", set(), ()),
        ("Return-Path: <>", set(), ()),
        # programs
        ("Auto-Submitted: auto-generated (rejected)", {ROBOT}, ("Auto-Submitted: auto-generated",)),
        ("Auto-Submitted: no", set(), ()),
        ("From: no-reply@acme.example", {ROBOT}, ("From: no-reply@",)),
        ("From: DoNotReply@acme.example", {ROBOT}, ("From: donotreply@",)),
        ("From: orders-noreply@acme.example", {ROBOT}, ("From: orders-noreply@",)),
        ("From: root@host.acme.example", {ROBOT}, ("From: root@",)),
        ("From: ana@noreply.acme.example", {ROBOT}, ("From: @noreply.acme.example",)),
        ("From: noreen@acme.example", set(), ()),
        ("From: rootham@acme.example", set(), ()),
        ("X-Cron-Env: <SHELL=/bin/sh>", {ROBOT}, ("X-Cron-Env",)),
        ("X-GitHub-Reason: mention", {ROBOT}, ("X-Github-Reason",)),
        ("X-Auto-Response-Suppress: All", {ROBOT}, ("X-Auto-Response-Suppress: All",)),
        ("X-Auto-Response-Suppress: OOF", set(), ()),
        # automatic replies
        ("Auto-Submitted: auto-replied", {AUTO_REPLY}, ("Auto-Submitted: auto-replied",)),
        ("X-Autoreply: yes", {AUTO_REPLY}, ("X-Autoreply",)),
        ("X-Autoreply: no", set(), ()),
        ("X-Autorespond: x", {AUTO_REPLY}, ("X-Autorespond",)),
        ("Precedence: auto_reply", {AUTO_REPLY}, ("Precedence: auto_reply",)),
        ("Subject: Out of Office: your mail", {AUTO_REPLY}, ("Subject: Out of Office:",)),
        ("Subject: Automatic reply: your mail", {AUTO_REPLY}, ("Subject: Automatic reply",)),
        ("Subject: Automatische Antwort: Ihre Mail", {AUTO_REPLY}, ("Subject: Automatische Antwort",)),
        ("Subject: Abwesenheitsnotiz: Ihre Mail", {AUTO_REPLY}, ("Subject: Abwesenheitsnotiz",)),
        ("Subject: =?utf-8?Q?R=C3=A9ponse?= automatique", {AUTO_REPLY}, ("Subject: Réponse automatique",)),
        ("Subject: [Auto-Reply] your mail", {AUTO_REPLY}, ("Subject: [Auto-Reply",)),
        ("Subject: Out of office next Thursday?", set(), ()),
        ("Subject: Re: Out of Office: your mail", set(), ()),
        (
            "Subject: Automatic reply: x\nAuto-Submitted: auto-generated\nX-Auto-Response-Suppress: All",
            {AUTO_REPLY},
            ("Subject: Automatic reply",),
        ),
        # bounces
        (DSN, {BOUNCE}, ("Content-Type: message/delivery-status",)),
        ("X-Failed-Recipients: joe@x.example", {BOUNCE}, ("X-Failed-Recipients",)),
        (
            "From: MAILER-DAEMON@x.example\nSubject: Undelivered Mail Returned to Sender",
            {BOUNCE, ROBOT},
            ("From: mailer-daemon@", "Subject: Undelivered"),
        ),
        ("From: ana@acme.example\nSubject: Undeliverable parcels", set(), ()),
        (
            "From: ana@acme.example\nReturn-Path: <>\nSubject: failure notice",
            {BOUNCE},
            ("Subject: failure notice",),
        ),
        (
            f"From: postmaster@x.example\nAuto-Submitted: auto-replied\n{DSN}",
            {BOUNCE, ROBOT},
            ("From: postmaster@", "Content-Type: message/delivery-status"),
        ),
        # invitations
        (
            "From: ana@acme.example\nAuto-Submitted: auto-generated\n"
            "Content-Type: multipart/mixed; boundary=b\n\n"
            "--b\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n--b--",
            {CALENDAR},
            ("Content-Type: text/calendar",),
        ),
    ],
)
def test_marks_and_their_reasons(headers: str, marks: set[Mark], reasons: tuple[str, ...]) -> None:
    raw = (headers if "\n\n" in headers else headers + "\n\n").encode()
    message = understand(raw)
    assert message.marks == marks
    assert message.mark_reasons == reasons
    assert understand(raw).marks == marks  # what is remembered says the same


def test_list_ids() -> None:
    assert understand(b"List-Id: The <b>Talk</b> <Talk.Lists.example>\n\n").list_id == "b"
    assert understand(b"List-Id: Talk <Talk.Lists.example>\n\n").list_id == "talk.lists.example"
    assert understand(b"List-Id: talk.lists.example\n\n").list_id == "talk.lists.example"
    assert understand(b"Subject: s\n\n").list_id == ""
