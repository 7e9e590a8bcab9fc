"""RDF terms: IRIs of the vocabularies, IRIs of things, and literals that a store keeps as they are."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from ...ontology import PREFIXES
from .. import identifiers
from ..model import LocalId, PartialDate


class Namespace:
    """Terms of one vocabulary as attributes: ``PEEL.evidence``. Each is made once."""

    def __init__(self, base: str) -> None:
        self._base = base

    def __getattr__(self, name: str) -> NamedNode:
        term = NamedNode(self._base + name)
        setattr(self, name, term)
        return term

    def __getitem__(self, name: str) -> NamedNode:
        """A term whose name is a word of Python: ``SH["in"]``."""
        term: NamedNode = getattr(self, name)
        return term


PEEL = Namespace(PREFIXES["peel"])
DCTERMS = Namespace(PREFIXES["dcterms"])
FOAF = Namespace(PREFIXES["foaf"])
OA = Namespace(PREFIXES["oa"])
ORG = Namespace(PREFIXES["org"])
OWL = Namespace(PREFIXES["owl"])
PROV = Namespace(PREFIXES["prov"])
RDF = Namespace(PREFIXES["rdf"])
RDFS = Namespace(PREFIXES["rdfs"])
SCHEMA = Namespace(PREFIXES["schema"])
SH = Namespace(PREFIXES["sh"])
SKOS = Namespace(PREFIXES["skos"])
TIME = Namespace(PREFIXES["time"])
VOID = Namespace(PREFIXES["void"])
XSD = Namespace(PREFIXES["xsd"])

TRUE = Literal(True)
ONE_AND_THE_SAME: dict[LocalId, LocalId] = {"body/hmic": "body/hmicfrs"}
"""Rows of the tables that are earlier names of another row's organisation."""

_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LABEL_LENGTH = 80


@lru_cache(maxsize=4096)
def thing(local_id: LocalId) -> NamedNode:
    """The IRI of a thing; an organisation has one, whatever its name was at the time."""
    return NamedNode(identifiers.iri(ONE_AND_THE_SAME.get(local_id, local_id)))


def is_date(value: str) -> bool:
    """Whether a text is a year, a month or a day that exists."""
    if not _DATE.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def date(value: PartialDate) -> Literal:
    """A date typed by its precision: ``xsd:gYear``, ``xsd:gYearMonth`` or ``xsd:date``."""
    if not is_date(value):
        raise ValueError(f"not a year, month or day: {value!r}")
    return Literal(value, datatype=_DATE_TYPES[len(value)])


@lru_cache(maxsize=256)
def decimal(value: float) -> Literal:
    """A number without exponent or closing zeros: the form in which stores keep ``xsd:decimal``."""
    digits = format(Decimal(repr(value)), "f")
    return Literal(digits.rstrip("0").rstrip(".") if "." in digits else digits, datatype=XSD.decimal)


def english(value: str) -> Literal:
    """A label or description of ours."""
    return Literal(value, language="en")


def web(address: str) -> NamedNode | Literal:
    """An address on the web as IRI, with what IRIs forbid percent-encoded; as text if it is none."""
    if not re.match(r"https?://[^/]", address):
        return Literal(address, datatype=XSD.anyURI)
    encoded = re.sub(
        r"%(?![0-9A-Fa-f]{2})", "%25", quote(address, safe="%:/?#@!$&'()*+,;=~", encoding="utf-8")
    )
    try:
        return NamedNode(encoded)
    except ValueError:
        return Literal(address, datatype=XSD.anyURI)


def first_words(text: str) -> Literal:
    """The first words of a longer text, as its label."""
    words = " ".join(text.split())
    if len(words) <= _LABEL_LENGTH:
        return Literal(words)
    return Literal(words[:_LABEL_LENGTH].rsplit(" ", 1)[0] + " …")
