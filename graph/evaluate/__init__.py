"""Evaluation: how much of what careful readers found in documents was read from them, and how much else."""

from __future__ import annotations

from collections.abc import Mapping

from . import fields, statements
from .entries import Case, Json
from .scores import Scores
from .spans import Text


def evaluate(gold: Mapping[str, Json], predictions: Mapping[str, Json], texts: Mapping[str, str]) -> Scores:
    """Figures of the records of documents, all by stem; a document without a prediction has an empty one.

    Raises `DocumentError` where a quotation of the gold is not in its text.
    """
    scores = Scores(documents=len(gold))
    for document in sorted(gold):
        case = Case(document, gold[document], predictions.get(document, {}), Text(texts[document]))
        fields.score(case, scores)
        statements.score(case, scores)
    return scores
