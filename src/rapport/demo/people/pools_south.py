"""Names people bear: Spanish, Portuguese, French, Italian, and a few from further away."""

from __future__ import annotations

SPANISH = (
    "Alba Amparo Ainhoa Beatriz Begoña Blanca Carmen Concepción Cristina Dolores Elena Esther Eugenia Inés Isabel Itziar "
    "Lourdes Lucía Maite Mercedes Montserrat Nuria Olga Paloma Pilar Raquel Rocío Rosario Silvia Sonia Teresa Yolanda",
    "Adolfo Agustín Álvaro Andrés Ángel Arturo César Diego Emilio Enrique Esteban Fernando Francisco Gonzalo Guillermo "
    "Ignacio Iker Javier Jesús Joaquín Jorge José Julián Luis Manuel Mateo Miguel Óscar Pablo Rafael Ramón Raúl Roberto "
    "Rubén Santiago Sergio Vicente Xabier",
    "Aguirre Alonso Álvarez Arana Barrios Benítez Bermejo Blanco Caballero Calvo Cano Castillo Cortés Crespo Delgado Díaz "
    "Echevarría Elizondo Escudero Esteban Ferrer Figueroa Fuentes Gallego Garrido Gimeno Goikoetxea Herrera Hidalgo Iglesias "
    "Izquierdo Lozano Marín Medina Méndez Molina Montero Moreno Muñoz Núñez Olmedo Ortega Pardo Peña Prieto Quintana Ramos "
    "Rojas Romero Salazar Sanz Serrano Soler Soto Suárez Urrutia Valverde Vega Vidal Zubiri",
    "Francisco=Paco José=Pepe Ignacio=Nacho Dolores=Lola Concepción=Concha Manuel=Manolo Jesús=Chus Enrique=Quique "
    "Guillermo=Guille Mercedes=Merche Montserrat=Montse Rafael=Rafa Santiago=Santi Teresa=Tere Rosario=Charo",
)
PORTUGUESE = (
    "Alice Beatriz Catarina Cláudia Fernanda Filipa Graça Helena Joana Leonor Luísa Madalena Margarida Mariana Rita Sílvia "
    "Sofia Teresa Vera",
    "Afonso António Bruno Carlos Duarte Eduardo Filipe Francisco Gonçalo Henrique Hugo João Jorge José Luís Manuel Miguel "
    "Nuno Paulo Pedro Ricardo Rui Tiago Vasco",
    "Almeida Antunes Azevedo Barros Batista Braga Cardoso Carvalho Coelho Correia Cunha Esteves Faria Figueiredo Fonseca "
    "Gaspar Leite Lobo Machado Magalhães Matias Mendonça Moreira Nogueira Pacheco Peixoto Pinheiro Rocha Sampaio Seabra "
    "Simões Teixeira Valente Vasconcelos",
    "Francisco=Chico José=Zé Fernanda=Nanda Eduardo=Edu António=Tó",
)
FRENCH = (
    "Adèle Agnès Anne-Laure Aurélie Bénédicte Brigitte Camille Cécile Céline Clémence Delphine Dominique Élise Estelle "
    "Florence Françoise Hélène Isabelle Juliette Laurence Maëlle Marie-Claire Mathilde Mireille Nathalie Pauline Solène "
    "Sylvie Valérie Véronique",
    "Alain Antoine Arnaud Bastien Benoît Bruno Cédric Christophe Damien Didier Emmanuel Éric Étienne Fabrice François "
    "Frédéric Gaël Gérard Guillaume Hervé Jacques Jean-Luc Jean-Marc Jérôme Julien Laurent Loïc Mathieu Nicolas Olivier "
    "Pascal Philippe Rémi Sébastien Stéphane Thibault Thierry Xavier Yann Yves",
    "Arnaud Aubert Barbier Baudry Bellanger Berthelot Besnard Blanchard Bonnet Boucher Bourdon Brunet Carpentier Charpentier "
    "Chevalier Colin Courtois Delacroix Delaunay Descamps Deschamps Desmarais Dumont Fabre Faivre Fontaine Fournier Garnier "
    "Gauthier Germain Guérin Huet Jacquet Lacroix Lambert Leblanc Lefort Legrand Lemaire Lemoine Marchand Masson Mercier "
    "Meunier Michaud Morel Noël Perrin Picard Poirier Prévost Renaud Rivière Rousseau Roussel Tessier Vasseur Verdier "
    "Vidal",
    "Catherine=Cathy Philippe=Phil Christophe=Tof Dominique=Dom Frédéric=Fred Guillaume=Guigui Stéphane=Steph",
)
ITALIAN = (
    "Alessandra Anna Antonella Barbara Chiara Claudia Daniela Elisa Federica Francesca Gabriella Giorgia Ilaria Laura "
    "Letizia Lucia Marta Michela Paola Roberta Silvia Valentina",
    "Alberto Alessandro Andrea Antonio Claudio Davide Emanuele Fabio Filippo Francesco Giacomo Giorgio Giovanni Giuseppe "
    "Lorenzo Luca Marco Massimo Matteo Nicola Paolo Pietro Riccardo Stefano Vittorio",
    "Amato|Barbieri|Bassi|Benedetti|Bianco|Bonetti|Caputo|Carbone|Cattaneo|Colombo|Conti|Coppola|De Luca|D'Amico|"
    "Fabbri|Ferrari|Fontana|Galli|Gatti|Giordano|Grasso|Leone|Lombardi|Mancini|Marchetti|Marini|Martinelli|Monti|"
    "Neri|Orlando|Pellegrini|Riva|Rizzi|Sala|Santoro|Serra|Testa|Villa|Vitale|Zanetti",
    "Giuseppe=Beppe Francesco=Franco Giovanni=Gianni Alessandro=Sandro Alessandra=Sandra Roberta=Robi",
)
TURKISH = (
    "Aylin Ayşe Buse Ceren Defne Elif Esra Gül Hande İpek Merve Nur Pınar Selin Zeynep",
    "Ahmet Barış Burak Can Deniz Emre Fatih Hakan Kerem Mehmet Murat Onur Serkan Tolga Yusuf",
    "Aksoy Arslan Aydın Çelik Demir Doğan Erdem Güneş Kaya Kılıç Koç Öztürk Polat Şahin Yıldız Yılmaz",
    "Mehmet=Memo",
)
POLISH = (
    "Agnieszka Aleksandra Beata Ewa Joanna Katarzyna Magdalena Małgorzata Monika Zofia",
    "Andrzej Bartosz Grzegorz Jakub Krzysztof Łukasz Marek Paweł Piotr Tomasz Wojciech",
    "Adamczyk Duda Grabowski Jabłoński Kaczmarek Kamiński Kowalczyk Lewandowski Malinowski Nowicki Pawlak Sikora Wójcik "
    "Wróbel Zając Zieliński",
    "Aleksandra=Ola Katarzyna=Kasia Małgorzata=Gosia Krzysztof=Krzysiek Tomasz=Tomek",
)
# Japanese, Chinese, Bulgarian: "Latin=own script".
JAPANESE = (
    "Akiko=明子 Haruka=遥 Keiko=恵子 Mai=舞 Naoko=直子 Yuki=由紀",
    "Daisuke=大輔 Hiroshi=浩 Kenichi=健一 Masaru=勝 Shinji=真司 Takashi=隆 Yuto=優斗",
    "Fujita=藤田 Hayashi=林 Inoue=井上 Kobayashi=小林 Matsuda=松田 Nakamura=中村 Ogawa=小川 Sato=佐藤 Tanaka=田中",
    "",
)
CHINESE = (
    "Fang=芳 Li=丽 Min=敏 Xiaoyan=晓燕 Yan=燕",
    "Bin=斌 Jianguo=建国 Lei=磊 Qiang=强 Wei=伟 Zhiyong=志勇",
    "Chen=陈 Huang=黄 Lin=林 Liu=刘 Wang=王 Wu=吴 Zhang=张 Zhao=赵 Zhou=周",
    "",
)
BULGARIAN = (
    "Desislava=Десислава Elena=Елена Mariya=Мария Nadezhda=Надежда Yana=Яна",
    "Dimitar=Димитър Georgi=Георги Ivaylo=Ивайло Nikolay=Николай Stoyan=Стоян Todor=Тодор",
    "Angelov=Ангелов Dimitrov=Димитров Kolev=Колев Marinov=Маринов Petkov=Петков Stoyanov=Стоянов Todorov=Тодоров",
    "",
)
