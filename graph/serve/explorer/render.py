"""Templates that escape whatever they are given, and show what a text hides."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ...identifiers import BASE, ID

_CAPITAL = re.compile("[A-Z]")
HERE = Path(__file__).parent
STATIC = HERE / "static"
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HIDDEN = [chr(n) for n in range(0xA0) if unicodedata.category(chr(n)) == "Cc" and chr(n) not in "\t\n\r"]
_SEEN = str.maketrans({sign: f"⟨U+{ord(sign):04X}⟩" for sign in [*_DIRECTIONS, *_HIDDEN, *"\u2028\u2029"]})


def render(template: str, **values: object) -> str:
    """A page as text."""
    return _templates().get_template(template).render(**values)


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_seen,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.tests["number_like"] = str.isdecimal
    made.filters |= {
        "address": address,
        "day": day,
        "count": count,
        "plural": plural,
        "short": short,
        "kind": kind,
        "sparql": sparql,
        "sentence": sentence,
        "worded": worded,
    }
    return made


def _seen(value: object) -> object:
    """Signs that would turn or hide the text around them, by their numbers."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return value.translate(_SEEN)


def address(iri: object) -> str | None:
    """Where a thing is to be looked at: here if it is ours, elsewhere if it is on the web, else nowhere."""
    text = str(iri)
    if text.startswith(BASE):
        local = text[len(BASE) :].replace("#", "/")
        return None if local.startswith("/") else "/" + quote(local, safe="/:@!$&'()*+,;=-._~")
    return text if text.startswith(("https://", "http://")) else None


def short(iri: object) -> str:
    """The local id of a thing, or the end of another IRI."""
    text = str(iri)
    return text.removeprefix(ID) if text.startswith(ID) else text.replace("#", "/").rpartition("/")[2]


def kind(iri: object) -> str:
    """The kind of a thing, by its id."""
    return str(iri).removeprefix(ID).partition("/")[0]


def day(value: object) -> str:
    """A date as people write it, as precise as it is: 2019-03-28 is 28 March 2019, 2019-03 is March 2019."""
    parts = str(value).split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        return str(value)
    months = [month_name[int(part)] for part in parts[1:2] if 1 <= int(part) <= 12]
    days = [str(int(part)) for part in parts[2:]]
    return " ".join([*days, *months, parts[0]])


def worded(term: str) -> str:
    """A term of the vocabulary as words: followsUp is "follows up"."""
    return _CAPITAL.sub(lambda letter: f" {letter[0].lower()}", term).strip()


def count(number: int) -> str:
    """A number with commas."""
    return f"{number:,}"


def plural(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sparql(query: str) -> str:
    """The address where a query can be changed and asked again."""
    return "/sparql?" + urlencode({"query": query.strip() + "\n"})


def sentence(text: str) -> str:
    """With a capital letter."""
    return text[:1].upper() + text[1:]
