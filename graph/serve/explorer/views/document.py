"""A captured text with every statement marked in it, and what each mark means in the margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
_COLUMNS = (
    *("kind", "start", "end", "words", "voice", "polarity", "theme", "rule", "confidence"),
    "statement",
)
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
class Part:
    """A piece of text with the look of its narrowest mark, and the notes that begin and end with it."""

    text: str
    look: str
    begin: tuple[Note, ...]
    end: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text, and the notes of the marks that begin in it."""

    parts: tuple[Part, ...]
    notes: tuple[Note, ...]


def view(store: LocalStore, asked: Asked, thing: Match) -> Page:
    """The text with marks of the wanted ``?kind=`` and ``?voice=``."""
    found, about = marked(store, thing), section(store, thing, "about")
    kinds, voices = asked.all("kind"), asked.all("voice")
    shown = [mark for mark in found.marks if _fits(mark, kinds, voices)]
    notes = _notes(shown, found.names)
    names = names_of(store, things_in(about.rows)) | dict(found.names)
    rows = tuple(tuple(mark.told[column] for column in _COLUMNS) for mark in shown)
    tables = (
        Table("statements", found.query, _COLUMNS, rows),
        Table(about.name, about.query, about.columns, about.rows),
    )
    values = {
        "facts": facts(about, names, footnotes=False),
        "source": next(iter(facts(about, names, footnotes=True).get("source", [])), None),
        "paragraphs": list(_paragraphs(found.text, shown, notes)) if found.text is not None else None,
        "notes": list(notes.values()),
        "kinds": [(name, KINDS[name], number) for name, number in _counted(found, "kind")],
        "voices": [(voice, found.names.get(voice, voice), n) for voice, n in _counted(found, "voice")],
        "chosen": {*kinds, *voices},
    }
    return Page("document.html", label(store, thing), values, tables, thing.id)


def _fits(mark: Mark, kinds: Collection[str], voices: Collection[str]) -> bool:
    return (not kinds or mark.told["kind"] in kinds) and (not voices or _voice(mark) in voices)


def _notes(marks: Sequence[Mark], names: Mapping[LocalId, str]) -> dict[Mark, Note]:
    """Numbered notes; of several places of one statement the first is where links lead."""
    notes: dict[Mark, Note] = {}
    anchors: Counter[str] = Counter()
    for number, mark in enumerate(marks, 1):
        note = _note(number, mark, names)
        anchors[note.anchor] += 1
        again = anchors[note.anchor]
        notes[mark] = note if again == 1 else replace(note, anchor=f"{note.anchor}-{again}")
    return notes


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
    said_by = row["voice"] or row["speaker"]
    voice = told(said_by, names) if said_by else None
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
        yield Paragraph(tuple(_part(piece, notes) for piece in pieces), begun)


def _part(piece: Piece, notes: Mapping[Mark, Note]) -> Part:
    look = ""
    if piece.marks:
        top = notes[min(piece.marks, key=lambda mark: (mark.end - mark.start, notes[mark].number))]
        look = f"k-{top.kind} p-{top.polarity}" if top.polarity else f"k-{top.kind}"
    return Part(piece.text, look, tuple(notes[m] for m in piece.begin), tuple(notes[m] for m in piece.end))
