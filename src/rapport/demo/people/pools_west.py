"""Names people bear: English, German, Dutch, Nordic. Female given names, male given names, family names, nicknames."""

from __future__ import annotations

ENGLISH = (
    "Alice Amelia Bethany Carol Charlotte Diana Eleanor Emily Fiona Frances Georgia Grace Hannah Harriet Heather Imogen "
    "Jessica Joanne Judith Katherine Laura Lucy Margaret Megan Naomi Olivia Patricia Philippa Rachel Rebecca Rosalind Ruth "
    "Samantha Sarah Sophie Stella Susan Tessa Victoria Wendy",
    "Aaron Adrian Andrew Anthony Barnaby Benjamin Callum Christopher Clive Daniel David Dominic Duncan Edward Felix Gareth "
    "Geoffrey Graham Harold Hugh Ian James Jonathan Kenneth Lewis Malcolm Martin Matthew Michael Neil Nigel Oliver Patrick "
    "Peter Philip Richard Robert Rory Simon Stephen Steven Stuart Thomas Timothy Vincent William",
    "Abbott Ainsworth Aldridge Armitage Atwood Barlow Beaumont Bexley Birch Blackwood Bolton Bradley Brook Calloway Carver "
    "Chadwick Chapman Clayton Coleman Cooper Crawford Dalton Davies Dawson Denham Driscoll Dunmore Ellison Evans Fairclough "
    "Farrow Fenwick Fletcher Forsyth Galbraith Garrick Gibbons Goddard Greenhalgh Hadley Hargreaves Harrington Haworth "
    "Hobson Holloway Hughes Ingram Jennings Kendrick Kershaw Langley Lockwood Mallory Marsden Mercer Middleton Morgan "
    "Naylor Newcombe Norris Oakley Ormerod Palmer Pemberton Pickering Prescott Radcliffe Redfern Rowntree Rushworth "
    "Sadler Sheridan Slater Somerville Stanton Sutcliffe Tattersall Thackeray Thornton Underhill Wainwright Walsh Warburton "
    "Whitaker Whitcombe Winstanley Woodhead Wycliffe Yates",
    "Andrew=Andy Anthony=Tony Benjamin=Ben Christopher=Chris Daniel=Dan David=Dave Edward=Ted James=Jim Jonathan=Jon "
    "Katherine=Kate Kenneth=Ken Margaret=Maggie Matthew=Matt Michael=Mike Patricia=Pat Philip=Phil Rebecca=Becky "
    "Richard=Rick Robert=Bob Samantha=Sam Stephen=Steve Steven=Steve Susan=Sue Thomas=Tom Timothy=Tim Victoria=Vicky "
    "William=Bill Jessica=Jess Philippa=Pippa Geoffrey=Geoff",
)
GERMAN = (
    "Andrea Anja Anke Anna Antje Barbara Birgit Brigitte Carla Christiane Claudia Cornelia Daniela Doris Elisabeth Eva "
    "Franziska Gabriele Greta Heike Ilona Ines Jana Judith Julia Karin Katharina Katja Kerstin Lena Maren Martina Melanie "
    "Monika Nadine Petra Regina Renate Sabine Sandra Silke Simone Sonja Steffi Susanne Tanja Ulrike Ursula Ute",
    "Alexander Andreas Arno Axel Bernd Bernhard Carsten Christian Christoph Claus Detlef Dieter Dirk Eberhard Erik Florian "
    "Frank Friedrich Georg Gerhard Günter Hans Heiko Helmut Henning Holger Jan Jens Joachim Jochen Johannes Josef Jörg "
    "Jürgen Kai Karl Klaus Lars Lukas Manfred Marcel Marco Markus Matthias Maximilian Norbert Oliver Peter Rainer Ralf "
    "Reinhard Rolf Sebastian Stefan Sven Thorsten Torsten Ulrich Uwe Volker Werner Wolfgang",
    "Albrecht Altmann Bauer Baumgart Bender Bergmann Berndt Böhm Brinkmann Burkhardt Dietrich Döring Ebert Eichhorn Engel "
    "Ernst Falkenberg Fiedler Fink Franke Freitag Gärtner Gerlach Göbel Graf Grimm Gruber Haas Hagedorn Hahn Hartmann "
    "Heinemann Heller Henning Herzog Hess Hofmann Holzer Huber Jäger Janßen Kaiser Kaufmann Kessler Kirchner Köhler Kröger "
    "Krüger Kuhn Lehmann Lindemann Lorenz Ludwig Maier Marquardt Meißner Möller Moser Nagel Neubauer Nowak Ott Pfeiffer "
    "Pohl Raabe Reichelt Reuter Richter Rösler Sander Schäfer Schilling Schlüter Schönfeld Schreiber Schröder Schuster "
    "Seidel Sievers Sommerfeld Stahl Steinbach Stolz Strauß Thiele Ullrich Vogel Voigt Wagner Weidner Weiß Wendt Wiegand "
    "Winkler Wolff Zander Ziegler Zimmermann",
    "Alexander=Sascha Elisabeth=Lisa Johannes=Hannes Josef=Sepp Katharina=Kathi Maximilian=Max Friedrich=Fritz "
    "Matthias=Matze Franziska=Franzi Andreas=Andi Stefan=Steff Ulrike=Uli Ulrich=Uli Gabriele=Gabi Susanne=Susi",
)
DUTCH = (
    "Annemiek Carolien Els Femke Hanneke Ilse Inge Lotte Marieke Marloes Mirjam Saskia Willemijn Wendela",
    "Bas Bram Diederik Gerrit Henk Jeroen Joost Koen Maarten Pieter Rutger Sander Sjoerd Teun Wouter",
    "Bakker|de Boer|Dekker|van Dijk|van den Berg|Hendriks|de Graaf|Kuipers|Meijer|Mulder|Postma|Smit|van der Veen|Verhoeven|"
    "Visser|de Vries|Willems|ter Horst",
    "Johannes=Hans Willemijn=Mijn Gerrit=Ger",
)
NORDIC = (
    "Annika Astrid Birgitta Ebba Elin Freja Gunilla Ingrid Karin Linnea Maja Sigrid Signe Solveig",
    "Anders Arvid Bjørn Erik Fredrik Göran Gustav Håkan Jesper Lars Magnus Mads Mikkel Nils Rasmus Søren Torbjörn",
    "Andersson Åkerlund Bergström Dahlgren Ekström Forsberg Hedlund Holm Isaksson Jørgensen Kjær Lindqvist Lundgren Møller "
    "Nyström Rasmussen Sandberg Sjögren Sørensen Thorsen Wikström Öberg",
    "Fredrik=Fred Gustav=Gösta",
)
