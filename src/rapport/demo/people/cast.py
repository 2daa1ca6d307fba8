"""The written cast: people whose stories the demo tells, and one of every oddity real mail has."""

from __future__ import annotations

from dataclasses import dataclass

# key | name | domains | kind | country | legal | city | pattern | display | program
FIRMS = """
northwind|Northwind Castings|northwind.example northwind-castings.example|customer|pt|Lda.|Porto|first.last|plain|outlook
ferro|Ferro Norte|ferronorte.example|customer|pt|S.A.|Porto|flast|family_caps|outlook
vega|Talleres Vega|talleresvega.example vega-talleres.test|customer|es|S.L.|Vitoria-Gasteiz|f.last|plain|thunderbird
ceramica|Cerâmica do Sul|ceramicadosul.example|customer|pt|S.A.|Aveiro|first|plain|gmail
kaya|Kaya Logistics|kayalogistics.example|carrier|tr|A.Ş.|İzmir|first|plain|gmail
severn|Severn Inspection|severn-inspection.example|service|gb|Ltd|Bristol|first.last|comma|exchange
halden|Halden Tools|haldentools.example|customer|gb|Ltd|Leeds|first.last|plain|outlook
brightmoor|Brightmoor Machinery|brightmoor.example|customer|gb|plc|Manchester|flast|comma|exchange
luedenscheid|Hammerwerk Kaltenbach|hammerwerk-kaltenbach.example|customer|de|GmbH & Co. KG|Köln|f.last|comma|exchange
becker|Becker Schmiedetechnik|becker-schmiedetechnik.example|customer|de|GmbH|Köln|first.last|plain|outlook
stahlnord|Stahlhandel Nord|stahlhandel-nord.example|supplier|de|GmbH|Hamburg|first.last|comma|outlook
giesserei|Gießerei Huber|xn--gieerei-huber-ddb.example|customer|de|e.K.|München|last|plain|thunderbird
brandtsohn|Brandt & Sohn|brandt-sohn.example|customer|de|GmbH|Berlin|last|titled|outlook
lefevre|Forges Lefèvre|forges-lefevre.example|customer|fr|SAS|Lyon|first.last|plain|outlook
navarro|Forjas Navarro|forjasnavarro.example|customer|es|S.L.|Zaragoza|first|plain|express
rossi|Officine Montalbano|officine-montalbano.example|customer|it|S.r.l.|Brescia|first.last|family_caps|outlook
sato|Sato Forge|satoforge.example|customer|jp|Co., Ltd.|Tokyo|last|plain|outlook
wang|Pujiang Hardware|pujiang-hardware.example|supplier|cn|Co., Ltd.|Shanghai|first.last|plain|outlook
balkan|Balkan Metal|balkan-metal.example|customer|bg|OOD|Sofia|first.last|plain|thunderbird
ludlow|Ludlow Farriers' Supply|ludlowfarriers.example|customer|gb|Ltd|Birmingham|first|given|apple
wren|Wren & Tarn Accountants|wrentarn.example|service|gb|LLP|Sheffield|first.last|plain|outlook
don|Don Valley Steel|donvalleysteel.example dvs.example|supplier|gb|plc|Sheffield|flast|plain|exchange
swift|Swiftwater Freight|swiftwater.example|carrier|gb|Ltd|Liverpool|first.last|plain|outlook
guild|Northern Guild of Smiths|northern-smiths.example|association|gb|Ltd|Newcastle|first|plain|gmail
mesa|Mesa Canyon Outfitters|mesacanyon.example|customer|us|Inc.|Phoenix|first|plain|gmail
tuhagen|Technische Hochschule Hohenlimburg|th-hohenlimburg.example|university|de|GmbH|Köln|last|titled|evolution
"""

