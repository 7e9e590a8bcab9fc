"""Names that fit what is being typed, for scripts."""

from __future__ import annotations

from ....identifiers import iri
from ....lookup.suggest import suggest
from ....store.local import LocalStore
from ..asked import Asked
from ..page import Page
from ..render import address, kind

MOST = 12


def view(store: LocalStore, asked: Asked) -> Page:
    """Suggestions for ``?q=``, of the kinds in ``?kind=`` if some are named.

    JSON: a list of objects with ``id``, ``name``, ``fitting`` (the name that fits), ``kind`` and ``href``.
    """
    kinds = asked.all("kind")
    found = suggest(store, asked.one("q"), 10 * MOST if kinds else MOST)
    wanted = [one for one in found if not kinds or kind(one.id) in kinds][:MOST]
    data = [
        {
            "id": one.id,
            "name": one.name,
            "fitting": one.fitting,
            "kind": kind(one.id),
            "href": address(iri(one.id)),
        }
        for one in wanted
    ]
    return Page("", "suggestions", data=data)
