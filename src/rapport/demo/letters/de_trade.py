"""German letters about buying, selling and delivering."""

from __future__ import annotations

from rapport.demo.letters.grammar import Topic

QUOTE = Topic(
    "quote",
    (
        "Anfrage: {qty} {item}",
        "[Angebot|Preisanfrage] {model}[, {qty} Stück|]",
        "Bitte um Angebot – {item}",
        "[Anfrage|Bedarf] für {week}: {model}",
    ),
    (
        ("a", """[wir benötigen|für einen Auftrag brauchen wir|bitte bieten Sie uns an:] {qty} {item}[, frei {place}|, ab
         Werk|]. [Liefertermin wäre {week}.|Gewünschter Termin: {date}.|Es eilt nicht, sollte aber vor {week} hier sein.]
         [Maßgeblich ist Zeichnung {drawing}.|Härte der Bahn {hrc}, wie gehabt.|Bitte mit Werkszeugnis.|]

         [Falls Sie etwas Ähnliches am Lager haben, [nehmen wir auch das|sagen Sie es bitte gleich dazu].|Bitte nennen Sie auch den
         Preis bei doppelter Menge.|Bestellen wird dann {third}.|]"""),
        ("b", """[vielen Dank für Ihre Anfrage|besten Dank für die Anfrage|schön, von Ihnen zu hören]. [Gern bieten wir an:|Ich kann
         Ihnen anbieten:] {qty} {item} zu {price} je Stück, zusammen {total}[, frei Haus|, zuzüglich Fracht|]. [Lieferung in
         {week}|Liefern könnten wir in {week}][, mit etwas Glück früher|, Auftrag bis {day} vorausgesetzt|]. [Das Angebot gilt bis
         {date2}.|Wir halten uns dreißig Tage daran gebunden.|]

         [Die Härte liegt bei {hrc}.|Ab der doppelten Menge wären {percent} Nachlass drin.|Das Datenblatt hängt an.|]"""),
        ("a", """[danke für die schnelle Antwort.|das ist etwas mehr, als wir eingeplant hatten.|der Termin passt uns gut.] [Lässt sich
         [am Preis|bei der Fracht] noch etwas machen, wenn wir [alles auf einmal abnehmen|innerhalb von zehn Tagen
         zahlen|selbst abholen]?|Wie sieht es bei {percent} weniger aus?]"""),
        ("b", """[ich habe noch einmal gerechnet:|nach Rücksprache mit dem Werk:] {percent} [bei Zahlung innerhalb von zehn
         Tagen|bei Auftrag bis {day}] [sind möglich|kann ich Ihnen geben]. [Mehr gibt der Stahlpreis zurzeit nicht her.|Ich hoffe, das
         hilft Ihnen.|]"""),
        ("a", """[einverstanden.|so machen wir es.|das passt.] [Unsere Bestellung {order} ist unterwegs.|Bitte nehmen Sie das als
         Bestellung, die Nummer ist {order}.] [Bitte bestätigen Sie {week}.|]"""),
    ),
)  # fmt: skip
ORDER = Topic(
    "order",
    ("Bestellung {order}", "Bestellung {order}: {qty} {item}", "[Auftrag|Nachbestellung] {model}", "Bestellung {order}, {week}"),
    (
        ("a", """[anbei|im Anhang finden Sie] unsere Bestellung {order} über {qty} {item} zu {price} je Stück. [Lieferung bitte nach
         {place} in {week}.|Liefertermin wie besprochen {week}.|Anschrift und Bedingungen wie immer.] [Bitte geben Sie auf allen
         Papieren unsere Bestellnummer an.|Annahme werktags von sieben bis fünfzehn Uhr.|]

         [Um eine kurze Bestätigung bitte ich.|Bitte bestätigen Sie bis {day}.|]"""),
        ("b", """[vielen Dank für Ihren Auftrag|besten Dank für die Bestellung {order}]. [Wir liefern|Eingeplant sind] {qty} {item}, {total},
         in {week}. [Unsere Nummer dazu ist {lot}.|Bei Rückfragen nennen Sie bitte Los {lot}.|] [Sollte etwas nicht stimmen, bitte bis
         {day} melden, danach ist es im Ofen.|]"""),
        ("a", """[stimmt so, danke.|alles richtig, vielen Dank.] [Eine Bitte noch: der Name von {third} müsste auf den Lieferschein.|
         {third} ist bei der Entladung dabei.|]"""),
        ("b", """[ist vermerkt.|erledigt, ich habe es weitergegeben.] [Sie hören von uns, sobald gepackt ist.|]"""),
    ),
)  # fmt: skip
DELIVERY = Topic(
    "delivery",
    ("Wo bleibt Los {lot}?", "Liefertermin Bestellung {order}", "[Rückstand|Lieferverzug] {order}", "Los {lot} – Restmenge",
     "Lieferung am {day}"),
    (
        ("a", """[unsere Bestellung {order} war für {week} zugesagt und ist nicht da.|können Sie mir sagen, wo Los {lot} steckt?|von Los
         {lot} fehlt uns noch die Hälfte.] [Ab {date} steht hier die Linie|Unser Kunde hat schon zweimal angerufen], [ich brauche
         einen belastbaren Termin|bitte kümmern Sie sich heute noch darum].

         [Was fertig ist, schicken Sie bitte gleich.|Gern auch telefonisch, ich bin bis siebzehn Uhr da.|]"""),
        ("b", """[das tut mir leid|bitte entschuldigen Sie|das hätte nicht passieren dürfen]. [Ich war eben in der Halle:|Der Versand
         sagt:] {pallets} [sind am {day} mit {carrier} raus|stehen gepackt und gehen am {day} weg]. [Der Rest folgt in {week}.|Bei
         Ihnen ist alles bis {date}.|Der Fahrer meldet sich vorher.]

         [Grund war ein gerissenes Gesenk|Schuld war die Ofenausmauerung|Uns sind zwei Leute ausgefallen], [was Ihnen nicht
         hilft, ich weiß|aber das ist behoben]. [Die Fracht übernehmen wir.|]"""),
        ("a", """[danke, damit kann ich arbeiten.|danke für die offene Auskunft.|gut, der {date} ist allerdings das Äußerste.] [Papiere
         bitte vorab an {third}.|]"""),
        ("b", """[Papiere anbei.|ist unterwegs: {pallets}, {carrier}, Ankunft {day} vormittags.] [Nochmals Entschuldigung.|Danke für Ihre
         Geduld.|]"""),
        ("a", """[ist heute früh vollständig angekommen|alles da, nichts beschädigt], danke. [Das war knapp.|]"""),
    ),
)  # fmt: skip
COMPLAINT = Topic(
    "complaint",
    ("Reklamation Los {lot}", "[Risse|Weiche Stellen|Lunker] an {model}", "Mängelrüge: Bestellung {order}",
     "Los {lot}: Härte [zu niedrig|streut]"),
    (
        ("a", """[leider müssen wir Los {lot} beanstanden|mit Los {lot} haben wir ein Problem]. [Von {qty} Stück zeigen {n2} feine Risse
         an der Ferse.|Die Bahn hat nur {hrc}, vereinbart waren vier Punkte mehr.|Die Grundfläche weicht um {mm} ab, die Stücke
         kippeln.|{n2} Stück kamen mit abgeplatztem Horn an.] [Bilder hängen an.|Die Teile liegen gesperrt.|]

         [Bitte sagen Sie uns bis {day}, wie Sie verfahren wollen.|Ersatz bräuchten wir bis {date}.|Das kannten wir von Ihnen bisher
         nicht.]"""),
        ("b", """[danke, dass Sie sich gleich melden|das lese ich ungern]. [Bitte schicken Sie uns zwei Stück unfrei zurück, dann
         sieht sie sich das Labor an.|Ich habe die Aufzeichnungen zu Los {lot} angefordert.|Die {n2} Stück ersetzen wir ohne
         Diskussion, Versand am {day}.] [Eine schriftliche Stellungnahme bekommen Sie bis {date}.|]"""),
        ("a", """[die Teile sind heute raus.|danke, mit dem Ersatz ist die halbe Sache erledigt.] [Den Bericht brauchen wir fürs Audit
         trotzdem.|]"""),
        ("b", """[das Ergebnis liegt vor:|unser Bericht ist angehängt:] [das Abschrecköl war zu warm|eine Kiste war ohne Keile gepackt|das
         Modell war um {mm} abgenutzt], betroffen [sind nur {n2} Stück|ist das ganze Los]. [Die Gutschrift über {total} folgt|Wir
         schreiben {total} gut]. [Es tut uns leid.|]"""),
        ("a", """[damit ist die Sache für uns erledigt, danke.|Gutschrift ist da, Vorgang geschlossen.|danke für die klare Antwort.]"""),
    ),
)  # fmt: skip
DRAWING = Topic(
    "drawing",
    ("Zeichnung {drawing}", "[Neuer Stand|Änderung] {drawing}", "Rückfrage zu {drawing}", "{model}: Maße"),
    (
        ("a", """[anbei Zeichnung {drawing} im neuen Stand|im Anhang die geänderte Zeichnung {drawing}]. [Der Fuß ist {mm} breiter|Das
         Vierkantloch rückt um {mm} nach hinten], alles andere bleibt. [Geht das noch mit dem alten Modell?|Ändert das den Preis?]"""),
        ("b", """[danke für die Zeichnung.|die Zeichnung ist da.] [Zwei Fragen aus dem Modellbau:|Uns ist etwas aufgefallen:] [der Radius an
         der Taille fehlt|der Schnitt passt nicht zur Draufsicht|bei {mm} erstarrt die Kante zu schnell]. [Wären {mm} in
         Ordnung?|Können Sie das prüfen?]"""),
        ("a", """[Sie haben recht, unser Fehler.|{mm} passt.|laut {third} sind {mm} gemeint.] [Bitte so ausführen.|Das Blatt ist
         korrigiert angehängt.|]"""),
        ("b", """[danke, dann haben wir alles.|gut, das Modell geht am {day} in die Werkstatt.] [Erste Abgüsse in {week}.|]"""),
    ),
)  # fmt: skip
INVOICE = Topic(
    "invoice",
    ("Rechnung {invoice}", "[Rückfrage zur|Unstimmigkeit in] Rechnung {invoice}", "Rechnung {invoice} – [Fracht|Menge|Preis]"),
    (
        ("a", """[Ihre Rechnung {invoice} können wir so nicht buchen|zu Ihrer Rechnung {invoice} habe ich eine Frage]: [berechnet sind
         {qty} Stück, gekommen sind {n2} weniger|die Fracht von {price} war nicht vereinbart|unsere Bestellnummer {order}
         fehlt|das ist noch der alte Preis]. [Bitte korrigieren.|Können Sie uns eine Gutschrift schicken?]"""),
        ("b", """[Sie haben recht, das ist uns durchgerutscht.|stimmt, unser Fehler.] [Die korrigierte Rechnung ist angehängt.|Die Gutschrift
         über {price} kommt mit dem nächsten Lauf.]"""),
        ("a", """[danke, ist gebucht.|vielen Dank, geht in den Zahllauf am {day}.]"""),
    ),
)  # fmt: skip
REMINDER = Topic(
    "reminder",
    ("Zahlungserinnerung {invoice}", "Offene Posten {month}", "Rechnung {invoice} noch offen"),
    (
        ("a", """[nach unseren Unterlagen ist|vermutlich hat es sich überschnitten, aber bei uns ist] die Rechnung {invoice} über {total} seit
         {date} offen. [Könnten Sie das bitte prüfen?|Eine Kopie liegt bei.]"""),
        ("b", """[danke für den Hinweis.|das lag noch bei {third} zur Freigabe.] [Die Zahlung geht am {day} raus.|Ist heute angewiesen.]"""),
        ("a", """[eingegangen, vielen Dank.|danke, hat sich damit erledigt.]"""),
    ),
)  # fmt: skip
PICKUP = Topic(
    "pickup",
    ("Abholung {date}: {pallets}", "Transport nach {place}", "[Ladetermin|Avis] Auftrag {order}"),
    (
        ("a", """[wir haben {pallets} nach {place} abzugeben|ab {day} stehen {pallets} für {place} bereit], [zusammen {weight}|je
         {weight}]. [Können Sie abholen?|Was können Sie anbieten?] [Hebebühne nötig.|Stapler ist da.|Bitte nicht nach
         fünfzehn Uhr.]"""),
        ("b", """[{day} zwischen {early} und Mittag geht.|am {date} kommt ein Wagen vorbei.|{day} ist voll, {date} ginge.] [Der Satz ist {price}
         je Palette.|Preis wie vereinbart plus {percent} Diesel.|]"""),
        ("a", """[bitte so buchen.|passt, Referenz ist {order}.] [Papiere liegen an der Pforte.|]"""),
        ("b", """[um {early} geladen, danke.|heute zugestellt, Unterschrift {third}.]"""),
    ),
)  # fmt: skip
