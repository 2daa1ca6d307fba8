"""Whether a text asks not to be answered, or says that nobody reads answers: programs say so in every language.

Quoted lines do not count. Words that a person too may say ("please do not reply to
everyone", "don't reply, I am travelling") do not count: the message, its address or its mailbox must be named.
"""

from __future__ import annotations

from .sentences import compiled, sentence_in

_THIS_EN = r"(?:this|the above|our) (?:\w+[ -]){0,3}(?:e-?mail|mail|message|address|notice|notification|mailbox|letter)"
_THIS_DE = (
    r"(?:diese[rsn]?|dies) (?:\w+[ -]){0,2}(?:e-?mail|mail|nachricht|adresse|mitteilung|absenderadresse|info)"
)
_REPLY = (
    r"\b(?:do not|don'?t|please not|cannot|can'?t|not possible to|unable to|not) (?:directly )?reply (?:directly )?"
    r"(?:to|on) " + _THIS_EN + r"|\bplease do not reply(?: directly)?(?:[.!;,)]|$)"
)
_REPLIES = (
    r"\brepl(?:y|ies|ying) (?:sent |made )?to " + _THIS_EN + r".{0,40}\b(?:not|un|never|cannot|won'?t)"
    r"|\breplies (?:are not|will not be|aren'?t|cannot be) (?:read|monitored|answered|received|processed)"
)
# A word that stands in such a sentence, and the sentence.
_LATIN: tuple[tuple[str, str], ...] = (
    ("ot reply", _REPLY),
    ("ot directly reply", _REPLY),
    ("'t reply", _REPLY),
    ("dont reply", _REPLY),
    ("ble to reply", _REPLY),
    ("replies", _REPLIES),
    ("replying", _REPLIES),
    ("reply to this", _REPLIES),
    ("respond", r"\b(?:do not|don'?t|cannot|can'?t|unable to) respond (?:directly )?(?:to|on) " + _THIS_EN),
    (
        "monitored",
        r"\b(?:mailbox|address|inbox|account|e-?mail|mail) (?:is|was) (?:not (?:being )?|un)monitored"
        r"|\bunmonitored (?:e-?mail |mail )?(?:address|mailbox|inbox|account|alias)|\bnot a monitored\b",
    ),
    ("unattended", r"\bunattended (?:e-?mail |mail )?(?:address|mailbox|account)|\bmailbox is unattended"),
    ("incoming", r"\b(?:cannot|can'?t|does not|not able to) (?:accept|receive) incoming (?:e-?mail|mail|message)"),
    (
        "antwort",
        r"\bantworten sie (?:bitte )?nicht\b(?! (?:an|allen))|\bbitte nicht (?:auf " + _THIS_DE + r" )?(?:zu )?antworten\b"
        r"|\bnicht auf " + _THIS_DE + r" (?:zu )?antworten|\bauf " + _THIS_DE + r" .{0,30}\b(?:nicht|keine)\b.{0,20}antwort"
        r"|\bantworten (?:auf " + _THIS_DE + r" )?(?:werden|können) nicht (?:gelesen|bearbeitet|beantwortet|empfangen)"
        r"|\bantworten an diese adresse",
    ),
    (
        "beantwort",
        r"\bnicht (?:direkt )?beantworte[tn]\b.{0,40}\b(?:e-?mail|mail|nachricht)|" + _THIS_DE
        + r" .{0,30}\bnicht beantwort",
    ),
    ("dient nur", r"\bdient nur (?:dem|zum|der) (?:empfang|versand|information)"),
    ("postfach", r"\bpostfach wird nicht (?:überwacht|gelesen|betreut|abgerufen)"),
    (
        "répond",
        r"\bne (?:pas (?:y )?répondre|répondez pas)\b.{0,30}\b(?:ce|cet|cette|adresse|message|courriel|e-?mail|mail)\b"
        r"|\bmerci de ne pas (?:y )?répondre\b(?! à tous)",
    ),
    (
        "no respond",
        r"\bno responda[ns]?\b.{0,20}\b(?:est[ea]|correo|mensaje|e-?mail)|\bno responder a est[ea]",
    ),
    ("no contest", r"\bno conteste[ns]?\b.{0,20}\b(?:est[ea]|correo|mensaje|e-?mail)|\bno contestar\b"),
    ("non rispond", r"\bnon rispond(?:ere|ete|a)\b.{0,20}\b(?:quest[aoe]|messaggio|e-?mail|mail|indirizzo|presente)"),
    ("não respond", r"\bnão respond(?:a|er|am)\b.{0,20}\b(?:est[ea]|ess[ea]|e-?mail|mensagem|endereço)"),
    ("nao respond", r"\bnao respond(?:a|er|am)\b.{0,20}\b(?:est[ea]|ess[ea]|e-?mail|mensagem)"),
    ("reageren", r"\bniet (?:te )?reageren op (?:deze|dit)\b|\bop (?:deze|dit) .{0,20}\b(?:niet|geen) .{0,12}reageren"),
    ("beantwoord", r"\b(?:deze|dit) (?:e-?mail|mail|bericht)\b.{0,20}\bniet (?:te )?(?:worden )?beantwoord"),
    ("svara", r"\bsvara (?:inte|ej) på (?:detta|det här)|\b(?:inte|ej) (?:att )?(?:be)?svaras? (?:på )?(?:detta|det här)?"),
    ("svar", r"\b(?:ikke (?:be)?svares?|svar ikke|ikke svar) (?:på )?(?:denne|dette)|\bkan ikke besvares"),
    ("vastata", r"\bviestiin ei voi vastata|\bei voi vastata"),
    ("vastaa", r"\bälä(?:thän)? vastaa tähän"),
    ("odpowiad", r"\b(?:prosimy|proszę)(?: \w+){0,3} nie odpowiadać|\bnie odpowiadaj(?:cie)? na t"),
    ("neodpov", r"\bneodpovídejte"),
    ("válasz", r"\bne válaszoljon"),
    ("răspun", r"\bnu răspunde"),
    ("yanıtla", r"yanıtlamayın"),
    ("cevapla", r"cevaplamayın"),
)  # fmt: skip
_OTHER: tuple[tuple[str, str], ...] = (
    ("отвеча", r"не отвеча(?:йте|ть)"),
    ("відповіда", r"не відповіда(?:йте|ти)"),
    ("απαντ", r"(?:μην|μη) απαντ"),
    ("送信専用", "送信専用"),
    (
        "返信",
        "返信(?:しないで|いただいても|はできません|はご遠慮|できません)|ご返信.{0,12}(?:お答え|対応)でき",
    ),
    ("回复", "(?:请勿|请不要|勿)(?:直接)?回复"),
    ("回覆", "(?:請勿|請不要|勿)(?:直接)?回覆"),
    ("발신", "발신 ?전용"),
    ("회신", "회신.{0,10}(?:마십시오|마세요|않습니다|불가)"),
    ("להשיב", r"(?:נא לא|אין|לא ניתן) להשיב"),
    ("الرد على", r"(?:عدم|لا يمكن|يرجى عدم) الرد على"),
)
_SENTENCES = compiled(_LATIN)
_ENGLISH_WORDS = ("respond", "monitored", "unattended", "incoming")
_ENGLISH = tuple(one for one in _SENTENCES if "repl" in one[0] or one[0] in _ENGLISH_WORDS)
_ALL = _SENTENCES + compiled(_OTHER)
# What the words of all Latin sentences but the English hold: asked first, as most texts have none.
_STEMS = (
    "respond",
    "rispond",
    "antwo",
    "dient nur",
    "postfach",
    "contest",
    "reageren",
    "svar",
    "vasta",
    "odpow",
)


def asks_no_reply(text: str) -> str:
    """The words in which a text (lower case) asks not to be answered, "" when it does not."""
    if not text.isascii():
        return sentence_in(text, _ALL)
    if not (" the " in text or " you " in text) and any(stem in text for stem in _STEMS):
        return sentence_in(text, _SENTENCES)
    return sentence_in(text, _ENGLISH)
