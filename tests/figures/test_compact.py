"""What is sent of a figure says the same as the figure."""

import base64
import copy

import numpy as np
import plotly.graph_objects as go
import pytest

from components.figures.compact import compacted

SHORT = {"i1": "int8", "i2": "int16", "i4": "int32", "f4": "float32"}


def sent(**trace: object) -> dict[str, list[object]]:
    """The lists of a trace as a browser has them, which turns bytes into numbers."""
    figure = compacted(go.Figure([{"type": "scatter", **trace}]))
    (told,) = figure.to_dict()["data"]
    return {name: opened(value) for name, value in told.items()}


def opened(value: object) -> object:
    if isinstance(value, dict) and "bdata" in value:
        return np.frombuffer(base64.b64decode(value["bdata"]), SHORT[value["dtype"]]).tolist()
    return list(value) if isinstance(value, tuple) else value


def read(told: dict[str, object], at: int) -> str:
    """What a reader sees at one mark."""
    said = str(told["hovertemplate"])
    for name in ("hovertext", "text"):
        texts = told.get(name)
        said = said.replace(f"%{{{name}}}", texts[at] if isinstance(texts, list) else "")
    return said


@pytest.mark.parametrize(
    "texts",
    [
        ["US$ 3 million", "US$ 34 thousand", ""],
        ["US$ 3 million<br>3 partners", "US$ 34 million<br>5 partners"],
        ["US$ 3 million<br>3 partners", "US$ 34 million"],
        ["Chile", "Cuba"],
        ["a &lt; b one", "a &lt; b two"],
        ["<b>one</b> a", "<b>one</b> b"],
        ["the same", "the same"],
    ],
)
def test_every_hover_text_is_read_as_it_was(texts: list[str]) -> None:
    told = sent(x=[2001 + at for at in range(len(texts))], hovertext=list(texts), hovertemplate="%{x}: %{hovertext}.")
    for at, text in enumerate(texts):
        if text:
            assert read(told, at) == f"%{{x}}: {text}."


def test_numbers_come_out_as_they_went_in_and_gaps_stay_gaps() -> None:
    values = [1.2345, None, 12345.0, 0.054321, 98.765, 43.219, 12.987, 33.333, 44.444, 55.555, 66.666, 77.777]
    told = sent(x=list(range(2001, 2013)), y=list(values), customdata=[str(at) for at in range(200, 212)])
    assert told["x"] == list(range(2001, 2013))
    assert told["customdata"] == list(range(200, 212))
    for out, given in zip(told["y"], values, strict=True):
        assert (out is None or np.isnan(out)) if given is None else out == pytest.approx(given, rel=1e-6)


def test_a_number_that_a_text_tells_stays_exact_and_positions_of_several_rows_stay_text() -> None:
    told = sent(x=[1.1, 2.2], y=[1, 2], hovertemplate="%{x}", customdata=["1-3", "5"])
    assert (told["x"], told["customdata"]) == ([1.1, 2.2], ["1-3", "5"])


def test_texts_that_are_drawn_stay_and_an_area_is_known_by_its_id() -> None:
    drawn = {"mode": "text", "text": ["a", "b"], "hovertext": ["x<br>1", "x<br>2"], "hovertemplate": "%{hovertext}"}
    assert sent(x=[1, 2], y=[1, 2], **copy.deepcopy(drawn))["text"] == ["a", "b"]
    areas = go.Figure([{"type": "treemap", "ids": ["1", "2"], "labels": ["a", "b"], "customdata": ["1", "2"]}])
    assert compacted(areas).data[0].customdata is None


def test_a_symbol_for_each_mark_is_told_by_its_number() -> None:
    figure = compacted(go.Figure([{"type": "scatter", "marker": {"symbol": ["circle", "circle-open"]}}]))
    assert list(figure.data[0].marker.symbol) == [0, 100]
