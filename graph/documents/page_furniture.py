"""What on a web page is not its content, as data: the reader of HTML drops it."""

from __future__ import annotations

import re

INVISIBLE = ", ".join(
    (
        "script, style, noscript, template, svg, iframe, object, canvas, audio, video",
        "[hidden]:not([hidden=until-found])",
        "[style*='display:none'], [style*='display: none'], [style*='visibility:hidden']",
    )
)
"""Elements that nobody sees (a CSS selector)."""

REVEALED = re.compile(r"(?:^|[\s_-])(?:accordion|collapse|collapsible|panel|tab|tabs|tabpanel)(?:$|[\s_-])")
"""Names of elements that a click reveals: hidden or not, they are content."""

DROPPED = ", ".join(
    (
        "button, input, select, textarea, dialog, nav, body > header",
        "[aria-hidden=true]",
        "[role=navigation], [role=banner], [role=contentinfo], [role=search]",
        "[role=dialog], [role=alertdialog]",
        "figure [class*=credit i]",
    )
)
"""Elements that hold no content wherever they stand (a CSS selector)."""

BESIDE = "aside, footer, form, [role=complementary]"
"""Elements that mostly stand beside the content; some sites put all of it, or its boxes, into them."""

BOXED = re.compile(
    r"\s*(?:accelerated\s+)?(?:causes?\s+of\s+concern|areas?\s+for\s+improvement|recommendations?"
    r"|(?:innovative|promising)\s+practice|key\s+(?:facts|findings)|grades?|judgments?)\b",
    re.IGNORECASE,
)
"""How a box of outcomes begins."""

TOLD = re.compile(
    r"""(?:^|[\s_-])(?:
      # told to readers of screens only
      visually-hidden | visuallyhidden | visually_hidden | screen-reader-text | sr-only | skip-link
      | skip-to-content | off-screen | offscreen
      # the site around the page
      | [a-z]*cookie[a-z]* | consent | gdpr | breadcrumbs? | nav | navbar | navigation | sidebar | pagination
      | toc | table-of-contents | site-footer | back-to-top | quick-exit | (?:beta|phase|survey)-banner
      | (?:live|web)-?chat | chat-widget
      # the archive that kept the page
      | wm-ipp | web-?archive-?infobox | ukgwa(?:-banner)?
      # invitations
      | sharing | sharedaddy | newsletter | signup | sign-up
      | advert | advertisement | ads | ad-slot | sponsored
      # other pages
      | most-read | recirculation | topic-list | latest-news | outbrain | taboola
    )(?:$|[\s_-])""",
    re.VERBOSE | re.IGNORECASE,
)
"""Names (of class, id, or data-component) of elements that hold no content."""

LIKELY = re.compile(
    r"""(?:^|[\s_-])(?:
      menu | contents-list | feedback | share | social | ad | promo | comments | related | read-more
      | read-next | rich-link | submeta | tag-list | post-tags | promoted-box | most-viewed
      | recommended | copyright | links-block | image-credit | subscribe | subscription | paywall | teasers?
      | comment-respond | comment-list | commentlist | footer | poll
    )(?:$|[\s_-])""",
    re.VERBOSE | re.IGNORECASE,
)
"""Names of elements that hold no content unless much of the page is in them: "comments" may be an answer."""

READERS = re.compile(
    r"(?:^|[\s_-])(?<!has[_-])comments?(?:[_-](?:area|block|container|list|section|thread|wrapper))?(?:$|\s)|\bdisqus_thread",
    re.IGNORECASE,
)
"""Names of elements that hold what readers of news have to say, however much it is."""

