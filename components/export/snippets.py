"""A few lines that read the rows of a data route, in the languages of those who work with data."""

from __future__ import annotations

import json
import re

import pandas as pd

from components.export import files
from components.facts.schema import Table

LANGUAGES = {"address": None, "python": "python", "r": "r", "javascript": "javascript", "curl": "bash"}
"""What there are lines for, each with the name by which its colours go."""


def lines(language: str, url: str, described: Table, rows: pd.DataFrame) -> str:
    """The lines in one of LANGUAGES that read the CSV at `url`, dates as dates and codes as text."""
    name, address = re.sub(r"\W", "_", described.name), json.dumps(url)
    dates = [field.name for field in described.fields if field.type == "date"]
    codes = files.mistaken(described, rows)
    made = {
        "address": url,
        "python": _python(name, address, dates, codes),
        "r": _r(name, address, dates, codes, [field.name for field in described.fields if field.type == "boolean"]),
        "javascript": f"const answer = await fetch({json.dumps(_as_json(url))});\nconst {name} = await answer.json();",
        "curl": f"curl --fail --remote-name --remote-header-name {address}",
    }
    return made[language]


def _python(name: str, address: str, dates: list[str], codes: list[str]) -> str:
    more = [f"    parse_dates={json.dumps(dates)},"] if dates else []
    more += [f"    dtype={json.dumps(dict.fromkeys(codes, 'string'))},"] if codes else []
    read = "\n".join([f"{name} = pd.read_csv(", f"    {address},", *more, ")"])
    return f"import pandas as pd\n\n{read}"


def _r(name: str, address: str, dates: list[str], codes: list[str], truths: list[str]) -> str:
    types = {"Date": dates, "character": codes, "logical": truths}
    classes = [f'{column} = "{kind}"' for kind, columns in types.items() for column in columns]
    more = [",", f"  colClasses = c({', '.join(classes)})"] if classes else []
    return "\n".join(
        [
            f"{name} <- read.csv(",
            f"  {address},",
            '  na.strings = "", encoding = "UTF-8"' + "".join(more[:1]),
            *more[1:],
            ")",
        ]
    )


def _as_json(url: str) -> str:
    """The same rows as JSON."""
    path, mark, query = url.partition("?")
    return f"{path.removesuffix('.csv')}.json{mark}{query}"
