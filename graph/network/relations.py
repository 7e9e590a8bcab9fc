"""The relations of the network in words, both ways, and what a step along each costs when a way is sought."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Relation:
    """``subject FORWARD object``, ``object BACKWARD subject``; cost 1 is a firm link, more a looser one."""

    forward: str
    backward: str
    cost: float = 1.0


RELATIONS: dict[str, Relation] = {
    # what a document is, and what stands in it: to share a page is a weak tie
    "about": Relation("is about", "is the subject of", 2),
    "mentions": Relation("mentions", "is mentioned in", 6),
    "reports": Relation("reports on", "is reported in"),
    "publisher": Relation("was published by", "published", 3),
    "statedIn": Relation("is stated in", "states", 3),
    # inspections and what came of them
    "inspects": Relation("inspects", "is inspected in"),
    "conductedBy": Relation("was conducted by", "conducted"),
    "underProgramme": Relation("belongs to", "includes", 2),
    "followsUp": Relation("follows up", "is followed up by"),
    "hasFinding": Relation("found", "was found by"),
    "hasRecommendation": Relation("recommended", "was recommended by"),
    "concerns": Relation("concerns", "is the subject of"),
    "theme": Relation("has the theme", "is the theme of", 3),
    "heldBy": Relation("was said by", "said"),
    "addressedTo": Relation("is addressed to", "is the addressee of"),
    # who asked for what
    "commissionedBy": Relation("was made by", "made"),
    "holder": Relation("was made by", "made"),
    "inferredHolder": Relation("was made, by its date, under", "was, by its date, in office for", 1.5),
    "commissioned": Relation("commissioned", "was commissioned by"),
    "updates": Relation("brings up to date", "is brought up to date by"),
    # what the reference tables know
    "role": Relation("has or had a role at", "has or had among its people"),
    "governedBy": Relation("answers to", "governs"),
    "ledBy": Relation("is led by", "leads", 3),
    "replaces": Relation("replaces", "was replaced by"),
    "broader": Relation("is part of", "has the part", 2),
}
"""By the local name of the property; ``role`` stands for a membership and carries the role's own words."""
