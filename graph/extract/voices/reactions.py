"""Reactions: what a force, a politician or a charity says about an inspection. Never findings."""

from __future__ import annotations

from ...model import Genre, Reaction
from ..findings.frames import police_weight
from ..findings.polarity import judge
from ..reading import Reading, Speech, Voice, evidence

LEAST_WEIGHT = 1.0  # of polarity cues: a reaction takes a stand


def read(reading: Reading) -> None:
    """Add a `Reaction` for each evaluative sentence of somebody who is no inspectorate and has a name."""
    for sentence, speech in zip(reading.sentences, reading.speech, strict=True):
        if speech.voice not in (Voice.FORCE, Voice.OTHER) or not speech.name:
            continue
        text = reading.words(sentence)
        if judge(text).weight < LEAST_WEIGHT and not police_weight(text, named=False):
            continue
        reading.add(
            Reaction(
                evidence=evidence(sentence, _rule(speech)),
                confidence=0.9 if speech.quoted or reading.genre is not Genre.RESPONSE else 0.8,
                speaker=speech.speaker,
                speaker_name=speech.name,
            )
        )


def _rule(speech: Speech) -> str:
    return "reactions.quoted" if speech.quoted else "reactions.reported"
