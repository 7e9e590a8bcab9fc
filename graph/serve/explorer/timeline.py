"""A timeline as places on a drawing: findings as bars for each year, other events as dots in lanes below."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...identifiers import ID
from ...store.results import Cell
from .entries import told
from .render import day, plural

if TYPE_CHECKING:
    from ...model import LocalId

Record = Mapping[str, Cell]

LEFT, RIGHT, TOP = 150.0, 6.0, 20.0
WIDTH = 900.0
UP, LANE = 104.0, 30.0
"""Height of all findings, and of each lane."""
DOT = 13.0
"""Dots nearer than this are drawn as one with their number."""
FEWEST, WIDEST = 6, 60
"""Years that a drawing is wide at least, and at most: what was before is left out."""
LISTED = 300
"""Events of the table, the latest."""
GOOD, BAD = ("progress", "strength"), ("concern",)
LANES = {
    "role": "In office",
    "fieldwork": "Fieldwork",
    "inspection": "Inspections",
    "follow-up": "Follow-ups",
    "grade": "Grades",
    "enters monitoring stage": "Monitoring (● in, ○ out)",
    "leaves monitoring stage": "Monitoring (● in, ○ out)",
    "deadline": "Deadlines",
    "commission": "Commissions",
    "commissioned work": "Commissions",
    "document": "Documents",
    "reaction": "Reactions",
}
_FINDINGS = {"finding", "cause of concern", "area for improvement", "innovative practice"}


@dataclass(frozen=True, slots=True)
class Bar:
    """Findings of one direction in one year."""

    x: float
    y: float
    width: float
    height: float
    polarity: str
    year: int | None
    count: int
    title: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One event, or several that stand too close to be told apart."""

    x: float
    kind: str
    count: int
    title: str
    statement: str


@dataclass(frozen=True, slots=True)
class Lane:
    """Events of one kind; ``spans`` are the places from and to which some of them lasted."""

    y: float
    name: str
    dots: tuple[Dot, ...]
    spans: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All of it, with the numbers of the bars as rows (year, polarity, count) and what has no date."""

    width: int
    height: float
    left: int
    right: int
    line: float
    years: tuple[tuple[float, int | None], ...]
    step: float
    bars: tuple[Bar, ...]
    lanes: tuple[Lane, ...]
    rows: tuple[tuple[int | None, Mapping[str, int]], ...]
    events: tuple[tuple[str, str, str], ...]
    unlisted: int


Tally = Mapping[int | None, Counter[str]]
"""Findings by year and direction; None is no known year."""


def timeline(tally: Tally, records: Sequence[Record], names: Mapping[LocalId, str]) -> Timeline | None:
    """The drawing of findings and of rows of `lookups/timeline` or `lookups/events`; None without a date."""
    dated = [record for record in records if record["date"] and record["event"] in LANES]
    years = [*map(_year, dated), *map(_last_year, dated), *(year for year in tally if year is not None)]
    if not years:
        return None
    first, last = max(min(years), max(years) - WIDEST + 1), max(years)
    first = min(first, last - FEWEST + 1)
    dated = [record for record in dated if _last_year(record) >= first]
    columns: list[int | None] = [*range(first, last + 1), *([None] if None in tally else [])]
    step = (WIDTH - LEFT - RIGHT) / len(columns)
    places = {year: LEFT + step * number for number, year in enumerate(columns)}
    end = LEFT + step * (last + 1 - first)
    tally = {year: found for year, found in tally.items() if year in places}
    line, bars = _bars(tally, places, step)
    top = TOP + (UP if bars else 0)
    lanes = tuple(_lanes(dated, names, top, (first, step, end)))
    return Timeline(
        round(WIDTH),
        top + LANE * len(lanes) + 26,
        round(LEFT),
        round(WIDTH - RIGHT),
        line,
        tuple((places[year] + step / 2, year) for year in columns),
        step,
        bars,
        lanes,
        tuple((year, tally[year]) for year in columns if year in tally),
        tuple(_event(record, names) for record in dated[-LISTED:]),
        max(len(dated) - LISTED, 0),
    )


def _year(record: Record) -> int:
    return int(str(record["date"])[:4])


def _last_year(record: Record) -> int:
    return int(str(record.get("until") or record["date"])[:4])


def counted(records: Sequence[Record]) -> Tally:
    """The findings among rows of `lookups/timeline`, without those that restate an earlier inspection's."""
    tally: defaultdict[int | None, Counter[str]] = defaultdict(Counter)
    for record in records:
        if record["event"] in _FINDINGS and not record["restated"]:
            polarity = str(record["value"]).removeprefix(ID + "polarity/")
            tally[_year(record) if record["date"] else None][polarity] += 1
    return dict(tally)


