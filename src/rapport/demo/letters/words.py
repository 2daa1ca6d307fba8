"""The small words of each language: days, months, numbers, money, greetings and farewells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter in one language needs besides its sentences."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    date: str  # {d} {m}
    week: str
    numbers: tuple[str, ...]  # two to nine
    money: str  # {c} currency, {n} figure
    comma: str
    percent: str
    pallets: str
    matters: tuple[str, ...]
    fairs: tuple[str, ...]
    formal: dict[str, tuple[str, ...]]  # gender: greetings with {family} and {prefix}
    familiar: dict[str, tuple[str, ...]]  # gender: greetings with {given}
    farewells: tuple[str, ...]
    warm_farewells: tuple[str, ...]
    mobile_footer: tuple[str, ...]


def _t(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


def _by_gender(woman: str, man: str) -> dict[str, tuple[str, ...]]:
    return {"f": _t(woman), "m": _t(man)}


WORDS: dict[str, Words] = {
    "en": Words(
        _t("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
        _t("January|February|March|April|May|June|July|August|September|October|November|December"),
        "{d} {m}", "week {w}", _t("two|three|four|five|six|seven|eight|nine"), "{c}{n}", ".", "{p}%", "{n} pallets",
        _t("the property insurance|the lease in Cologne|the half-year figures|the machinery cover|the export licence|"
           "the pension scheme|the trade mark"),
        _t("Hammer & Fire|the Sheffield Metal Show|EuroForge|the Smiths' Fair|Toolmakers' Week"),
        _by_gender("Dear Ms {family},|Dear Mrs {family},|Good morning Ms {family},",
                   "Dear Mr {family},|Dear Mr {family},|Good morning Mr {family},"),
        _by_gender(*["Dear {given},|Hi {given},|Hello {given},|{given},|Good morning {given},|Hi {given} –|Morning {given},"] * 2),
        _t("Kind regards,|Best regards,|Yours sincerely,|Regards,|With kind regards|Kind regards"),
        _t("Best wishes,|Best,|Thanks,|Cheers,|All the best,|Many thanks,|Thanks again,"),
        _t("Sent from my iPhone|Sent from my phone, please excuse the brevity|Get Outlook for Android"),
    ),
    "de": Words(
        _t("Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag"),
        _t("Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"),
        "{d}. {m}", "KW {w}", _t("zwei|drei|vier|fünf|sechs|sieben|acht|neun"), "{n} {c}", ",", "{p} %", "{n} Paletten",
        _t("die Sachversicherung|den Mietvertrag Köln|den Halbjahresabschluss|die Maschinenbruchversicherung|"
           "die Ausfuhrgenehmigung"),
        _t("Kölner Schmiedemesse|EuroForge|Werkzeugwoche|Metallbau-Messe"),
        _by_gender("Sehr geehrte Frau {prefix}{family},|Guten Tag Frau {prefix}{family},|Hallo Frau {family},|"
                   "Liebe Frau {family},",
                   "Sehr geehrter Herr {prefix}{family},|Guten Tag Herr {prefix}{family},|Hallo Herr {family},|"
                   "Lieber Herr {family},"),
        _by_gender("Hallo {given},|Liebe {given},|Guten Morgen {given},", "Hallo {given},|Lieber {given},|Guten Morgen {given},"),
        _t("Mit freundlichen Grüßen|Freundliche Grüße|Mit freundlichem Gruß|Mit besten Grüßen"),
        _t("Viele Grüße|Beste Grüße|Herzliche Grüße|Schöne Grüße|Liebe Grüße"),
        _t("Von meinem iPhone gesendet|Gesendet von unterwegs, bitte Tippfehler entschuldigen|Outlook für Android beziehen"),
    ),
    "es": Words(
        _t("lunes|martes|miércoles|jueves|viernes|sábado|domingo"),
        _t("enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"),
        "{d} de {m}", "semana {w}", _t("dos|tres|cuatro|cinco|seis|siete|ocho|nueve"), "{n} {c}", ",", "{p} %", "{n} palés",
        _t("el seguro de la nave|el contrato de alquiler|las cuentas del semestre"),
        _t("Forja Ibérica|EuroForge|la feria de Zaragoza"),
        _by_gender("Estimada Sra. {family}:|Estimada {given}:|Buenos días, Sra. {family}:",
                   "Estimado Sr. {family}:|Estimado {given}:|Buenos días, Sr. {family}:"),
        _by_gender("Hola, {given}:|Hola {given},|Buenos días, {given}:|Querida {given}:",
                   "Hola, {given}:|Hola {given},|Buenos días, {given}:|Querido {given}:"),
        _t("Un cordial saludo,|Atentamente,|Saludos cordiales,|Reciba un cordial saludo"),
        _t("Un saludo,|Saludos,|Un abrazo,|Gracias y un saludo,"),
        _t("Enviado desde mi iPhone|Enviado desde mi móvil"),
    ),
    "fr": Words(
        _t("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
        _t("janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"),
        "{d} {m}", "semaine {w}", _t("deux|trois|quatre|cinq|six|sept|huit|neuf"), "{n} {c}", ",", "{p} %", "{n} palettes",
        _t("l'assurance des locaux|le bail|les comptes semestriels"),
        _t("le Salon de la Forge|EuroForge|les Journées du Métal"),
        _by_gender("Madame,|Bonjour Madame {family},|Madame {family},", "Monsieur,|Bonjour Monsieur {family},|Monsieur {family},"),
        _by_gender("Bonjour {given},|Chère {given},|{given}, bonjour,", "Bonjour {given},|Cher {given},|{given}, bonjour,"),
        _t("Cordialement,|Salutations distinguées,|Bien cordialement,|Sincères salutations"),
        _t("Bien à vous,|Amicalement,|À bientôt,|Belle journée,|Bien cordialement,"),
        _t("Envoyé de mon iPhone|Envoyé depuis mon portable"),
    ),
    "pt": Words(
        _t("segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo"),
        _t("janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"),
        "{d} de {m}", "semana {w}", _t("dois|três|quatro|cinco|seis|sete|oito|nove"), "{n} {c}", ",", "{p} %", "{n} paletes",
        _t("o seguro|o contrato"), _t("a Feira do Ferro|EuroForge"),
        _by_gender("Exma. Senhora,|Cara Sra. {family},", "Exmo. Senhor,|Caro Sr. {family},"),
        _by_gender("Cara {given},|Olá {given},|Bom dia {given},", "Caro {given},|Olá {given},|Bom dia {given},"),
        _t("Com os melhores cumprimentos,|Cumprimentos,|Atenciosamente,"), _t("Um abraço,|Cumprimentos,|Até breve,"),
        _t("Enviado do meu iPhone",),
    ),
    "it": Words(
        _t("lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"),
        _t("gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre"),
        "{d} {m}", "settimana {w}", _t("due|tre|quattro|cinque|sei|sette|otto|nove"), "{n} {c}", ",", "{p}%", "{n} bancali",
        _t("l'assicurazione|il contratto d'affitto"), _t("la Fiera del Ferro|EuroForge"),
        _by_gender("Gentile signora {family},|Gent.ma sig.ra {family},", "Gentile signor {family},|Egregio sig. {family},"),
        _by_gender("Buongiorno {given},|Ciao {given},|Cara {given},", "Buongiorno {given},|Ciao {given},|Caro {given},"),
        _t("Cordiali saluti,|Distinti saluti,|Cordialmente,"), _t("Un caro saluto,|Buona giornata,|A presto,|Saluti,"),
        _t("Inviato da iPhone",),
    ),
}  # fmt: skip

# Products of the house and goods it buys: code, weight in kg, and what the thing is called in the plural.
PRODUCTS: tuple[tuple[str, int, dict[str, str]], ...] = tuple(
    (code, weight, dict(zip(("en", "de", "es", "fr", "pt", "it"), names.split("|"), strict=True)))
    for code, weight, names in (
        ("AX-55", 55, "farriers' anvils AX-55|Hufschmiedeambosse AX-55|yunques de herrador AX-55|enclumes de maréchal AX-55|"
                      "bigornas de ferrador AX-55|incudini da maniscalco AX-55"),
        ("AX-75", 75, "anvils AX-75|Ambosse AX-75|yunques AX-75|enclumes AX-75|bigornas AX-75|incudini AX-75"),
        ("AX-125", 125, "anvils AX-125|Ambosse AX-125|yunques AX-125|enclumes AX-125|bigornas AX-125|incudini AX-125"),
        ("AX-250", 250, "double-horn anvils AX-250|Doppelhornambosse AX-250|yunques de dos cuernos AX-250|"
                        "enclumes bigornes AX-250|bigornas duplas AX-250|incudini a due corni AX-250"),
        ("BX-8", 8, "bench anvils BX-8|Bankambosse BX-8|yunques de banco BX-8|enclumes d'établi BX-8|bigornas de bancada BX-8|"
                    "incudini da banco BX-8"),
        ("SB-40", 40, "swage blocks SB-40|Lochplatten SB-40|sufrideras SB-40|blocs à étamper SB-40|blocos de estampar SB-40|"
                      "blocchi forati SB-40"),
        ("ST-12", 12, "stake sets ST-12|Stöckelsätze ST-12|juegos de tases ST-12|jeux de tasseaux ST-12|jogos de tais ST-12|"
                      "serie di tassi ST-12"),
        ("FD-30", 30, "forging dies FD-30|Schmiedegesenke FD-30|estampas FD-30|matrices de forge FD-30|matrizes FD-30|"
                      "stampi FD-30"),
        ("HC-90", 90, "hammer castings HC-90|Hammerbären HC-90|mazas de martillo HC-90|masses de marteau HC-90|"
                      "massas de martelo HC-90|mazze HC-90"),
        ("AS-20", 20, "anvil stands AS-20|Ambossständer AS-20|soportes de yunque AS-20|supports d'enclume AS-20|"
                      "suportes de bigorna AS-20|supporti per incudine AS-20"),
    )
)  # fmt: skip
GOODS: tuple[tuple[str, int, dict[str, str]], ...] = tuple(
    (code, weight, dict(zip(("en", "de", "es", "fr", "pt", "it"), names.split("|"), strict=True)))
    for code, weight, names in (
        ("C45", 900, "C45 billets|Knüppel C45|palanquillas C45|billettes C45|biletes C45|billette C45"),
        ("42CrMo4", 700, "42CrMo4 rounds|Rundstahl 42CrMo4|redondos 42CrMo4|ronds 42CrMo4|varões 42CrMo4|tondi 42CrMo4"),
        ("QO-32", 200, "drums of quench oil QO-32|Fässer Härteöl QO-32|bidones de aceite QO-32|fûts d'huile QO-32|"
                       "bidões de óleo QO-32|fusti d'olio QO-32"),
        ("FB-230", 4, "fire bricks FB-230|Schamottesteine FB-230|ladrillos refractarios FB-230|briques réfractaires FB-230|"
                      "tijolos refratários FB-230|mattoni refrattari FB-230"),
        ("CR-10", 25, "oak crates CR-10|Eichenkisten CR-10|cajas de roble CR-10|caisses en chêne CR-10|"
                      "caixas de carvalho CR-10|casse di rovere CR-10"),
        ("GW-400", 12, "grinding wheels GW-400|Schleifscheiben GW-400|muelas GW-400|meules GW-400|mós GW-400|mole GW-400"),
    )
)  # fmt: skip
