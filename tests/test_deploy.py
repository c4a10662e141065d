"""What deploy/ and the requirements promise: published schemas, a pinned base, a hash for each file."""

import re
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import replicas
import yaml
from conftest import ROOT

MANIFESTS: list[dict[str, Any]] = list(
    yaml.safe_load_all((ROOT / "deploy" / "kubernetes.yaml").read_text(encoding="utf-8"))
)
CONTAINERFILE = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def manifest(kind: str) -> dict[str, Any]:
    (found,) = (one for one in MANIFESTS if one["kind"] == kind)
    return found


@pytest.mark.parametrize("one", MANIFESTS, ids=lambda one: one["kind"])
@pytest.mark.parametrize("version", ["1.31", kubernetes_validate.latest_version()])
def test_a_manifest_keeps_the_published_schema(one: dict[str, Any], version: str) -> None:
    kubernetes_validate.validate(one, version, strict=True)


def test_a_word_that_the_schema_does_not_have_is_found() -> None:
    wrong = manifest("Service") | {"specs": {}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, "1.31", strict=True)


def test_the_manifests_speak_of_the_same_pods_and_of_this_version() -> None:
    pods = manifest("Deployment")["spec"]["template"]
    labels = pods["metadata"]["labels"]
    assert manifest("Service")["spec"]["selector"] == labels
    assert manifest("PodDisruptionBudget")["spec"]["selector"]["matchLabels"] == labels
    assert manifest("NetworkPolicy")["spec"]["podSelector"]["matchLabels"] == labels
    (container,) = pods["spec"]["containers"]
    version = re.search(r'^version = "(.*)"', PROJECT, re.M)
    assert version
    assert container["image"].endswith(f":{version[1]}")
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert pods["spec"]["securityContext"]["runAsNonRoot"]
    assert {"startupProbe", "readinessProbe", "livenessProbe"} <= container.keys()


def test_the_image_stands_on_a_pinned_base_and_runs_as_nobody_in_particular() -> None:
    assert re.fullmatch(r"\S+:3\.\d+\.\d+-\S+@sha256:[0-9a-f]{64}", re.findall(r"^FROM (.*)$", CONTAINERFILE, re.M)[0])
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", CONTAINERFILE, re.M)
    assert "HEALTHCHECK" in CONTAINERFILE
    assert "--require-hashes" in CONTAINERFILE


def test_what_the_image_copies_is_there_and_has_all_of_the_dashboard() -> None:
    copied = replicas.copied_paths()
    assert all((ROOT / path).exists() for path in copied)
    assert {"dashboard.py", "components", "pages", "data"} <= set(copied)


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-audit"])
def test_every_pinned_file_has_a_hash_and_what_is_named_is_pinned(name: str) -> None:
    pinned = re.split(r"\n(?=\S)", (ROOT / f"{name}.txt").read_text(encoding="utf-8").rstrip())
    lines = [one for one in pinned if not one.lstrip().startswith("#")]
    assert all("==" in one and "--hash=sha256:" in one for one in lines)
    there = {one.split(" ")[0].replace("_", "-").lower() for one in lines}
    named = _named(ROOT / f"{name}.in")
    assert named
    assert {re.sub(r"\[.*?\]| ;.*", "", one).replace("_", "-").replace(".", "-") for one in named} <= {
        one.replace(".", "-") for one in there
    }


def _named(path: Path) -> set[str]:
    """The packages with their versions that a list names, those of the lists that it includes among them."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    more = [path.parent / line.removeprefix("-r ") for line in lines if line.startswith("-r ")]
    return {line.lower() for line in lines if not line.startswith("-r ")}.union(*(_named(one) for one in more))