def summed(records: Sequence[Record]) -> Tally:
    """The rows of `lookups/history`."""
    tally: defaultdict[int | None, Counter[str]] = defaultdict(Counter)
    for record in records:
        polarity = str(record["polarity"]).removeprefix(ID + "polarity/")
        tally[int(str(record["year"])) if record["year"] else None][polarity] += int(str(record["count"]))
    return dict(tally)


def _bars(tally: Tally, places: Mapping[int | None, float], step: float) -> tuple[float, tuple[Bar, ...]]:
    """Good upwards, bad downwards, mixed on the line; the height of that line is told too."""
    highs = [sum(found[way] for way in GOOD) + found["mixed"] / 2 for found in tally.values()]
    lows = [sum(found[way] for way in BAD) + found["mixed"] / 2 for found in tally.values()]
    high, low = max(highs, default=0), max(lows, default=0)
    unit = (UP - 8) / max(high + low, 8)
    line = TOP + 4 + unit * high
    width = min(step * 0.62, 34.0)
    return line, tuple(
        bar
        for year, found in tally.items()
        for bar in _stack(found, year, places[year] + (step - width) / 2, width, line, unit)
    )


def _stack(
    found: Counter[str], year: int | None, x: float, width: float, line: float, unit: float
) -> Iterator[Bar]:
    top = line - unit * found["mixed"] / 2
    bottom = line + unit * found["mixed"] / 2
    when = year or "no date"

    def bar(way: str, y: float) -> Bar:
        title = f"{when}: {plural(found[way], f'{way} finding')}"
        return Bar(x, y, width, max(unit * found[way] - 1, 0.5), way, year, found[way], title)

    if found["mixed"]:
        yield bar("mixed", top)
    for way in GOOD:
        if found[way]:
            top -= unit * found[way]
            yield bar(way, top)
    for way in BAD:
        if found[way]:
            yield bar(way, bottom)
            bottom += unit * found[way]


Scale = tuple[float, float, float]
"""The first year, the width of a year, and where the last one ends."""


def _lanes(
    records: Sequence[Record], names: Mapping[LocalId, str], top: float, scale: Scale
) -> Iterator[Lane]:
    y = top + LANE * 0.75
    for name in dict.fromkeys(LANES.values()):
        of_lane = [record for record in records if LANES.get(str(record["event"])) == name]
        if of_lane:
            spans = tuple(span for record in of_lane if (span := _span(record, scale)))
            yield Lane(y, name, tuple(_dots(of_lane, names, scale)), spans)
            y += LANE


def _span(record: Record, scale: Scale) -> tuple[float, float] | None:
    """Where something that lasted begins and ends; an office without an end goes on."""
    if not record.get("until") and record["event"] != "role":
        return None
    until = record.get("until")
    return _place(str(record["date"]), scale), _place(str(until), scale) if until else scale[2]


def _dots(records: Sequence[Record], names: Mapping[LocalId, str], scale: Scale) -> Iterator[Dot]:
    near: list[Record] = []
    start = 0.0
    for record in records:
        x = _place(str(record["date"]), scale)
        if near and x - start > DOT:
            yield _dot(near, start, names)
            near = []
        start = start if near else x
        near.append(record)
    yield _dot(near, start, names)


def _dot(records: Sequence[Record], x: float, names: Mapping[LocalId, str]) -> Dot:
    lines = dict.fromkeys(
        f"{when}: {what}" for when, _, what in (_event(record, names) for record in records)
    )
    shown = [*list(lines)[:8], *([f"and {len(lines) - 8} more"] if len(lines) > 8 else [])]
    events = {str(record["event"]).split()[0] for record in records}
    return Dot(
        x,
        events.pop() if len(events) == 1 else "several",
        len(lines),
        "\n".join(shown),
        str(records[0]["statement"]),
    )


def _event(record: Record, names: Mapping[LocalId, str]) -> tuple[str, str, str]:
    """When, of what kind, and what."""
    event = str(record["event"])
    value = told(record["value"], names).text
    match event:
        case "grade":
            what = f"{record['question']}: {value}" if record["question"] else value
        case "enters monitoring stage" | "leaves monitoring stage":
            what = f"{event.split(maxsplit=1)[0]} {value}"
        case "commission":
            what = f"commissioned by {value}"
        case "role":
            what = ", ".join(filter(None, (str(record["question"] or ""), value)))
        case "deadline":
            what = f"deadline, {value}"
        case _:
            what = value
    until = record.get("until")
    when = (
        f"{day(record['date'])} to {day(until)}" if until and until != record["date"] else day(record["date"])
    )
    return when, event, what


def _place(date: str, scale: Scale) -> float:
    """Where a date stands: in the middle of what is known of it, and not left of the first year."""
    first, step, _ = scale
    year, month, in_month = (*(int(part) for part in date.split("-")), 0, 0)[:3]
    share = 0.5 if not month else (month - 0.5) / 12 if not in_month else (month - 1 + in_month / 31) / 12
    return LEFT + max(step * (year - first + share), 0)
