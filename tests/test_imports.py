"""The arrows of the design: who may import whom."""

import ast
from pathlib import Path

import pytest

import deals

PACKAGE = Path(deals.__file__).parent
STAGES = {"read", "extract", "resolve", "store", "export", "site"}
MAY_IMPORT: dict[str, set[str]] = {stage: {stage, "model", "errors"} for stage in STAGES} | {
    "errors": set(),
    "model": {"model", "errors"},
    "bulk": STAGES | {"bulk", "model", "errors"},
    "pipeline": STAGES | {"bulk", "pipeline", "model", "errors"},
    "cli": {"cli", "pipeline", "model", "errors"},
    "library": {"pipeline", "model", "errors"},
    "__init__": {"library"},
    "__main__": {"cli"},
}


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_imports_follow_the_arrows(path: Path) -> None:
    owner = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write absolute imports"
            names = [f"{node.module}.{a.name}" for a in node.names]
        for name in (n for n in names if n.startswith("deals.")):
            part = name.split(".")[1]
            is_ours = (PACKAGE / part).exists() or (PACKAGE / f"{part}.py").exists()
            assert not is_ours or part in MAY_IMPORT[owner], f"{path}: {name}"


# Folders of the prose rules, each built on those before it.
LAYERS = ("words", "names", "grammar", "families", "reporting")


@pytest.mark.parametrize("layer", LAYERS)
def test_the_rules_of_prose_build_on_one_another(layer: str) -> None:
    allowed = set(LAYERS[: LAYERS.index(layer) + 1])
    for path in (PACKAGE / "extract" / layer).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                parts = node.module.split(".")
                inside = parts[:2] == ["deals", "extract"]
                assert not inside or allowed & {*parts[2:3]}, f"{path}: {node.module}"
