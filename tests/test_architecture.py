"""The house: layers import down only, in no circle, and only the layers that draw know Streamlit."""

import ast
import graphlib
from pathlib import Path

import pytest
from conftest import ROOT

MAY_IMPORT = {
    "words": (),
    "facts": ("words",),
    "choices": ("facts", "words"),
    "measures": ("choices", "facts", "words"),
    "figures": ("measures", "choices", "facts", "words"),
    "export": ("figures", "measures", "choices", "facts", "words"),
    "ui": ("export", "figures", "measures", "choices", "facts", "words"),
    "views": ("ui", "export", "figures", "measures", "choices", "facts", "words"),
    "server": ("export", "figures", "measures", "choices", "facts", "words"),
}
"""The layers, each a folder of components/, with those that it may import beside itself."""
DRAW = ("ui", "views")
"""The layers that know Streamlit; server knows the class of the app and the path of its first HTML."""
COMPONENTS = ROOT / "components"
FILES = sorted(COMPONENTS.rglob("*.py"))
MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in FILES if path.stem != "__init__"}
LONGEST = 250
"""Lines of a module."""
FLOORS = {"figures": 3}
"""How many modules of a layer may stand upon each other."""


def imported(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def layer(module: str) -> str:
    return module.split(".")[1]


def test_every_folder_is_a_layer_and_every_module_lies_in_one() -> None:
    folders = {path.name for path in COMPONENTS.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(MAY_IMPORT)
    assert [path.name for path in COMPONENTS.glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_point_down(module: str) -> None:
    allowed = {layer(module), *MAY_IMPORT[layer(module)]}
    own = {other for other in imported(MODULES[module]) if other.startswith("components.")}
    assert {layer(other) for other in own} <= allowed


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {module: imported(path) & MODULES.keys() - {module} for module, path in MODULES.items()}
    assert len(list(graphlib.TopologicalSorter(graph).static_order())) == len(MODULES)


@pytest.mark.parametrize("name", FLOORS)
def test_a_layer_is_no_higher_than_it_may_be(name: str) -> None:
    below = {module: imported(path) & MODULES.keys() for module, path in MODULES.items() if layer(module) == name}
    floors: dict[str, int] = {}
    for module in graphlib.TopologicalSorter(
        {module: of & below.keys() for module, of in below.items()}
    ).static_order():
        floors[module] = 1 + max((floors[other] for other in below[module] & below.keys()), default=0)
    assert {module for module, floor in floors.items() if floor > FLOORS[name]} == set()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_only_the_layers_that_draw_know_streamlit(module: str) -> None:
    knows = any(other.split(".")[0] == "streamlit" for other in imported(MODULES[module]))
    assert not knows or layer(module) in (*DRAW, "server")


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_can_be_read_at_one_sitting(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", sorted(COMPONENTS.rglob("__init__.py")), ids=lambda path: path.parent.name)
def test_a_folder_says_what_belongs_there_and_exports_nothing(path: Path) -> None:
    (said,) = ast.parse(path.read_text(encoding="utf-8")).body
    assert isinstance(said, ast.Expr)


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.name)
def test_a_page_is_a_table_of_contents(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 45
    assert not any(module.split(".")[0] == "pandas" for module in imported(path))
    assert not any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in ast.walk(ast.parse("\n".join(lines))))
