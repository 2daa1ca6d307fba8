"""The models of the rooms, read from their modules without loading them."""

from __future__ import annotations

import ast

from tests.house.tracked import text_of, tracked_files


def models() -> dict[str, str]:
    """The tables of our own models, by the name of the model."""
    found = {}
    for path in tracked_files():
        if path.name != "models.py" or path.parts[0] != "src":
            continue
        for node in ast.parse(text_of(path) or "").body:
            bases = [ast.unparse(base) for base in node.bases] if isinstance(node, ast.ClassDef) else []
            if isinstance(node, ast.ClassDef) and {
                "models.Model",
                "AbstractBaseUser",
                "AbstractBaseSession",
            } & set(bases):
                found[node.name] = f"{path.parts[-2]}_{node.name.lower()}"
    return found
