"""German letters about everything around the trade, inside the house, and the words around every German letter."""

from __future__ import annotations

from rapport.demo.letters.grammar import Topic

VISIT = Topic(
    "visit",
    ("[Besuch|Termin] am {date}", "Besuch in {place}", "Sind Sie in {week} da?", "[Terminvorschlag|Werksbesuch] {week}"),
    (
        ("a", """[ich bin in {week} in {place}|am {day} komme ich bei Ihnen vorbei] und [würde gern kurz hereinschauen|hätte gern
         eine Stunde mit Ihnen]. [Passt {day} um {time} Uhr?|Ginge {day}, etwa um {time} Uhr?] [Mir geht es um [die Mengen fürs nächste Jahr|Los
         {lot}|die neuen Modelle].|Ohne Tagesordnung, wir haben uns lange nicht gesehen.|{third} käme mit.]"""),
        ("b", """[[sehr gern.|gute Idee.] {day} um {time} Uhr ist eingetragen. [Bitte Sicherheitsschuhe mitbringen.|Einen Tisch fürs
         Mittagessen bestelle ich.|]|[am {day} haben wir leider Audit.|in der Woche bin ich nicht da.] Ginge es am {date}?]"""),
        ("a", """[dann halten wir das fest.|das passt.|wunderbar, bis dann.] [Ich komme mit der Bahn.|]"""),
        ("a", """[danke für die Zeit und die Führung.|es war gut, den Betrieb einmal zu sehen.] [Die Zahlen schicke ich bis {day}.|Die Preisliste
         hat keine Eile.|]"""),
    ),
)  # fmt: skip
SAMPLE = Topic(
    "sample",
    ("Muster {model}", "[Erstmuster|Probestück] {model}", "Versuch mit {model}"),
    (
        ("a", """[bevor wir umstellen, würden wir gern ein Muster {model} ausprobieren.|können wir ein Muster {model} bekommen?] [Nach {days} Tagen unter dem
         Hammer wissen wir mehr.|{third} vermisst es, dann melden wir uns.]"""),
        ("b", """[ein Stück geht am {day} raus, kostenfrei.|gern, es kommt mit der nächsten Lieferung.] [Sagen Sie uns bitte, was Sie
         finden, auch Schlechtes.|]"""),
        ("a", """[die {days} Tage sind um.|der Versuch ist abgeschlossen.] [Klang und Kante sind gut.|Die Bahn dürfte {mm} ebener sein, sonst
         gut.|Ehrlich gesagt sehen wir keinen Unterschied zum bisherigen.] [Bitte bieten Sie {qty} Stück an.|]"""),
    ),
)  # fmt: skip
CERTIFICATE = Topic(
    "certificate",
    ("Werkszeugnis Los {lot}", "Zeugnisse zur Bestellung {order}", "Unterlagen fürs Audit"),
    (
        ("a", """[für Los {lot} fehlen uns noch die Werkszeugnisse|unser Auditor möchte die Härteprotokolle zu Los {lot} sehen]. [Das Audit
         ist am {date}.|Ein Scan genügt.|]"""),
        ("b", """[anbei.|die Zeugnisse hängen an.] [Die Schmelznummer steht am linken Fuß.|Eine Seite war schlecht lesbar und ist neu
         geschrieben.|]"""),
        ("a", """[danke, das ging schnell.|genau das hat gefehlt, danke.]"""),
    ),
)  # fmt: skip
PRICES = Topic(
    "prices",
    ("Preisliste {year}", "Preisanpassung zum {date}", "Rahmenvertrag {year}", "[Teuerungszuschlag|Preise] – unser Vorschlag"),
    (
        ("b", """[zum {date} müssen wir die Preise um {percent} anheben|ab {date} gelten neue Preise, im Schnitt {percent} mehr]. [Energie und
         Schrott kennen Sie.|Allein der Koks macht das aus.] [Die Liste ist angehängt.|Für Bestellungen bis {day} gilt die alte.]"""),
        ("a", """[damit hatte ich gerechnet, wenn auch nicht mit {percent}.|das wird schwer weiterzugeben.] [Wie wäre ein Rahmen über {qty}
         Stück im Jahr zum alten Preis?|Können wir den alten Preis bis Quartalsende halten?]"""),
        ("b", """[ein Rahmen hilft uns beiden.|das ist ein fairer Vorschlag.] [Bei {qty} Stück halte ich {price} bis {date2}.|Dann die Hälfte
         der Erhöhung und zwölf Monate fest.] [Soll ich es aufsetzen?|]"""),
        ("a", """[ja bitte, an {third} und mich.|einverstanden, ich unterschreibe für zwölf Monate.]"""),
    ),
)  # fmt: skip
FAIR = Topic(
    "fair",
    ("{fair}: sind Sie dort?", "Treffen auf der {fair}", "[Karten|Standdienst] {fair}"),
    (
        ("a", """[sehen wir uns auf der {fair}?|sind Sie dieses Jahr auf der {fair}?] [Wir stehen in Halle {n2}.|Ich bin nur am {day} dort.] [Karten
         kann ich schicken.|Der Kaffee ist besser als letztes Mal.|]"""),
        ("b", """[ich bin am {day} da.|ja, mit {third}.|dieses Jahr leider nicht.] [Sagen wir {time} Uhr an Ihrem Stand.|Bringen Sie mir bitte den
         neuen Katalog mit.|Erzählen Sie mir nachher, was es gab.]"""),
    ),
)  # fmt: skip
INTRODUCTION = Topic(
    "introduction",
    ("{third} stellt sich vor", "Neuer Ansprechpartner: {third}", "[Vertretung|Übergabe] an {third}"),
    (
        ("a", """[ich möchte Ihnen {third} vorstellen:|ab sofort kümmert sich {third} um Ihre Termine,] [seit {month} bei uns und künftig für die
         Logistik zuständig|für Preise bleibe ich Ihr Ansprechpartner]. [Sie werden sich gut verstehen.|]"""),
        ("b", """[danke, und herzlich willkommen an {third}.|gut zu wissen, danke.] [Ich rufe in den nächsten Tagen an.|]"""),
    ),
)  # fmt: skip
DOCUMENTS = Topic(
    "documents",
    ("Unterlagen {month}", "[Ihre Unterschrift|Bitte um Rückgabe]: {matter}", "{matter} – offene Punkte"),
    (
        ("a", """[für {matter} brauchen wir noch|zu {matter} fehlen] [die Zahlen für {month}|zwei Unterschriften|ein Registerauszug]. [Bitte bis
         {date}.|Das Formular hängt an.]"""),
        ("b", """[anbei.|hier sind die Unterlagen.|unterschrieben zurück.] [Das Original kommt mit der Post.|Zu den Zahlen gibt {third}
         Auskunft.|]"""),
        ("a", """[danke, vollständig.|vielen Dank, Sie hören in {week} von uns.]"""),
    ),
)  # fmt: skip
TALK = Topic(
    "talk",
    ("[Einladung|Vortrag]: {fair}", "Exkursion unserer Studierenden in {week}", "[Artikel|Interview] über Freiformschmieden"),
    (
        ("a", """[für den {date} planen wir einen Abend über Werkzeugstahl|wir würden gern mit {days} jungen Leuten Ihre Schmiede sehen].
         [Hätten Sie Lust?|Wäre das möglich?] [Honorar gibt es keines, aber Suppe.|]"""),
        ("b", """[sehr gern.|das klingt nach Spaß.|ich frage den Werkleiter, im Grunde ja.] [Der {date} ist frei.|Lieber {day}, dann laufen die
         Hämmer.]"""),
        ("a", """[wunderbar, Einzelheiten folgen bis {day}.|danke, damit steht das Programm.]"""),
    ),
)  # fmt: skip
CALL = Topic(
    "call",
    ("[Rückruf|Ihr Anruf]", "Kurze Frage zu {model}", "[Telefonat|Zehn Minuten] am {day}?", "Wie besprochen"),
    (
        ("a", """[ich habe Sie eben nicht erreicht.|ich habe es telefonisch versucht.] [Rufen Sie mich heute noch zurück?|Hätten Sie am {day} um
         {time} Uhr zehn Minuten?] [Es geht um {model}.|Nichts Schlimmes.|Es geht um Bestellung {order}.]"""),
        ("b", """[{time} Uhr passt.|ich stand am Hammer, Entschuldigung.|morgen bin ich den ganzen Tag da.] [Am besten mobil.|]"""),
        ("a", """[danke für das Gespräch.|gut, dass wir gesprochen haben.] [Damit es geschrieben steht: {qty} {item}, {week}, Preis wie
         bisher.|Wir warten also bis {date}.]"""),
    ),
)  # fmt: skip
INTERNAL = (
    Topic(
        "handover",
        ("{customer}: [Termin|Besuchsbericht]", "{customer} – Bestellung {order}"),
        (
            ("a", """[ich habe mit {customer} gesprochen|komme gerade von {customer}]. [Die wollen {qty} {item} und fürchten um {week}.|Wegen Los
             {lot} sind sie zu Recht verärgert.] [Schaffen wir {week}?|Wer kümmert sich?]"""),
            ("b", """[{week} ist knapp, aber möglich.|vor {week} nicht, der große Ofen steht.|ich sehe nach.]"""),
            ("a", """[danke, sage ich so.|gut, das hilft.]"""),
        ),
    ),
    Topic(
        "rota",
        ("Urlaub {month}", "Vertretung am {day}"),
        (
            ("a", """[ich hätte gern den {day} frei.|ab {date} bin ich eine Woche weg.] [Übernimmst du das Telefon?|Kannst du vertreten?]"""),
            ("b", """[klar.|geht in Ordnung.|nur vormittags, danach Zahnarzt.] [Leg mir einen Zettel zu {customer} hin.|]"""),
        ),
    ),
)  # fmt: skip
REMARKS = (
    "[Übrigens:|Nebenbei:] [der neue Kran steht endlich|unser alter Hammer ist achtzig geworden|wir haben wieder einen Lehrling].",
    "[Grüße bitte auch an {third}.|Einen Gruß an {third}.]",
    "[Am {day} bin ich schlecht zu erreichen.|Unsere Zentrale ist ab nächster Woche bis achtzehn Uhr besetzt.]",
    "[Hier regnet es seit {day}.|Ich hoffe, bei Ihnen ist besseres Wetter.]",
)  # fmt: skip
OPENERS = (
    "[vielen Dank für Ihre Nachricht.|danke für Ihre Mail.|danke für die Rückmeldung.]",
    "[wie am Telefon besprochen, noch einmal schriftlich.|nach unserem Gespräch am {day} ein paar Zeilen.]",
    "[ich hoffe, es geht Ihnen gut.|ich hoffe, Sie hatten ein schönes Wochenende.]",
)  # fmt: skip
CLOSERS = (
    "[Für Fragen bin ich gern da.|Melden Sie sich, wenn etwas unklar ist.|Bei Fragen einfach anrufen.]",
    "[Vielen Dank im Voraus.|Danke für Ihre Mühe.|Besten Dank.]",
    "[Eine gute Woche wünsche ich.|Schönes Wochenende!|Ich freue mich auf Ihre Antwort.]",
)  # fmt: skip
