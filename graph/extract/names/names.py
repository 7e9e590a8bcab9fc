"""Personal names and roles as texts write them: patterns that `people` puts together."""

from __future__ import annotations

import re

from ..words.gates import gated
from .gazetteer import fold
from .tenures import by_name

HONORIFIC = (
    r"(?:(?:The\s+)?(?:Rt\.?|Right)\s+Hon(?:ourable|\.)?|Sir|Dame|Lord|Lady|Baroness|Baron|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?"
    r"|Cllr|Councillor|Rear\s+Admiral)\.?"
)
_POST_NOMINAL = (
    r"(?:QPM|KPM|OBE|MBE|CBE|DBE|KBE|GBE|BEM|CB|KCB|DCB|GCB|CMG|DL|JP|MP|MS|AM|MSP|KC|QC|QFSM|KFSM|QAM|CVO|LVO|MVO|WS|PC"
    r"|TD|VR|RD|BSc|MSc|BA|MA|PhD|LLB|FRSA)"
)
_PART = r"(?:[A-ZÀ-Þ]['’])?[A-ZÀ-Þ][a-zß-ÿ]+(?:[A-Z][a-zß-ÿ]+)?"
_INITIALS = (
    r"(?!(?:HM|MP|DI|DS|DC|CC|AC|UK|US|EU|QC|KC|PC|MS|PM|CI)\b)[A-Z]{2}(?=\s[A-Z][a-z])"  # BJ Harrington
)
_WORD = rf"{_PART}(?:-{_PART})*\b"
NAME = re.compile(
    rf"""(?:{HONORIFIC}\s+){{0,2}}
    (?P<name>(?:{_INITIALS}|{_WORD})(?:\s+(?:{_WORD}|[A-Z]\.|(?:de|van|von|der|bin|al)\b)){{1,3}})
    (?P<post>(?:,?\s+{_POST_NOMINAL}\b){{0,5}})""",
    re.VERBOSE,
)
_SERVICES = r"(?:Fire\s+(?:and|&)\s+Rescue(?:\s+Services?)?)"
_MAYORALTIES = (
    r"London|Greater\s+Manchester|West\s+Yorkshire|South\s+Yorkshire|York\s+and\s+North\s+Yorkshire|West\s+Midlands"
    r"|(?:the\s+)?Liverpool\s+City\s+Region|[Pp]olicing(?:\s+and\s+[Cc]rime)?"
)
_PORTFOLIO = (
    r"(?:[A-Z]\w+(?:,|\s+and)?\s+){1,4}?[A-Z]\w+"
    r"(?=,|\s+[A-Z][\w’'-]+\s+[A-Z][\w’'-]+\s+(?:said|says|has|who|told|added|is|was|welcomed|wrote)\b)"
)  # "for Safer and Stronger Communities", up to a name that does something
ROLE = gated(
    rf"""\b(?:(?:then|former|acting|temporary|interim|outgoing|lead)\s+)?(?:
      (?:HM|H(?:is|er)\s+Majesty['’]?s)\s+(?:Assistant\s+)?(?:Chief\s+)?(?:Fire\s+)?Inspector(?:s)?(?:\s+\(HMCIC?\))?
        (?:\s+of\s+(?:Constabulary|Prisons|Probation|Education|{_SERVICES}|the\s+(?:Crown\s+Prosecution\s+Service|CPS)(?:\s+Inspectorate)?)
          (?:\s*(?:,|and|&)\s+{_SERVICES})?)?
        (?:\s+in\s+Scotland)?
        (?:\s+for\s+(?:the\s+)?(?:[A-Z]\w+|and|the)(?:\s+(?:[A-Z]\w+|and|the))*\s*(?:Region)?)?
    | (?:Chief\s+)?Inspector\s+of\s+(?:Constabulary|Prisons|Probation)(?:(?:,|\s+and)\s+{_SERVICES})?
    | \bHMC?IC?\b(?=\s+[A-Z][a-z])
    | (?:(?:[Tt]emporary|Temp|[Aa]cting|T/)\s*)?(?:(?:[Dd]eputy|[Aa]ssistant)\s+){{0,2}}
      (?:(?:[Cc]hief|CHIEF)\s+[Cc]onstable|Commissioner|(?<=['’]s\s)commissioner)
      (?:\s+\([A-Z]{{2,4}}\))?
    | (?:(?<=['’]s\s)(?:(?:new|acting|interim)\s+)?|(?:[Aa]cting|[Pp]olice)\s+)chief(?=,?\s+[A-Z])
    | opposite\s+number(?:\s+(?:in|at)\s+(?:[A-Z]\w+(?:\s+[A-Z]\w+)?))?
    | (?:[Ss]enior\s+|[Aa]rea\s+|[Aa]ssistant\s+)?[Cc]oroner
      (?:\s+for\s+(?:[A-Z]\w+|and)(?:\s+(?:[A-Z]\w+|and))*)?
    | (?:Deputy\s+)?Commander
    | \b(?:[DAT]CC|CC|[DA]AC|Cdr|(?:Det\s+)?(?:Ch\s+|Chf\s+)?Supt|DCI|DI|DS)\b(?=\s+[A-Z][a-z])
    | (?:Detective\s+)?(?:Chief\s+)?(?:Superintendent|[Ii]nspector|Sergeant)(?=\s+[A-Z][a-z])
    | (?:[TA]/)?(?:Det\.?\s+)?(?:(?:Chf?|Chief)\.?\s+)?(?:Insp|Supt|Sgt)\b\.?(?=\s+[A-Z][a-z])
    | (?:[Hh]ome|HOME)\s+[Ss]ecretary | [Pp]rime\s+[Mm]inister
    | (?:[Ss]hadow\s+)?(?:[Pp]olicing|[Ss]afeguarding|[Cc]rime|[Jj]ustice|[Vv]ictims)\s+[Mm]inister
    | [Mm]inister(?:\s+of\s+State)?\s+for\s+[A-Z]\w+(?:,?\s+(?:and|[A-Z]\w+))*
    | Secretary\s+of\s+State\s+for\s+[A-Z]\w+(?:,?\s+(?:and|the|[A-Z]\w+))*
    | (?:[Dd]eputy\s+)?[Mm]ayor(?:\s+(?:of|for)\s+(?:{_MAYORALTIES}|{_PORTFOLIO}))?
    | (?:[Dd]eputy\s+)?
      (?:(?:[Pp]olice|POLICE)(?:,\s+[Ff]ire)?\s+(?:and|&)\s+[Cc]rime\s+[Cc]ommissioner|P\.?F?CC
        |[Pp]olice,\s+[Cc]rime\s+and\s+[Vv]ictims['’]?\s+[Cc]ommissioner)\b
    | (?<=\b[Oo]ur\s)(?:[a-z]+\s+){{0,2}}
      (?:trustee|manager|advis[eo]r|founder|co-?ordinator|campaigner|ambassador)(?=\s+[A-Z])
    | MP\s+for\s+(?:[A-Z][\w’'-]+\s+(?:(?:and|of|upon|on|in|&)\s+)?){{0,3}}[A-Z][\w’'-]+(?=,\s+[A-Z])
    | (?:Justice|Foreign|Defence|Health|Cabinet|General|Permanent|Press)\s+[Ss]ecretary
    | (?:[Cc]hief\s+[Ee]xecutive|(?:[Cc]hair|[Ss]pokes)(?:man|woman|person)?|[Dd]irector|[Hh]ead
      |[Ll]ead(?:er)?|[Mm]anager|[Mm]ember|[Cc]o-?ordinator|[Ff]ounder|[Tt]rustee|[Aa]dvis[eo]r|[Ss]ecretary)
      (?:\s+(?:of|for|at|on)(?:\s+[\w’'&-]+){{1,6}})?
      (?=,\s+[A-Z][a-z][\w’'-]*\s+[A-Z][\w’'-]+\s*
        (?:[,.;]|\b(?:said|says|told|added|wrote|warned|declined|replied|welcomed|has|was|is)\b))
    | (?:[Cc]ampaigner|[Ss]olicitor|[Bb]arrister|[Ff]ounder|[Mm]anager|[Tt]rustee|[Ll]ecturer
      |[Cc]riminologist|[Mm]ember)(?=\s+[A-Z][a-z]+\s+[A-Z][a-z])
    | (?:Independent\s+)?(?:Domestic\s+Abuse|Information|Biometrics|Anti-Slavery)\s+Commissioner
    | (?:[Vv]ictims['’]|[Cc]hildren['’]s)\s+[Cc]ommissioner | Director\s+General
    | Director\s+of\s+Public\s+Prosecutions
    | (?:[Cc]hief\s+[Ee]xecutive|CEO|[Ss]pokes(?:man|woman|person)
      |[Cc]hair(?:man|woman|person)?|[Pp]resident|[Dd]irector|[Hh]ead
      |[Ll]eader|[Ss]ecretary)(?:\s+of\s+(?:the\s+)?[A-Z][\w’'&]*(?:\s+(?:of|for|and|the|[A-Z][\w’'&]*)){{0,6}})?
    )""",
    re.VERBOSE,
)
_NAME_WITH_OFFICE = re.compile(
    r"(?:[A-Z][\w’'-]*,?|of|for|the|and|&)(?:\s+(?:[A-Z][\w’'-]*,?|of|for|the|and|&)){1,12}\.?"
)
ROLE_NOUN = re.compile(
    r"""\b(?:PCC|PFCC|HMI|HMCIC?|HMCI?FRS|MP|MS|AM)\b
    |\b(?i:minister|secretary|mayor|chair(?:man|woman|person)?|director|executive|head|lead|leader|member|lecturer|professor
      |spokes(?:man|woman|person)|ombudsman|president|manager|coroner|councillor|adviser|advisor|deputy|founder|trustee
      |chief|commissioner|inspector|constable|solicitor|barrister|convenor|representative|policy\s+officer|coordinator
      |co-ordinator|chancellor|governor|campaigner|judge|commander|officer|superintendent|sergeant)\b""",
    re.VERBOSE,
)
APPOSITION = re.compile(
    r"""(?:\s+(?:of|from|at)\s+(?P<org>(?:the\s+)?[A-Z][\w’'&-]*(?:\s+(?:of|for|and|the|[A-Z][\w’'&-]*)){0,6}))?
    \s*(?:,|\s[–—-]|\()\s*(?:and\s+)?(?:(?:who\s+(?:is|was|became|has\s+become)|also|currently|now)\s+)?(?:(?:the|a|an|our|its|their|his|her)\s+)?
    (?P<role>(?:(?:from|of|for|at|with)\s+)?(?:[^,.;:“”"()\n–—]{0,60}\b[Pp]olice,\s+(?:[Ff]ire|[Cc]rime)\s+and\s+)?[^,.;:“”"()\n–—]{3,120})""",
    re.VERBOSE,
)
SPEAKING = re.compile(
    r",\s+who\s+(?P<role>(?:speaks|leads|chairs|heads|runs|manages|represents|founded)\s+[^,.;:“”\"()\n–—]{3,80})"
)
CONSTITUENCY = re.compile(r"\s+for\s+[A-Z][\w’'-]+(?:\s+(?:(?:and|of|upon|on|&|in)\s+)?[A-Z][\w’'-]+){0,5}")
BEING = re.compile(
    r"\s+(?:is|was|became|has\s+been|had\s+been)\s+(?:appointed\s+)?(?:(?:the|a|an)\s+)?(?P<role>[^,.;:“”\"()\n]{3,120})"
)
_SAYING = re.compile(
    r"(?:^|\s+)(?:(?:has|had|have|was|is|will|also|who|as|on|when|while|which|that|in\s+(?:a|the|his|her)|speaking|responding|commenting)"
    r"|said|says|added|told|comment\w+|welcom\w+|respond\w+|wrote|expl\w+|warned|called|described|acknowledged|insisted)\b.*$",
    re.DOTALL,
)
COUNCILLOR = gated(
    rf"\b(?P<role>Cllr|[Cc]ouncillor)\.?\s+(?P<name>{_WORD}(?:\s+{_WORD}){{1,2}})(?P<of>\s+\([A-Z][^()]{{1,40}}\))?"
)
"""``Cllr Ann Lee (Lab)``."""
MEMBER = re.compile(
    r"(?:[A-Z][\w’'-]+\s+(?:(?:and|of|upon|on|&)\s+)?){1,4}(?:Labour\s+|Conservative\s+)?MP(?=\s+[A-Z][a-z])"
)
"""``Folkestone and Hythe MP``: slow, so it is looked for only where "MP" stands."""
_OF_ROLE = re.compile(
    r"""(?:(?:(?<=\b[Tt]he\s)|(?<=\b[Ii]ts\s)|(?<=\b[Oo]ur\s)|(?<=\b[Aa]\s))(?:[\w’'-]+\s+){1,3}
      | \b(?:Labour|Conservative|Tory|Liberal\s+Democrat|Green(?:\s+Party)?|Plaid\s+Cymru|Reform|SNP)
        (?:['’]s)?\s+(?:[a-z]+\s+){0,3}
      | \b(?!(?:The|Its|Our|In|On|At|But|And|When|As|If|A|An|His|Her|Their|Mr|Mrs|Ms|Dr|However|Today)\b)
        [A-Z][a-z][\w’'&-]*\s+(?:(?:(?:of|for|and|&)\s+)?[A-Z][\w’'&-]+\s+){0,4})$""",
    re.VERBOSE,
)
_LED = re.compile(r",?\s+who\s+(?P<did>led\s+(?:the|this)\s+\w+)")
_HONOURED = re.compile(HONORIFIC)
_FIRST_NAMES_NEVER = frozenset({"March", "April", "May", "June", "August"})
_PARTS_OF_ROLES = (
    *(
        "nspector ",
        "nspector,",
        "nspector:",
        "nspector (",
        "onstable",
        "ommissioner",
        "ommander",
        "uperintendent",
    ),
    *(
        *("ergeant", "Insp", "Sgt"),
        "ecretary",
        "inister",
        "ayor",
        "PCC",
        "PFCC",
        "HMI",
        "HMC",
        "MP",
        "CEO",
        "xecutive",
        "irector",
    ),
    *(
        "hair",
        "Cllr ",
        "resident",
        "ead of",
        "eader",
        " lead",
        "Lead",
        "Head",
        "member",
        "Member",
        "ecturer",
        "rofessor",
    ),
    *("pokes", "mbudsman", "anager", "oroner", "ouncillor", "dviser", "eputy", "ounder", "rustee", "hief"),
    *("olicitor", "arrister", "onvenor", "epresentative", "ordinator", "hancellor", "overnor", "ampaigner"),
    *(
        "udge",
        "CC ",
        "AC ",
        "Cdr",
        "Supt",
        "DCI",
        "DI ",
        "DS ",
        ", from ",
        ", of the ",
        ", for the ",
        ", who ",
        "fficer,",
        "fficer ",
    ),
)
_NOT_NAMES = frozenset(
    re.findall(
        r"\w+",
        """
        The This That These Those In At On When And But If As For From It Its Our We They He She His Her
        Mr Mrs Ms Dr No Not Police Constabulary Service Services Force Forces Office Crime Report
        Response Inspection Inspectorate Inspector Inspectors Chief Constable Constables Commissioner
        Commander Secretary Minister Home Department Council Committee Court Act Board Group Panel Team
        Unit Centre College University Hospital Trust Federation Authority Association Agency Review
        Programme Plan Strategy Practice Notes Summary Foreword Annex Section Chapter Engage Scan Dear
        Yours Sincerely Fire Rescue Prison Prisons Probation Justice Safeguarding Children Operation
        Domestic Abuse January February July September October November December Monday Tuesday
        Wednesday Thursday Friday Saturday Sunday England Wales Scotland London Street Road Crown
        Prosecution National Independent Government Parliament Welcomes Recommendation Publication
        Letter Information Majesty North South West East Midlands Stop Search News Media Press
        Responding Speaking Commenting Deputy Assistant Following Since After Before However Although
        While Today Yesterday Superintendent Detective Sergeant Mayor Prime Lead Head Director Chair
        Executive President Victims Shadow Leader Policing Social Care Health Education Early Adult Adults
        Youth Communities Community Skills Nursing Integrated Partnership Regional
        Public Protection Hall County Insp Supt Sgt
        Message Icon Type Menu Page Website Contact Email Follow Drive Avenue House Instagram LinkedIn
        YouTube Facebook Twitter WhatsApp
        """,
    )
)


