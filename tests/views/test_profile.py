"""The ways from the country page to its brief."""

import pytest
from opened import opened


@pytest.mark.parametrize(
    ("query", "files"),
    [
        ({"country": ["MEX"]}, ["MEX.pdf?home=AZE", "MEX.pdf?home=AZE&paper=letter", "MEX.html?home=AZE"]),
        (
            {"home": ["AZE", "KAZ"], "country": ["ARG", "MEX"]},
            [
                "ARG.pdf?home=AZE&home=KAZ",
                "ARG.pdf?home=AZE&home=KAZ&paper=letter",
                "ARG.html?home=AZE&home=KAZ",
                "countries.pdf?country=ARG&country=MEX&home=AZE&home=KAZ",
            ],
        ),
    ],
)
def test_the_page_of_a_country_leads_to_its_brief(query: dict[str, list[str]], files: list[str]) -> None:
    links = [str(link.proto.url).partition("brief/")[2] for link in opened("country", query).get("link_button")]
    assert [link for link in links if link] == files


def test_without_a_country_there_is_no_brief() -> None:
    assert not [link for link in opened("country", {}).get("link_button") if "brief/" in str(link.proto.url)]
