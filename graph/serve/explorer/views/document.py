"""A captured text with every statement marked in it, and what each mark means in the margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....lookup.dossier import section
from ....lookup.labels import label, names_of, things_in
from ....lookup.marks import Mark, Marked, Piece, lines, marked
from ....lookup.names import Match
from ....store.local import LocalStore
from ..asked import Asked
from ..entries import Told, told
from ..page import Page, Table
from ..render import kind as kind_of
from ..render import short, worded
from .dossier import facts

if TYPE_CHECKING:
    from ....model import LocalId

KINDS = {
    "finding": "findings",
    "recommendation": "recommendations",
    "grade": "grades",
    "monitoring": "monitoring",
    "commission": "commissions",
    "reaction": "reactions",
    "role": "roles of people",
    "claim": "facts about the document",
}
DOCUMENT = "document"
"""The voice of what nobody in the text is said to say."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a mark."""

    number: int
    anchor: str
    kind: str
    polarity: str
    what: tuple[Told, ...]
    voice: Told | None
    mark: Mark
    rule: str
    restated: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text, and the notes of the marks that begin in it."""

    pieces: tuple[tuple[Piece, tuple[Note, ...], tuple[Note, ...], str], ...]
    notes: tuple[Note, ...]


def view(store: LocalStore, asked: Asked, thing: Match) -> Page:
    """The text with marks of the wanted ``?kind=`` and ``?voice=``."""
    found, about = marked(store, thing), section(store, thing, "about")
    kinds, voices = asked.all("kind"), asked.all("voice")
    shown = [
        m
        for m in found.marks
        if (not kinds or m.told["kind"] in kinds) and (not voices or _voice(m) in voices)
    ]
    notes = {mark: _note(number, mark, found.names) for number, mark in enumerate(shown, 1)}
    names = names_of(store, things_in(about.rows)) | dict(found.names)
    columns = (
        "kind",
        "start",
        "end",
        "words",
        "voice",
        "polarity",
        "theme",
        "rule",
        "confidence",
        "statement",
    )
    rows = tuple(tuple(mark.told[column] for column in columns) for mark in shown)
    return Page(
        "document.html",
        label(store, thing),
        {
            "facts": facts(about, names, footnotes=False),
            "source": next(iter(facts(about, names, footnotes=True).get("source", [])), None),
            "about": about,
            "paragraphs": list(_paragraphs(found.text, shown, notes)) if found.text is not None else None,
            "notes": list(notes.values()),
            "kinds": [(name, KINDS[name], number) for name, number in _counted(found, "kind")],
            "voices": [(voice, found.names.get(voice, voice), n) for voice, n in _counted(found, "voice")],
            "chosen": {*kinds, *voices},
        },
        (
            Table("statements", found.query, columns, rows),
            Table(about.name, about.query, about.columns, about.rows),
        ),
        thing.id,
    )


def _voice(mark: Mark) -> str:
    voice = mark.told["voice"]
    return short(voice) if voice else DOCUMENT


def _counted(found: Marked, of: str) -> list[tuple[str, int]]:
    """Values of marks with how many have them, kinds in their usual order and voices the commonest first."""
    if of == "kind":
        tally = Counter(str(mark.told["kind"]) for mark in found.marks)
        return [(name, tally[name]) for name in KINDS if tally[name]]
    return Counter(map(_voice, found.marks)).most_common()


def _note(number: int, mark: Mark, names: Mapping[LocalId, str]) -> Note:
    row = mark.told
    kind = str(row["kind"])
    statement = str(row["statement"])
    if kind == "claim":
        what = [Told(worded(short(row["property"]))), told(row["value"], names)]
    else:
        what = [told(row[key], names) for key in ("theme", "value") if row[key]]
        what += [told(of, names) for of in mark.of]
    voice = (
        told(row["voice"], names) if row["voice"] else Told(str(row["speaker"])) if row["speaker"] else None
    )
    if kind == "reaction" and voice:
        what.append(voice)
    return Note(
        number,
        f"{kind_of(statement)}-{statement.rpartition('/')[2]}",
        kind,
        short(row["polarity"]).removeprefix("polarity/") if row["polarity"] else "",
        tuple(what),
        voice,
        mark,
        short(row["rule"]).removeprefix("rule/"),
        bool(row["restated"]),
    )


def _paragraphs(text: str, marks: Sequence[Mark], notes: Mapping[Mark, Note]) -> Iterator[Paragraph]:
    for pieces in lines(text, marks):
        begun = tuple(notes[mark] for piece in pieces for mark in piece.begin)
        yield Paragraph(tuple(_piece(piece, notes) for piece in pieces), begun)


def _piece(piece: Piece, notes: Mapping[Mark, Note]) -> tuple[Piece, tuple[Note, ...], tuple[Note, ...], str]:
    """A piece with the notes that begin and end in it, and its look: that of the narrowest mark over it."""
    look = ""
    if piece.marks:
        top = notes[min(piece.marks, key=lambda mark: (mark.end - mark.start, notes[mark].number))]
        look = f"k-{top.kind} p-{top.polarity}" if top.polarity else f"k-{top.kind}"
    return piece, tuple(notes[m] for m in piece.begin), tuple(notes[m] for m in piece.end), look
