"""The title and the source of a chart within its own picture."""

import plotly.graph_objects as go
import pytest

from components.figures import captions
from components.words.language import Words


def figure(title: str, subtitle: str = "", height: int | None = None) -> go.Figure:
    about = {"title": {"text": title, "subtitle": {"text": subtitle}}, "meta": {"alt": "a", "source": "the press"}}
    return go.Figure(layout={**about, "height": height})


def test_title_subtitle_and_source_are_in_the_picture(words: Words) -> None:
    made = captions.captioned(figure("Visits", "Of any level."), words)
    assert made.layout.title.text == "Visits"
    assert made.layout.title.subtitle.text == "Of any level.<br>Source: the press"


@pytest.mark.parametrize("height", [None, 300])
def test_the_plot_keeps_its_height(words: Words, height: int | None) -> None:
    short = captions.captioned(figure("Visits", "", height), words).layout.height
    assert short > (height or captions.PLAIN)
    long = captions.captioned(figure("Visits", "word " * 60, height), words).layout.height
    assert long == short + captions.TEXT_LINE * 5


def test_a_long_title_goes_on_below_and_no_line_is_too_wide_for_a_phone(words: Words) -> None:
    made = captions.captioned(figure("Azerbaijan and Kazakhstan: " + "trade " * 12), words)
    lines = [made.layout.title.text, *made.layout.title.subtitle.text.split("<br>")]
    assert lines[1].startswith("<b>trade")
    assert all(len(line.replace("<b>", "").replace("</b>", "")) <= captions.TEXT for line in lines)
    assert len(lines[0]) <= captions.TITLE
