"""What the usual names of mail folders mean, in the languages mail programs speak.

A folder is what one of its parts says: ``INBOX/Sent Items``, ``[Gmail]/Gesendet`` and ``Sent/2019`` are all sent mail.
Names are compared without case, accents, spaces, signs and numbers.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SENT = """
Sent, Sent Items, Sent Messages, Sent Mail, Sent Emails, Sent Objects, My Sent Mail, Outbox, Outgoing,
Gesendet, Gesendete, Gesendete Objekte, Gesendete Elemente, Gesendete Nachrichten, Gesendete Mails, Postausgang,
Gesendete Dateien, Verschickt, Versendet,
Envoyés, Envoyé, Éléments envoyés, Messages envoyés, Courrier envoyé, Courriers envoyés, Objets envoyés, Mails envoyés,
Boîte d'envoi,
Enviados, Enviado, Elementos enviados, Mensajes enviados, Correo enviado, Correos enviados, Bandeja de salida,
Itens enviados, Mensagens enviadas, Enviadas, Correio enviado, E-mails enviados, Caixa de saída,
Inviata, Inviate, Inviati, Posta inviata, Messaggi inviati, Elementi inviati, Oggetti inviati, Posta in uscita,
Verzonden, Verzonden items, Verzonden berichten, Verzonden mail, Verzonden objecten, Verstuurd, Postvak uit,
Skickat, Skickade, Skickade objekt, Skickade meddelanden, Utkorgen,
Sendt, Sendte, Sendt post, Sendte elementer, Sendte meldinger, Sendte meddelelser, Sende meldinger, Utboks, Udbakke,
Lähetetyt, Lähetetyt viestit, Lähetetty, Sendir hlutir, Sent póstur, Sendur póstur, Send póstur,
Wysłane, Elementy wysłane, Wiadomości wysłane, Wysłane wiadomości, Skrzynka nadawcza,
Odeslané, Odeslaná pošta, Odeslané zprávy, Odeslané položky, Pošta k odeslání,
Odoslané, Odoslaná pošta, Odoslané správy, Odoslané položky,
Elküldött, Elküldött elemek, Elküldött üzenetek, Elküldött levelek, Kimenő,
Trimise, Mesaje trimise, Elemente trimise, E-mailuri trimise,
Poslano, Poslane stavke, Poslana pošta, Poslane poruke, Poslana sporočila, Poslate poruke, Poslate stavke, Послато,
Послате поруке, Испратени, Пратени,
Изпратени, Изпратена поща, Изпратени съобщения,
Отправленные, Отправленное, Отправлено, Отправленные письма, Исходящие, Отосланные,
Надіслані, Надіслане, Відправлені, Відправлене, Вихідні, Адпраўленыя, Дасланыя,
Απεσταλμένα, Σταλμένα, Απεσταλμένα μηνύματα, Εξερχόμενα,
Gönderilmiş, Gönderilmiş Öğeler, Gönderilen, Gönderilenler, Gönderilmiş Postalar, Giden, Giden Kutusu,
נשלח, פריטים שנשלחו, דואר שנשלח, דואר יוצא, נשלחו,
المرسل, المرسلة, العناصر المرسلة, البريد المرسل, الرسائل المرسلة, البريد الصادر, الصادر,
ارسال شده, فرستاده شده, ارسال‌شده, موارد ارسال شده,
送信済み, 送信済みアイテム, 送信済みメール, 送信済みトレイ, 送信トレイ, 送信箱, 送信控, 送信済みメッセージ,
已发送, 已发送邮件, 已发邮件, 已傳送, 已寄出, 已传送, 寄件備份, 寄件备份, 寄件匣, 寄件夹,
已傳送的郵件, 已寄送郵件, 发件箱, 寄件箱, 已发送消息,
보낸 편지함, 보낸편지함, 보낸 메일함, 보낸메일함, 보낸 메시지, 보낸 항목,
Đã gửi, Thư đã gửi, Mục đã gửi, Hộp thư đi,
Terkirim, Pesan Terkirim, Item Terkirim, Dihantar, Item Dihantar, Naipadala,
ส่งแล้ว, จดหมายที่ส่ง, รายการที่ส่ง, ข้อความที่ส่ง, กล่องออก,
Saadetud, Saadetud kirjad, Saadetud üksused, Nosūtītie, Nosūtītās ziņas, Nosūtīts, Nosūtītie vienumi,
Išsiųsta, Išsiųsti, Išsiųsti laiškai, Išsiųsti elementai,
Enviats, Elements enviats, Missatges enviats, Correu enviat, Bidalitakoak, Bidalitako elementuak, Bidalita,
Enviados do correo, Seolta, Anfonwyd, Eitemau a Anfonwyd, Të dërguara, Gestuur, Gestuurde items,
भेजा गया, भेजे गए, भेजे गए आइटम, প্রেরিত, পাঠানো
"""

_JUNK = """
Junk, Junk Mail, Junk E-mail, Junk Email, Spam, Bulk, Bulk Mail, Possible Spam, Probably Spam, Suspected Spam,
Spamverdacht, Spam verdacht, Unerwünscht, Unerwünschte Werbung, Unerwünschte E-Mails, Junk-E-Mail,
Indésirables, Indésirable, Courrier indésirable, Courriel indésirable, Courriers indésirables, Pourriel, Pourriels,
No deseado, No deseados, Correo no deseado, Correo basura,
Lixo eletrônico, Lixo electrónico, Correio eletrónico não solicitado, Correio electrónico de lixo, Não solicitado,
E-mail de lixo, Posta indesiderata, Indesiderata, Posta spazzatura, Spazzatura,
Ongewenste e-mail, Ongewenst, Ongewenste mail, Ongewenste reclame,
Skräppost, Skräp, Søppelpost, Søppel-e-post, Uønsket e-post, Uønsket post, Uønsket, Uønsket mail, Useriøs e-post,
Roskaposti, Roskapostit, Ruslpóstur, Rusl,
Wiadomości-śmieci, Niechciane, Wiadomości śmieci, Niechciana poczta,
Nevyžádaná pošta, Nevyžádané, Hromadná pošta, Nevyžiadaná pošta, Nevyžiadané,
Levélszemét, Kéretlen, Kéretlen levelek,
E-mail nedorit, Mesaje nedorite, Nedorite, Mesaje nesolicitate,
Neželjena pošta, Neželjeno, Bezvrijedna pošta, Neželena pošta, Neželena e-pošta, Vsiljena pošta, Нежељена пошта,
Непожељно, Нежелана пошта, Нежелана поща, Нежелана електронна поща, Нежелана, Спам, Небажана пошта, Небажані,
Нежелательная почта, Нежелательные, Сомнительные, Спам і реклама,
Ανεπιθύμητα, Ανεπιθύμητη αλληλογραφία, Ανεπιθύμητη,
Önemsiz, Önemsiz E-posta, Gereksiz, İstenmeyen, İstenmeyen Posta, Gereksiz Posta,
דואר זבל, זבל, דואר לא רצוי, ספאם,
البريد العشوائي, البريد غير الهام, غير المرغوب, الرسائل غير المرغوب فيها, البريد المزعج, هرزنامه, جفنگ,
迷惑メール, 迷惑, スパム, ジャンクメール, ジャンク, バルクメール,
垃圾邮件, 垃圾郵件, 垃圾箱, 垃圾信件, 广告邮件, 廣告郵件, 垃圾電子郵件, 垃圾电子邮件,
스팸, 스팸함, 스팸메일함, 스팸 메일함, 정크 메일, 정크메일, 정크 전자 메일,
Thư rác, Email rác, Sampah Email, Surat Sampah, E-mel Remeh, Mel Sarap,
จดหมายขยะ, อีเมลขยะ, สแปม,
Rämpspost, Rämps, Mēstules, Surogātpasts, Mēstule, Brukalas, Šlamštas, Nepageidaujamas paštas, Nepageidaujami,
Correu brossa, Brossa, Zabor-posta, Correo lixo, Correo non desexado, Turscar, Sbwriel, E-bost sothach,
Gemorspos, Të padëshiruara, जंक, स्पैम, স্প্যাম
"""

_DRAFTS = """
Drafts, Draft, Draft Messages, Unsent, Unsent Messages, Templates, Entwürfe, Entwurf, Vorlagen, Brouillons, Brouillon,
Modèles, Borradores, Borrador, Plantillas, Rascunhos, Rascunho, Modelos, Bozze, Modelli, Concepten, Concept, Sjablonen,
Utkast, Kladder, Kladde, Luonnokset, Drög, Kopie robocze, Wersje robocze, Szkice, Koncepty, Rozepsané, Rozpísané,
Piszkozatok, Piszkozat, Ciorne, Schițe, Skice, Osnutki, Nacrti, Радне верзије, Недовршене, Чернови, Черновики,
Шаблоны, Чернетки, Чарнавікі, Πρόχειρα, Taslaklar, טיוטות, المسودات, پیش‌نویس‌ها, 下書き, 草稿, 草稿箱, 임시 보관함,
임시보관함, 초안, Thư nháp, Bản nháp, Draf, Konsep, ร่างจดหมาย, แบบร่าง, Mustandid, Melnraksti, Juodraščiai, Esborranys,
Zirriborroak, Borradores do correo, Dréachtaí, Drafftiau, Konsepte, Skica, ड्राफ़्ट
"""

_TRASH = """
Trash, Bin, Deleted, Deleted Items, Deleted Messages, Deleted Mail, Wastebasket, Papierkorb, Gelöscht, Gelöschte Objekte,
Gelöschte Elemente, Gelöschte Nachrichten, Corbeille, Éléments supprimés, Messages supprimés, Supprimés, Objets supprimés,
Papelera, Papelera de reciclaje, Elementos eliminados, Mensajes eliminados, Eliminados, Lixeira, Lixo, Itens excluídos,
Itens eliminados, Mensagens excluídas, Cestino, Posta eliminata, Elementi eliminati, Messaggi eliminati, Eliminata,
Prullenbak, Prullenmand, Verwijderde items, Verwijderde berichten, Papperskorg, Papperskorgen, Borttaget, Borttagna objekt,
Papirkurv, Papirkurven, Søppel, Slettet, Slettede elementer, Slettede meldinger, Slettet post, Roskakori, Poistetut,
Kosz, Elementy usunięte, Usunięte, Koš, Odstraněná pošta, Odstraněné položky, Kôš, Odstránená pošta, Lomtár,
Törölt elemek, Coș de gunoi, Elemente șterse, Smeće, Otpad, Izbrisano, Koš za smeti, Obrisano, Кошче, Изтрити,
Корзина, Удаленные, Удалённые, Кошик, Видалені, Смеће, Κάδος απορριμμάτων, Διαγραμμένα, Çöp Kutusu, Çöp, Silinmiş Öğeler,
Silinenler, אשפה, פריטים שנמחקו, סל המיחזור, المهملات, العناصر المحذوفة, سلة المهملات, ゴミ箱, ごみ箱, 削除済みアイテム,
已删除, 已删除邮件, 已刪除的郵件, 垃圾桶, 回收站, 废纸篓, 휴지통, 지운 편지함, 지운 항목, Thùng rác, Sampah, Tong Sampah,
Item Dihapus, ถังขยะ, รายการที่ถูกลบ, Prügikast, Kustutatud, Miskaste, Atkritne, Šiukšliadėžė, Šiukšlinė, Ištrinti,
Paperera, Zaborrontzia, Bruscar, Rusl eytt, Asblik, ट्रैश, ট্র্যাশ
"""


@lru_cache(maxsize=4096)
def is_sent_folder(name: str) -> bool:
    """True when the folder holds what its owner wrote."""
    return any(part in _SENT_KEYS or part.startswith(_SENT_BEGINNINGS) for part in _parts(name))


@lru_cache(maxsize=4096)
def is_junk_folder(name: str) -> bool:
    """True when the folder holds what a filter or its owner took for spam."""
    return any(part in _JUNK_KEYS for part in _parts(name))


@lru_cache(maxsize=4096)
def is_drafts_folder(name: str) -> bool:
    """True when the folder holds what was begun and perhaps never sent."""
    return any(part in _DRAFTS_KEYS for part in _parts(name))


@lru_cache(maxsize=4096)
def is_trash_folder(name: str) -> bool:
    """True when the folder holds what its owner threw away."""
    return any(part in _TRASH_KEYS for part in _parts(name))


def _key(name: str) -> str:
    """A name without case, accents, spaces, signs and numbers."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if c.isalpha()).replace("ı", "i").replace("ł", "l").replace("ø", "o")


def _keys(names: str) -> frozenset[str]:
    return frozenset(key for name in names.replace("\n", " ").split(",") if (key := _key(name)))


_SENT_KEYS = _keys(_SENT)
_SENT_BEGINNINGS = ("sentmail", "sentitems", "sentmessages")  # Pine keeps sent-mail-jan-2004
_JUNK_KEYS = _keys(_JUNK)
_DRAFTS_KEYS = _keys(_DRAFTS)
_TRASH_KEYS = _keys(_TRASH) - _JUNK_KEYS


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(key for part in name.split("/") if (key := _key(part)))
