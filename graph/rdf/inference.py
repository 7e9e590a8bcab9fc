"""What a rule of inference is, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from ..identifiers import INFERRED_GRAPH, digest, local_id
from .tables import Table
from .terms import PEEL, RDF, thing


@dataclass(frozen=True)
class Rule:
    """A rule of inference: its short name, and what it concludes, in a sentence."""

    stem: str
    summary: str
    several: bool = False  # it may conclude more than one thing about a subject

    @property
    def name(self) -> str:
        """What evidence and users call it."""
        return f"inferred.{self.stem}"


ON_COMMISSIONS = (
    Rule(
        "office-holder",
        "Whoever alone held the commissioning office during the whole time that the date of the request "
        "leaves open.",
    ),
    Rule(
        "legal-basis",
        "The subsection of the Police Act 1996 under which the commissioning body can ask for an inspection.",
    ),
)
"""Rules that are SPARQL files beside this module; those of `across` compare what many documents say."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A triple that a rule derived, and the things that it rests on beside its subject."""

    rule: Rule
    subject: NamedNode
    predicate: NamedNode
    object: NamedNode | Literal
    grounds: tuple[NamedNode, ...]

    @property
    def quads(self) -> Iterator[Quad]:
        """The triple, and the inference that says why, in the inferred graph."""
        table = Table(INFERRED_GRAPH)
        of = local_id(self.subject.value).partition("/")[2]
        which = f"/{digest(str(self.object))}" if self.rule.several else ""
        node = thing(f"inference/{self.rule.stem}/{of}{which}")
        table.add(self.subject, self.predicate, self.object)
        table.types(node, PEEL.Inference, RDF.Statement)
        table.add(node, RDF.subject, self.subject)
        table.add(node, RDF.predicate, self.predicate)
        table.add(node, RDF.object, self.object)
        table.add(node, PEEL.derivedBy, thing(f"rule/{self.rule.name}"))
        table.add(node, PEEL.derivedFrom, self.subject, *self.grounds)
        yield from table.quads
