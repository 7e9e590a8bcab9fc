"""A graph as the checks look at it: values by subject and predicate, classes with their superclasses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from ..rdf import ontology_quads, reference_quads
from ..rdf.terms import RDF, RDFS, SKOS

Term = NamedNode | BlankNode | Literal | Triple | DefaultGraph
Classes = frozenset[Term]

_NONE: Classes = frozenset()
_EMPTY: Sequence[Term] = ()


class Context:
    """What a graph may refer to without describing it: types, schemes, and which class is below which."""

    PREDICATES = (RDF.type, SKOS.inScheme, RDFS.subClassOf)

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.values: dict[Term, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if quad.predicate in self.PREDICATES:
                self.values[quad.subject][quad.predicate].append(quad.object)
        parents = {thing: about[RDFS.subClassOf] for thing, about in self.values.items()}
        self._superclasses = {one: _closure(one, parents) for one in parents}
        self._classes = {thing: self.closed(about[RDF.type]) for thing, about in self.values.items()}

    def closed(self, classes: Iterable[Term]) -> Classes:
        """Some classes with all that are above them."""
        return _NONE.union(*(self._superclasses.get(one, {one}) for one in classes))

    def classes(self, thing: Term) -> Classes:
        """All classes of a thing that the context describes."""
        return self._classes.get(thing, _NONE)


class View:
    """An indexed graph, on top of the context that it refers to. Subjects are those of the graph alone."""

    def __init__(self, quads: Iterable[Quad | Triple], context: Context) -> None:
        self._context = context
        self._values: dict[Term, dict[NamedNode, list[Term]]] = {}
        for quad in quads:
            about = self._values.setdefault(quad.subject, {})
            about.setdefault(quad.predicate, []).append(quad.object)
        self._classes = {
            thing: context.closed(about.get(RDF.type, _EMPTY)) | context.classes(thing)
            for thing, about in self._values.items()
        }

    @property
    def classes(self) -> Mapping[Term, Classes]:
        """Every subject with its classes."""
        return self._classes

    def predicates(self, subject: Term) -> Iterable[NamedNode]:
        """The predicates of a subject's triples in the graph."""
        return self._values[subject]

    def values(self, subject: Term, predicate: NamedNode) -> Sequence[Term]:
        """Objects of a subject's triples with a predicate, each once."""
        about = self._values.get(subject)
        values = about.get(predicate, _EMPTY) if about else _EMPTY
        known = self._context.values.get(subject) if predicate in Context.PREDICATES else None
        if known and known[predicate]:
            return list(dict.fromkeys([*values, *known[predicate]]))
        return values

    def literals(self, subject: Term, predicate: NamedNode) -> list[Literal]:
        """The values of a predicate that are literals."""
        return [value for value in self.values(subject, predicate) if isinstance(value, Literal)]

    def instances(self, wanted: Term) -> list[Term]:
        """The subjects of a class."""
        return [thing for thing, classes in self._classes.items() if wanted in classes]

    def is_a(self, thing: Term, wanted: Term) -> bool:
        """Whether a thing is of a class, or of a class below it."""
        return wanted in (self._classes.get(thing) or self._context.classes(thing))


def name(term: Term | None) -> str:
    """An IRI or text without its marks; other terms as N-Triples writes them."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


@cache
def package_context() -> Context:
    """What documents refer to: the tables and the vocabulary of this package."""
    return Context([*ontology_quads(), *reference_quads()])


def _closure(start: Term, parents: Mapping[Term, Sequence[Term]]) -> Classes:
    found = {start}
    waiting = [start]
    while waiting:
        new = set(parents.get(waiting.pop(), ())) - found
        found |= new
        waiting.extend(new)
    return frozenset(found)
