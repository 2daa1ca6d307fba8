"""Names of a million people: the demo company's names are the frequent ones, and made-up ones the many that are rare.

As in every country some names are borne by many and most by few: the name at place r is borne in proportion to 1 / (r + 25), a
given name to 1 / (r + 6) (Zipf and Mandelbrot). Rare family names are put together from the parts such names consist of.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapport.demo.queries import name_pools
from rapport.engines.names.honorifics import without_accents
from rapport.engines.wordlists import words

SHARES = {
    "en": 30,
    "de": 20,
    "fr": 10,
    "es": 11,
    "pt": 8,
    "it": 8,
    "nl": 4,
    "sv": 4,
    "pl": 3,
    "tr": 1,
    "ja": 0.5,
    "zh": 0.5,
}
FREQUENT_FAMILY, FREQUENT_GIVEN = 25, 6
RARE_GIVEN = 0.12  # of people bear a given name from all over the world
SECOND_GIVEN = 0.08
DOUBLE_FAMILY = {"es": 0.7, "pt": 0.6}

_PARTS = {
    "en": (
           "Ash Beck Birch Black Brad Bram Brock Burn Cald Car Chat Clif Cole Craw Dal Den Dray East El Fair Farn Fen Gal "
           "Glad Graf Green Had Hal Har Hart Hazel Hey Hol Horn Hux Kel Kings Lang Lin Long Mar Mel Mid Mill Nor North Oak "
           "Old Ox Pem Penn Ray Red Ridge Rock Rose Sand Shel Sher South Stan Sten Stock Suth Thorn Tow Und Wal War Wash Wat "
           "Wes West White Whit Wick Win Wood Wor Wy Yard",
           "berry borne bourne brook bury by combe cott croft dale den don field ford gate grave ham hill hurst land lane "
           "ley lock man mere mont more ridge shaw side son stead stone ston thorpe ton wald ward water way well wick wood "
           "worth"),
    "de": (
           "Alt Auer Bach Berg Birken Blum Brand Braun Breit Buch Burg Dorn Eber Eck Eich Eisen Engel Erlen Falk Feld "
           "Fichten Fisch Frei Fried Gold Grün Hagen Hain Hart Hasel Heid Heiden Hell Hirsch Hoch Hohen Holz Kalt Kirch "
           "Klein Klee König Korn Kreuz Lang Lauter Licht Linden Löwen Mai Mohn Mühl Nacht Neu Nieder Nuss Ober Reich Ried "
           "Rosen Rot Sand Schön Schwarz Schnee Silber Sonn Stein Stern Stolzen Tal Tannen Unter Vogel Wald Weiden Wein Weiß "
           "Wester Wild Winter Wolken",
           "acker au auer bach bacher bauer baum beck berg berger bichler bold brand brecht bruck brunn brunner burg dorf "
           "dorfer eck egger feld felder fels fuchs gruber hagen hammer hard hardt haus hauser heim heimer hof hofer holz "
           "horst huber ing kamp länder lein lich mann mayer meier meister moser müller ner reich reuter rieder rod ruck "
           "sack schläger schmidt stadt städter stätter stein steiner stock stolz tal thal thaler wald walder wanger weber "
           "wein wies wieser wind"),
    "fr": (
           "Aub Bar Beau Bell Bern Bert Bois Bon Bouch Bour Bré Cail Car Cham Chant Char Chât Clair Cor Cour Crois Del Des "
           "Dub Dur Esp Fav Fer Flan Fleur Font Gal Gar Gér Gil Gren Guil Jac Joli Jou Lac Lam Lar Lav Lép Lor Mal Mar Mas "
           "Mir Mont Mor Noir Pasc Pel Per Pin Pois Pré Quin Ram Ren Rob Roch Ros Roug Sab Sal Sen Soul Tail Tour Val Vau "
           "Ver Vign Vil",
           "ac aigne ain aine and ard aud ault aux beau bert bois champ court deau don eau el elier elin elle elot emont ent "
           "er eron et eur eux iaud ier ignac ille illon in ine iot lain land let lier mont nac nard not ot ouin oux ric rin "
           "ron teau tier tin ton trand val ville vin"),
    "it": (
           "Alb Am And Bacc Bald Barb Bell Bened Bern Bert Bian Bon Bor Brun Cal Cam Cap Car Cas Cav Cer Cic Col Cor Cost "
           "Dan Don Fab Fal Fer Fil Fior Fon Fran Gal Gar Gen Gher Giac Gor Graz Guar Lam Lan Leon Lor Luc Mag Mal Man Mar "
           "Mas Maz Mel Mor Nan Nic Or Pal Pan Par Pas Pell Per Piaz Pic Pol Quar Rav Ric Rom Ros Sab Sal San Sar Sav Scar "
           "Ser Tam Tor Val Ven Vig Zam Zan",
           "acci aldi ani anti ardi ari aro asso atti azzo ucci uzzi elli ello ente eri eschi etta etti ezza iani icci ieri "
           "ina ini ino isi issi olini olo one oni onte orelli ori osi otti otto ozzi usi"),
    "es": (
           "Ag Al Alc Alm Ar Arr Bal Barr Ben Berm Bus Cab Cal Camp Car Carr Cas Cerv Cor Cur Esc Esp Est Fig Fons Gal Gar "
           "Gom Gran Guer Her Iban Jar Lar Lez Lop Luj Mal Man Mar Mat Men Mir Mol Mont Mor Nav Ol Ort Pal Par Per Pin Pon "
           "Quin Reb Rob Rod Sal San Sant Seg Sol Tor Tru Val Var Vel Ver Vill Zam Zar Zur",
           "ado ajo al alde ales ana anca ano ante ar ares arro asco ate ena enas era ero ero ez ía iaga icón ida iego iera "
           "illa illo ina iño ito iz olla olo ón ona onda or osa oso ote oya uela uera ura urria"),
    "nl": (
           "Ach Beek Berk Bloem Boer Bos Braam Broek Bruin Burg Dam Dijk Door Eik Elz Gras Groen Haan Hage Heer Heuvel Hoek "
           "Hof Hout Huis Kamp Kerk Klaver Kloost Koning Kool Korte Kuip Laar Lang Leeuw Lind Maas Meer Meul Molen Noord "
           "Olden Oost Oude Peer Plas Pol Rijn Roos Ruit Schaap Schip Sluis Steen Ster Stroom Veld Vink Vlier Vos Water Weer "
           "West Wijn Wild Zand",
           "akker beek berg boom bos brink broek burg camp dam dijk donk eind es gaard gracht haar hart hof horst hout huis "
           "huizen ink inga kamp kerk laan land ma man mans meer meijer mond oord poort ren rode schot sema sen stad steen "
           "stra veen veld voort wijk zaal"),
    "sv": (
           "Ahl Alm Ander Ask Berg Björk Blom Bo Brand Dahl Ed Ek El En Eng Fager Falk Fors Fri Gran Grön Gyllen Hag Hall "
           "Hammar Hed Hell Hjalm Hjort Holm Hult Häll Högl Jern Kron Kull Käll Lager Land Lid Lilje Lind Ljung Lund Löf Lön "
           "Mal Mell Mo Nor Ny Näs Palm Quist Rapp Ros Ryd Rön Sand Sjö Skog Sköld Stern Stål Sund Svart Söder Torn Ulv Vall "
           "Vester Vik Väst Wall Åker Ås Ängel Öst",
           "bäck berg blad blom borg bring by dal din ell fors gren haag hage hammar hed hem holm hult iksson in ing kvist "
           "land ler lid lin lind lund man mark mo nell ner org qvist rot ros sjö skog skär son sson stad strand ström stam "
           "sten ström svärd torp vall vik wall"),
    "pl": (
           "Adam Bar Bed Bia Bor Brzo Buk Chmiel Cho Czar Czer Dąb Dob Dom Dra Gaj Gał Gło Gór Grab Grod Jab Jag Jak Jan Jar "
           "Jas Jaw Kal Kam Kar Kas Kasz Klim Kor Kos Kow Kras Kraw Król Krzy Kub Lew Lip Lis Lub Maj Mar Mat Maz Mich Mor "
           "Ol Ostr Paw Pio Piotr Rad Rog Rud Rut Sad Sien Sok Stan Szcz Szym Tar Tom Urb Wal War Wiś Witk Woj Wol Wron Zab "
           "Zal Zar Ziel Żuk",
           "acki aczyk ak alski ański arczyk arek as aszek ecki eja ek elski eński ewicz ewski ic icki iński isz ka kiewicz "
           "kowiak kowski ła niak nicki nik ński ocki oń orski owczyk owicz owiec owski ski szczak szewski uk ura uszek "
           "yński ysz ytko"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name as drawn; ``family`` may be two words or begin with particles."""

    given: str
    family: str

    @property
    def whole(self) -> str:
        return f"{self.given} {self.family}"