# key | given | family | gender | culture | firm | title | employee | threads | tags
PEOPLE = """
marta|Marta|Oliveira|f|pt|northwind|Buyer>2026-03-02>Head of Procurement|priya.raman|46|showcase plus_tag domain_alias english
ana|Ana|Reis|f|pt|northwind|Logistics Coordinator|priya.raman|12|showcase english
henrik|Henrik|Dahl|m|sv|northwind|Plant Director|priya.raman|3|showcase short_mail
rui|Rui|Barbosa|m|pt|ferro|Plant Manager|tom.ashworth|18|showcase english
carmen|Carmen|López Ibáñez|f|es|vega|Responsable de Compras|carlos.ibarra|26|showcase domain_alias
pilar|Pilar|Torres|f|es|vega|Técnica de Calidad|jonas.weber|9|showcase
joao|João|Saraiva|m|pt|ceramica|Director Industrial|elke.sommer|10|showcase quiet
deniz|Deniz|Kaya|m|tr|kaya|Managing Partner|priya.raman|2|showcase recent
owen|Owen|Price|m|en|severn|Lead Auditor|tom.ashworth|7|showcase
jon|Jonathan|Wells|m|en|halden|Production Planner|tom.ashworth|14|showcase job_change nickname
susanne|Susanne|Krämer|f|de|luedenscheid|Leiterin Einkauf|jonas.weber|20|showcase married formerly
ilse|Ilse|Brandt|f|de|brandtsohn|Geschäftsführerin|stefan.kruse|44|showcase quiet_lately
bob|Robert|Hartley|m|en|ludlow|Proprietor|tom.ashworth|22|nickname free_mail_too
pepe|José|Ruiz Olmedo|m|es|vega|Jefe de Taller|carlos.ibarra|14|nickname
sascha|Alexander|Kowalski|m|de|luedenscheid|Produktionsleiter|sven.aldenhoff|13|nickname
schmidt1|Michael|Schmidt|m|de|luedenscheid|Arbeitsvorbereitung|jonas.weber|8|namesake
schmidt2|Michael|Schmidt|m|de|stahlnord|Verkauf Langprodukte|marek.dudek|11|namesake
millers|John|Walker|m|en|brightmoor|Stores Manager|tom.ashworth|8|namesake
millerd|John|Walker|m|en|don|Sales Engineer|beth.ackroyd|10|namesake
beckersen|Thomas|Becker|m|de|becker|Geschäftsführer|stefan.kruse|10|namesake father
beckerjun|Thomas|Becker|m|de|becker|Vertrieb und Technik|stefan.kruse|12|namesake son
navarrosen|Antonio|Navarro|m|es|navarro|Gerente|carlos.ibarra|9|namesake father
navarrojun|Antonio|Navarro|m|es|navarro|Comercial|carlos.ibarra|9|namesake son
hoffmann|Klaus|Hoffmann|m|de|luedenscheid|Einkauf|jonas.weber|9|last_first
lefevre|François|Lefèvre|m|fr|lefevre|Directeur Général|camille.roux|11|has_assistant
claire|Claire|Dubois|f|fr|lefevre|Assistante de direction|camille.roux|10|assistant
maite|Amélie|Garnier-Roy|f|fr|lefevre|Acheteuse|camille.roux|16|job_change
ulrich|Ulrich|von Hagen|m|de|tuhagen|Professor für Umformtechnik|sven.aldenhoff|7|titled
petra|Petra|Lang|f|de|giesserei|Technische Leitung|katrin.vollmer|9|titled
huber|Georg|Huber|m|de|giesserei|Inhaber|katrin.vollmer|14|one_man_role
fabio|Fabio|Montalbano|m|it|rossi|Titolare|giulia.fontanesi|15|shouts
lucia|Lucia|Ferraris|f|it|rossi|Ufficio Acquisti|giulia.fontanesi|12|married
sato|Kenichi|Sato|m|ja|sato|President|kenji.mori|8|cjk
wangfang|Fang|Wang|f|zh|wang|Export Sales|marek.dudek|8|cjk
georgi|Georgi|Dimitrov|m|bg|balkan|Procurement Manager|kenji.mori|8|cyrillic
walterb|Walter|Brindle|m|en||Hobby smith|tom.ashworth|6|free_mail_only
gaby|Gabrielle|Thornley|f|en||Farrier|ingrid.solberg|7|free_mail_only
neil|Neil|Ormesher|m|en|don|Key Account Manager|beth.ackroyd|30|order_confirmations other_spelling
sonja|Sonja|Wieland|f|de|stahlnord|Auftragsabwicklung|marek.dudek|14|order_confirmations
trish|Patricia|Cawood|f|en|swift|Operations|graham.tunstall|24|nickname switchboard
eric|Eric|Tarn|m|en|wren|Partner|hilary.brearley|12|switchboard
wendy|Wendy|Appleyard|f|en|guild|Secretary|rosalie.whitham|12|list_poster
dale|Dale|Yazzie|m|en|mesa|Owner|tom.ashworth|10|wrong_clock
"""


@dataclass(frozen=True, slots=True)
class CastFirm:
    key: str
    name: str
    domains: tuple[str, ...]
    kind: str
    country: str
    legal: str
    city: str
    pattern: str
    display: str
    program: str


@dataclass(frozen=True, slots=True)
class CastMember:
    key: str
    given: str
    family: str
    gender: str
    culture: str
    firm: str
    title: str
    employee: str
    threads: int
    tags: frozenset[str]


def firms() -> list[CastFirm]:
    """The written organisations."""
    rows = []
    for line in FIRMS.strip().splitlines():
        key, name, domains, *rest = line.split("|")
        rows.append(CastFirm(key, name, tuple(domains.split()), *rest))
    return rows


def members() -> list[CastMember]:
    """The written people."""
    rows = []
    for line in PEOPLE.strip().splitlines():
        key, given, family, gender, culture, firm, title, employee, threads, tags = line.split("|")
        rows.append(
            CastMember(
                key,
                given,
                family,
                gender,
                culture,
                firm,
                title,
                employee,
                int(threads),
                frozenset(tags.split()),
            )
        )
    return rows
