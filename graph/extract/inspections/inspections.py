"""Inspections: which one the document reports, under which programme, when; which earlier one it follows up.

An id is ``inspection/<force or national>/<programme or subject>/<year>``. Where the year is not told, the
document's own slug stands in its place: two inspections are never made one by a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...identifiers import slug
from ...model import Block, FollowUp, Inspection, InspectionReported, LocalId, PartialDate
from ...reference import Programme, forces, programmes
from ..layout.places import zone_of
from ..names.offices import canonical
from ..reading import Mention, MentionKind, Reading, Sentence, Zone, evidence
from ..words.dates import dates, periods
from ..words.gates import gated
from .followups import Cue, earlier_year, follow_up_cue

_FIELDWORK = re.compile(
    r"""\b(?:re-?inspect(?:ion|ions|ed)|inspect(?:ion|ions|ed)|examined|fieldwork|visited|looked\s+at|assessed|reviewed
      |went\s+back|(?:we|they|inspectors)\s+returned|(?:inspections?|visits?|fieldwork|review)\s+took\s+place)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_DATE = re.compile(
    r"""\b(?:publish\w*|report(?:ed)?\s+on\s+it|appeared|came\s+out|recorded|reported\s+crimes?|crime\s+reports?|incidents?
      |records?|12\s+months|year\s+to|period\s+(?:from|of|to)|since|trained|commissioned|requested|asked|introduced|launched
      |set\s+up|programme)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_DIGITS = gated(r"\b(?:19|20)\d\d\b")
_NO_INSPECTION = frozenset(
    {"publication-type", "monitoring", "self-assessment", "data-release", "inspection-type", "follow-up"}
)
_MANY = 4
_BEFORE = 70  # characters in front of a date, or behind it, within which the inspection is spoken of


@dataclass(frozen=True, slots=True)
class _Fieldwork:
    first: PartialDate
    last: PartialDate
    sentence: Sentence


def read(reading: Reading) -> None:
    """Fill ``inspections``, and record what the document reports and follows up."""
    if not reading.inspectorates:
        return
    programme, follow_up_programme = _programmes(reading)
    cue = follow_up_cue(reading)
    works = list(_fieldworks(reading))
    if cue is None:
        work = works[0] if works else None
        _report(reading, _inspection(reading, programme, work, None), work)
        return
    earlier, told = _earlier(reading, programme, cue, works)
    current = [work for work in works if earlier.fieldwork != (work.first, work.last)]
    work = max(current, key=lambda w: w.last) if current else None
    later = _inspection(reading, programme, work, follow_up_programme or "follow-up")
    _report(reading, later, work, cue)
    if (
        earlier.fieldwork is not None
    ):  # the page reports on both: it tells when the earlier one was carried out
        _report(reading, earlier, next(w for w in works if (w.first, w.last) == earlier.fieldwork))
    else:
        reading.inspections.append(earlier)
    description = " ".join(reading.words(told).split())
    reading.add(
        FollowUp(
            inspection=later.id,
            earlier=earlier,
            relation=cue.relation,
            description=description,
            evidence=evidence(told, "inspections.follow-up"),
            confidence=0.85,
        )
    )


def _report(
    reading: Reading, inspection: Inspection, work: _Fieldwork | None, cue: Cue | None = None
) -> None:
    reading.inspections.append(inspection)
    rule, span = "inspections.fieldwork", work.sentence if work else None
    if span is None:
        rule, spoken = "inspections.reported", cue.span if cue else _title(reading)
        if spoken is None:
            return
        reading.add(
            InspectionReported(inspection=inspection, evidence=evidence(spoken, rule), confidence=0.8)
        )
        return
    reading.add(InspectionReported(inspection=inspection, evidence=evidence(span, rule), confidence=0.85))


def _title(reading: Reading) -> Block | None:
    title = next((s.evidence for s in reading.statements if s.evidence.rule == "facts.title"), None)
    blocks = [b.block for b in reading.blocks if b.zone is not Zone.FURNITURE]
    return next((b for b in blocks if title and b.start == title.start), blocks[0] if blocks else None)


# Programme


def _programmes(reading: Reading) -> tuple[Programme | None, str | None]:
    """The programme, and the slug of the kind of follow-up: by title, linked reports, then the body."""
    found = [programmes()[m.id] for m in _by_place(reading)]
    follow_up = next((p for p in found if p.kind == "follow-up"), None)
    bases = [p for p in found if p.kind not in _NO_INSPECTION]
    base = bases[0] if bases else None
    if base is None and follow_up is not None and follow_up.parent:
        base = programmes()[follow_up.parent]
    cycles = [p for p in bases if p.kind == "cycle"]
    if base is not None and base.id == "programme/peel" and len(cycles) >= 1:
        base = cycles[0]
    return base, follow_up.id.removeprefix("programme/") if follow_up else None


def _by_place(reading: Reading) -> Iterator[Mention]:
    named = [m for m in reading.mentions if m.kind is MentionKind.PROGRAMME]
    rank = {Zone.HEAD: 0, Zone.FURNITURE: 1, Zone.BODY: 2}
    yield from sorted(named, key=lambda m: (rank[zone_of(reading, m)], m.start))


# Time


def _fieldworks(reading: Reading) -> Iterator[_Fieldwork]:
    """Times at which an inspection was carried out, in text order."""
    seen = set()
    for sentence in reading.sentences:
        if not _DIGITS.search(reading.text, sentence.start, sentence.end):
            continue
        for first, last, start, end in _times(reading, sentence):
            future = reading.published is not None and last[:7] > reading.published[:7]
            if not future and _is_fieldwork(reading, sentence, start, end) and (first, last) not in seen:
                seen.add((first, last))
                yield _Fieldwork(first, last, sentence)


def _times(reading: Reading, sentence: Sentence) -> Iterator[tuple[PartialDate, PartialDate, int, int]]:
    runs = list(periods(reading.text, sentence.start, sentence.end))
    yield from ((run.first, run.last, run.start, run.end) for run in runs)
    for date in dates(reading.text, sentence.start, sentence.end):
        if not any(run.start < date.end and date.start < run.end for run in runs):
            yield date.value, date.value, date.start, date.end


def _is_fieldwork(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Words of inspecting are near the date, and nothing says that something else happened then."""
    before = reading.text[max(sentence.start, start - _BEFORE) : start]
    after = reading.text[end : min(sentence.end, end + _BEFORE)]
    spoken = list(_FIELDWORK.finditer(before))
    if spoken and not _OTHER_DATE.search(before[spoken[-1].start() :]):
        return True
    behind = _FIELDWORK.search(after)
    opens = not before.strip(" ,(") or before.rstrip().lower().endswith(
        ("in", "on", "between", "from", "during", "of")
    )
    return behind is not None and opens and not _OTHER_DATE.search(after[: behind.start()] + before[-30:])


# Identity


def _inspection(
    reading: Reading, programme: Programme | None, work: _Fieldwork | None, follow_up: str | None
) -> Inspection:
    subject = _subject(reading, programme)
    single = _single(programme) if follow_up is None else None
    if follow_up is not None and follow_up != subject:
        subject = (
            follow_up if programme and follow_up.startswith(subject) else f"{subject}-{_kind(follow_up)}"
        )
    year = work.last[:4] if work else _cycle(programme)
    when = single or year or reading.document.id.removeprefix("document/")
    national = single is not None and programme is not None and programme.kind == "thematic"
    own = () if national else tuple(reading.subject_forces)
    return Inspection(
        id=f"inspection/{_place(own)}/{subject}/{when}",
        label=_label(own, programme, subject, work.last[:4] if work else None),
        forces=own,
        conducted_by=tuple(dict.fromkeys(canonical(body) for body in reading.inspectorates)),
        programme=programme.id if programme else None,
        fieldwork=(work.first, work.last) if work else None,
        follow_up=follow_up is not None,
    )


def _kind(follow_up: str) -> str:
    return "revisit" if "revisit" in follow_up else "follow-up"


def _single(programme: Programme | None) -> str | None:
    """Year of a programme that is one inspection: whoever speaks of it means the same one."""
    once = programme is not None and programme.kind in ("thematic", "commissioned-inspection")
    return programme.start[:4] if programme and once and programme.start else None


def _cycle(programme: Programme | None) -> str | None:
    """A cycle inspects each force once: its years stand for the year."""
    return programme.id.removeprefix("programme/peel-") if programme and programme.kind == "cycle" else None


def _subject(reading: Reading, programme: Programme | None) -> str:
    if programme is not None:
        return programme.id.removeprefix("programme/")
    title = _title(reading)
    return slug(reading.words(title))[:40].strip("-") if title else "inspection"


def _place(own: tuple[LocalId, ...]) -> str:
    if not own or len(own) > _MANY:
        return "national"
    return "-and-".join(sorted(force.removeprefix("force/") for force in own))


def _label(own: tuple[LocalId, ...], programme: Programme | None, subject: str, year: str | None) -> str:
    where = ", ".join(forces()[force].name for force in own[:_MANY]) if len(own) <= _MANY else ""
    what = programme.name if programme else subject.replace("-", " ")
    return " – ".join(part for part in (where or "England and Wales", what, year) if part)


def _earlier(
    reading: Reading, programme: Programme | None, cue: Cue, works: list[_Fieldwork]
) -> tuple[Inspection, Sentence | Block]:
    """The inspection that is followed up: dated by its fieldwork, else by a year that the text tells."""
    dated = min(works, key=lambda w: w.last) if len(works) > 1 else None
    newest = max((w.last for w in works), default=None)
    found = earlier_year(reading, cue, newest if dated or _is_recent(reading, newest) else None)
    year = found[0] if found else None
    same_year = next((w for w in works if w.last[:4] == year), None) if year else None
    work = dated or same_year
    inspection = _inspection(reading, programme, work, None)
    if work is None and year is not None:
        base = inspection.id.rsplit("/", 1)[0]
        label = _label(inspection.forces, programme, base.rsplit("/", 1)[-1], year)
        inspection = replace(inspection, id=f"{base}/{year}", label=label)
    told = found[1] if found else work.sentence if work else cue.span
    return inspection, told


def _is_recent(reading: Reading, when: PartialDate | None) -> bool:
    """Fieldwork in the year before publication is that of the document's own inspection."""
    return bool(when and reading.published and int(reading.published[:4]) - int(when[:4]) <= 1)
