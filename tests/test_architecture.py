"""The house: imports point down only, and only the rooms that draw know Streamlit."""

import ast
from pathlib import Path

import pytest
from conftest import ROOT

LAYERS: tuple[set[str], ...] = (
    {"language", "schema"},
    {"dates"},
    {"cells", "checks", "choices", "citations"},
    {"data", "filters"},
    {
        "coverage_measures",
        "disputes",
        "exports",
        "figures",
        "flag_measures",
        "league_measures",
        "measures",
        "mirror_measures",
        "mission_days",
        "mission_measures",
        "odd_measures",
        "product_measures",
        "revision_measures",
        "shape_measures",
        "source_measures",
        "tenures",
        "trade_measures",
    },
    {
        "briefing",
        "evidence",
        "league_rows",
        "network_measures",
        "profile_measures",
        "series",
        "shape_series",
        "verdicts",
        "workbook",
    },
    {"address", "coverage_cells", "kept"},
    {"scenes"},
    {"citing", "controls", "evidence_cells", "menu", "openers", "provenance", "tabs"},
    {
        "archive",
        "claim_panel",
        "data_routes",
        "downloads",
        "extracts",
        "lists",
        "notices",
        "panel",
        "routes",
        "snippets",
        "source_panel",
        "standing",
        "tables",
    },
    {"atlas", "cards", "profile", "shell"},
    {
        "coverage_views",
        "flag",
        "league",
        "pairs",
        "product_views",
        "profile_parts",
        "relations_views",
        "shape_views",
        "source_views",
        "startup",
        "trade_series",
        "trade_views",
    },
)
DRAWS = {
    "address",
    "atlas",
    "cards",
    "citing",
    "claim_panel",
    "controls",
    "coverage_views",
    "downloads",
    "flag",
    "kept",
    "league",
    "lists",
    "menu",
    "notices",
    "openers",
    "pairs",
    "panel",
    "profile",
    "profile_parts",
    "provenance",
    "shell",
    "source_panel",
    "source_views",
    "standing",
    "startup",
    "tables",
    "tabs",
    "trade_series",
    "trade_views",
}
FILES = sorted((ROOT / "components").rglob("*.py"))


def room(path: Path) -> str:
    """The module, or the folder of modules, that a file of components/ belongs to."""
    return path.relative_to(ROOT / "components").parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    height = {name: at for at, layer in enumerate(LAYERS) for name in layer}
    own = room(path)
    for module in imported(path):
        if module.startswith("components.") and own != "__init__":
            other = module.split(".")[1]
            assert height[other] <= height[own], f"{own} imports {other}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_rooms_that_draw_know_streamlit(path: Path) -> None:
    knows = any(module.split(".")[0] == "streamlit" for module in imported(path))
    assert not knows or room(path) in DRAWS | {"routes"}


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.name)
def test_a_page_is_a_table_of_contents(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 45
    assert not any(module.split(".")[0] == "pandas" for module in imported(path))
    assert not any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in ast.walk(ast.parse("\n".join(lines))))
