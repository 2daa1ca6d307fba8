"""People as a search finds them; one name is too long, one reads from the right."""

from rapport.kernel.directory.types import Found

EXAMPLES = {
    "shown": [
        Found(1, "Marta Oliveira", "Northwind Castings"),
        Found(2, "שרה בן־דוד", "Haifa Pumps"),
        Found(3, "Rui", ""),
        Found(
            4,
            "Maria da Conceição Albuquerque de Vasconcelos e Sousa-Hohenstein",
            "Vereinigte Norddeutsche Maschinenbau- und Gießereigesellschaft",
        ),
    ]
}
