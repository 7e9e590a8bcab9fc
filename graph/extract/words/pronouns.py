"""Pronouns of the first person: whoever writes speaks of themselves."""

import re

PERSONAL = re.compile(r"\b(?:I|me|[Mm]y|[Ww]e|[Uu]s|[Oo]ur)\b")