ELSEWHERE = re.compile(
    r"""more\ on | read\ next | topics | tags
      | around\ the\ bbc | elsewhere\ on\ the\ bbc
      | explore\ (?:the\ topic | more(?:\ on\ these\ topics)?) | trending | recommended(?:\ for\ you)?
      | (?:latest|promoted|recent|related|top)\ (?:articles|content|internet\ links|items|links|news|pages
          |posts|publications|stories|topics|videos)
      | more\ (?:from\ this\ section|like\ this|on\ this(?:\ story)?|\w+\ (?:news|stories))
      | related | what's\ new
      | most\ (?:popular|read|viewed|watched)(?:\ (?:in|news)\b.*)? | read\ more
      | share\ this(?:\ (?:article|page|story))? | you\ (?:may\ also|might\ also)\ like""",
    re.VERBOSE | re.IGNORECASE,
)
"""Headings (whole) under which a page points to other pages: all goes, up to the next heading or to prose."""

INVITATION = re.compile(
    r"""comments(?::\ .*)? | email\ alerts | newsletter | sign\ up | follow\ us | get\ in\ touch
      | is\ this\ page\ useful\? | updates\ to\ this\ page""",
    re.VERBOSE | re.IGNORECASE,
)
"""Headings (whole) of what readers may do or say, and of the page's history: all below them goes."""

CONTENTS = re.compile(r"(?:table of )?contents|(?:on|in) this (?:page|report|section)", re.IGNORECASE)
"""Headings (whole) of lists of the page's own sections."""

TOOL = re.compile(
    r"""(?:back|return)\ to\ (?:the\ )?(?:contents|publication|(?:top|start)(?:\ of\ (?:the\ )?page)?)
      | print\ this\ (?:document|page|story)
      | reuse\ this\ content | get\ emails\ about\ this\ page | [↩⏎↑^]\ufe0e?
      | share(?:\ (?:on|via)(?:\ \w+)?|\ this(?:\ \w+)?)?:? | back\ to\ (?:reference|text)
      | (?:open|close|expand|collapse)\ all(?:\ sections)? | [—+-]?\ ?(?:see|show|hide)\ all\ updates
      | (?:media\ playback\ is\ (?:un|not\ )supported | this\ content\ (?:requires|needs)\ javascript)\b.*
      | view\ the\ background\ to\ item\ .*""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words (whole) of links and labels that do something with the page, or fail to."""

SHARING = re.compile(
    r"""(?:(?:bluesky|copy\ link|e-?mail|facebook|instagram|linkedin|messenger|pinterest|print|reddit|share
        |tweet|twitter|whatsapp|x)(?:[\s,|·•/]+|$))+""",
    re.VERBOSE | re.IGNORECASE,
)
"""A line that only names where a page can be shared."""

OTHER_STORY = re.compile(
    r"\s*(?:don[’']t miss|read (?:more|next)|related)\s*(?:[:|–»-]|>+)\s*", re.IGNORECASE
)
"""How a paragraph begins that is only a link to another story."""

OWN_BUSINESS = re.compile(
    r"""(?:you\ can\ )?(?:also\ )?(?:follow|like|join|find)\ [^.]{0,80}
        \bon\ (?:bluesky|facebook|instagram|tiktok|twitter|whatsapp|x)\b
      | get\ more\ [\w\ ]{1,40}\bnews\b | sign\ up\ (?:to|for)\ (?:our|the|your)\b
      | subscribe\ (?:here|now|to|today)\b | listen\ to\ our\b | send\ (?:us\ )?your\ story\ ideas
      | article\ continues\ below
      | [^.]{0,80}\badheres?\ to\ [^.]{0,80}\bcode\ of\ practice\b
      | [^.]{0,120}\blisten\ to\ our\ (?:latest\ )?podcasts?\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""How paragraphs of news begin that speak of the paper or the channel itself."""

INLINE = re.compile(
    r"""a | abbr | acronym | b | bdi | bdo | big | button | cite | code | data | del | dfn | em | font | i
      | img | ins | kbd | label | mark | picture | q | s | samp | small | source | span | strike | strong
      | sub | sup | time | tt | u | var | wbr""",
    re.VERBOSE,
)
"""Elements that do not end a line."""
