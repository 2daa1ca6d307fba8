"""Mail folders: their names in many languages, and how names on disk become names of folders."""

from __future__ import annotations

import pytest

from rapport.fill.files.containers import is_drafts_folder, is_junk_folder, is_sent_folder
from rapport.fill.files.containers.naming import folder_of, shown, stem_of


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Sent",
            "SENT",
            "INBOX/Sent",
            "INBOX/Sent Items",
            "sent-mail",
            "_sent_mail",
            "sent_items",
            "Sent/2019",
        ),
        *("[Gmail]/Sent Mail", "sent-mail-jan-2004", "Sent Items (2)", "Outbox", "Local Folders/Sent"),
        *(
            "Gesendet",
            "Gesendete Objekte",
            "[Google Mail]/Gesendet",
            "Éléments envoyés",
            "Elements envoyes",
            "ENVOYÉS",
        ),
        *(
            "Enviados",
            "Elementos enviados",
            "Itens enviados",
            "Posta inviata",
            "Verzonden items",
            "Skickat",
            "Sendt",
        ),
        *(
            "Lähetetyt",
            "Wysłane",
            "Odeslané",
            "Odeslaná pošta",
            "Odoslané",
            "Elküldött elemek",
            "Trimise",
            "Poslano",
        ),
        *("Изпратени", "Отправленные", "Надіслані", "Απεσταλμένα", "Gönderilmiş Öğeler", "נשלח", "المرسل"),
        *(
            "送信済み",
            "已发送",
            "寄件備份",
            "보낸편지함",
            "보낸 편지함",
            "Thư đã gửi",
            "Terkirim",
            "Išsiųsta",
        ),
    ],
)
def test_folders_of_sent_mail(name: str) -> None:
    assert is_sent_folder(name)
    assert not is_junk_folder(name)


@pytest.mark.parametrize(
    "name",
    [
        *("Junk", "Junk E-mail", "INBOX/Spam", "[Gmail]/Spam", "Bulk Mail", "Junk-E-Mail", "Spamverdacht"),
        *(
            "Courrier indésirable",
            "Indésirables",
            "Correo no deseado",
            "Lixo eletrônico",
            "Posta indesiderata",
        ),
        *("Ongewenste e-mail", "Skräppost", "Roskaposti", "Nevyžádaná pošta", "Спам", "Нежелательная почта"),
        *("Ανεπιθύμητα", "Önemsiz E-posta", "迷惑メール", "垃圾邮件", "스팸", "Thư rác", "דואר זבל"),
    ],
)
def test_folders_of_junk(name: str) -> None:
    assert is_junk_folder(name)
    assert not is_sent_folder(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "",
            "INBOX",
            "Inbox",
            "Customers",
            "Consent",
            "Presentations",
            "Sentinel",
            "Absent",
            "sent to customers",
        ),
        *(
            "All mail Including Spam and Trash",
            "Archive/2019",
            "Papierkorb",
            "Trash",
            "Junkers & Sons",
            "Essentials",
        ),
    ],
)
def test_other_folders(name: str) -> None:
    assert not is_sent_folder(name)
    assert not is_junk_folder(name)


@pytest.mark.parametrize("name", ["Drafts", "[Gmail]/Entwürfe", "Brouillons", "Черновики", "下書き"])
def test_folders_of_drafts(name: str) -> None:
    assert is_drafts_folder(name) and not is_sent_folder(name)


@pytest.mark.parametrize(
    ("folders", "expected"),
    [
        ((), ""),
        (("Customers", "Acme"), "Customers/Acme"),
        ((".Sent",), "Sent"),
        ((".Sent.2019",), "Sent/2019"),
        (("Maildir", ".Sent"), "Sent"),
        (("Inbox.sbd", "Acme"), "Inbox/Acme"),
        (("Entw&APw-rfe",), "Entwürfe"),
        (("&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-",), "Отправленные"),
        (("R&-D",), "R&D"),
        (("a & b",), "a & b"),
        (("broken&zz-",), "broken&zz-"),
        (("Sent.mbox", "0F6E41B0-97A5-4AAD-8A69-2D3B1DAD4E1C", "Data", "1", "2", "Messages"), "Sent"),
        (("2019", "1"), "2019/1"),
    ],
)
def test_folder_names_from_names_on_disk(folders: tuple[str, ...], expected: str) -> None:
    assert folder_of(folders) == expected


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Sent.mbox.gz", "Sent"),
        ("Dr. Who", "Dr. Who"),
        ("info.acme", "info.acme"),
        ("mail.tar.xz", "mail"),
        (".mbox", ".mbox"),
        ("2001-January.txt", "2001-January"),
    ],
)
def test_stems(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_shown_names_are_text_on_one_line() -> None:
    assert shown(b"caf\xe9") == "caf\\xe9"
    assert shown("a\nb\x1b\u202e") == "a\\nb\\x1b\\u202e"
    assert shown("Gelöscht 送信") == "Gelöscht 送信"
