"""The stylesheet and the script: the sum of what lies beside the components."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from rapport.ui.bundle import bundle, component_folders, script_of, stylesheet_of


@pytest.mark.parametrize("suffix", ["css", "js"])
def test_every_components_own_file_is_in_it(suffix: str) -> None:
    text = bundle(suffix).text
    parts = [folder / f"{folder.name}.{suffix}" for folder in component_folders()]
    present = [path for path in parts if path.is_file()]
    assert present
    assert [path for path in present if path.read_text(encoding="utf-8").strip() not in text] == []


def test_components_of_two_rooms_do_not_share_a_name() -> None:
    names = [folder.name for folder in component_folders()]
    assert sorted(set(names)) == names


def test_a_components_rules_stand_in_the_layer_of_components(tmp_path: Path) -> None:
    part = tmp_path / "stamp.css"
    part.write_text(".stamp {\n  color: red;\n}\n", encoding="utf-8")
    assert "@layer components {\n.stamp {" in stylesheet_of((part,))


def test_scripts_do_not_see_each_others_names(tmp_path: Path) -> None:
    first, second = tmp_path / "a.js", tmp_path / "b.js"
    first.write_text("const name = 1;\n", encoding="utf-8")
    second.write_text("const name = 2;\n", encoding="utf-8")
    assert script_of((first, second)).count("{\nconst name = ") == 2


def test_files_the_stylesheet_names_are_there() -> None:
    text = bundle("css").text
    assert "static:" not in text
    urls = [piece.split(")")[0].strip("\"'") for piece in text.split("url(")[1:]]
    assert urls
    assert [url for url in urls if finders.find(url.removeprefix("/static/")) is None] == []


@pytest.mark.parametrize(("suffix", "kind"), [("css", "text/css"), ("js", "text/javascript")])
def test_a_browser_may_keep_it_for_good(db: None, suffix: str, kind: str) -> None:
    answer = Client().get(f"/-/rapport.{bundle(suffix).digest}.{suffix}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == f"{kind}; charset=utf-8"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.content.decode() == bundle(suffix).text


def test_an_old_name_leads_to_the_current_one(db: None) -> None:
    answer = Client().get("/-/rapport.0123456789ab.css")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/-/rapport.{bundle('css').digest}.css"


def test_it_is_sent_packed_to_those_who_can_unpack_it(db: None) -> None:
    address = f"/-/rapport.{bundle('css').digest}.css"
    answer = Client().get(address, headers={"Accept-Encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content).decode() == bundle("css").text
    assert len(answer.content) < 16_000