class Names:
    """Draws names. The same seed draws the same ones."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._cultures = list(SHARES)
        self._shares = list(itertools.accumulate(SHARES.values()))
        self._families = {culture: _family_names(culture, dice) for culture in SHARES}
        self._given = {culture: _given_names(culture, dice) for culture in SHARES}
        self._weights = {
            culture: (_zipf(len(self._families[culture]), FREQUENT_FAMILY), _zipf(len(self._given[culture]), FREQUENT_GIVEN))
            for culture in SHARES
        }  # fmt: skip
        self._everywhere = sorted(
            word.capitalize() for word in words("rapport.engines.names", "given_names") if len(word) > 1
        )

    def draw(self, count: int) -> Iterator[Name]:
        dice = self._dice
        for culture in dice.choices(self._cultures, cum_weights=self._shares, k=count):
            yield Name(self._given_name(culture), self.family(culture))

    def family(self, culture: str = "") -> str:
        """A family name of a culture, or of any."""
        dice = self._dice
        culture = culture or dice.choices(self._cultures, cum_weights=self._shares)[0]
        pool, (weights, _) = self._families[culture], self._weights[culture]
        name = dice.choices(pool, cum_weights=weights)[0]
        if dice.random() < DOUBLE_FAMILY.get(culture, 0):
            name = f"{name} {dice.choices(pool, cum_weights=weights)[0]}"
        return name

    def _given_name(self, culture: str) -> str:
        dice = self._dice
        if dice.random() < RARE_GIVEN:
            return dice.choice(self._everywhere)
        pool, (_, weights) = self._given[culture], self._weights[culture]
        name = dice.choices(pool, cum_weights=weights)[0]
        if dice.random() < SECOND_GIVEN:
            name = f"{name} {dice.choices(pool, cum_weights=weights)[0]}"
        return name


def _zipf(count: int, shift: int) -> list[float]:
    return list(itertools.accumulate(1 / (place + shift) for place in range(1, count + 1)))


def _split(written: str) -> list[str]:
    found = written.split("|") if "|" in written else written.split()
    return [name.partition("=")[0] for name in found]


def _family_names(culture: str, dice: random.Random) -> Sequence[str]:
    """The known names in some order, then the made-up ones in some order."""
    known = _split(name_pools()[culture][2])
    dice.shuffle(known)
    first, last = (part.split() for part in _PARTS.get(culture, ("", "")))
    rare = [f"{one}{two}" for one in first for two in last if without_accents(one[-1]) != two[0]]
    if culture == "nl":
        rare += [
            f"{small} {name}" for name in rare for small in ("van", "van der", "de") if dice.random() < 0.3
        ]
    dice.shuffle(rare)
    return list(dict.fromkeys(known + rare))


def _given_names(culture: str, dice: random.Random) -> Sequence[str]:
    female, male = (_split(part) for part in name_pools()[culture][:2])
    both = female + male
    dice.shuffle(both)
    return list(dict.fromkeys(both))