def speaks_of_roles(words: str) -> bool:
    """Quick look whether a role can stand in these words: the patterns are slow, and most prose has none."""
    return any(map(words.__contains__, _PARTS_OF_ROLES))


def person_name(words: str) -> str | None:
    """A name without honorifics and honours, if these words can be one."""
    found = NAME.fullmatch(words.strip().rstrip(","))
    if found is None:
        return None
    return clean_name(found["name"])


_OPENINGS = frozenset({"But", "And", "Yet", "So", "Now", "Then", "While", "Meanwhile", "However"})


def clean_name(words: str) -> str | None:
    """Drop possessive, honours and what begins a sentence; None where a word shows that it is no name."""
    parts = re.sub(r"['’]s?$", "", words).split()
    if len(parts) > 2 and parts[0] in _OPENINGS:
        parts = parts[1:]
    while len(parts) > 2 and parts[-1].isupper() and len(parts[-1]) > 1:
        parts.pop()
    never = parts and (parts[0] in _FIRST_NAMES_NEVER or _HONOURED.fullmatch(parts[0]) is not None)
    name = " ".join(parts)
    if not 2 <= len(parts) <= 4 or never:
        return None
    return name if by_name(fold(name)) or not any(p in _NOT_NAMES for p in parts) else None


def cut_role(words: str) -> str:
    """The role at the beginning of some words, up to the verb of the sentence."""
    return _SAYING.sub("", words).strip(" ,-–—")


def begins(text: str, start: int, left: int) -> int:
    """Where a role begins that ends in a bare noun: "its legally qualified chair"."""
    if not text[left].islower():
        return left
    found = _OF_ROLE.search(text, max(start, left - 50), left)
    return found.start() if found else left


def led(text: str, end: int) -> str | None:
    """``, who led the inspection`` behind a name."""
    found = _LED.match(text, end)
    return found["did"] if found else None


def is_name_with_office(words: str) -> bool:
    """``Kent Police's Chief Constable Ann Lee.``: a name and its office, and nothing that they do."""
    return _NAME_WITH_OFFICE.fullmatch(words) is not None and ROLE_NOUN.search(words) is not None
