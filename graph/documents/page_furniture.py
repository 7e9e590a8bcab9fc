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
      | skip-to-content
      # the site around the page
      | cookies? | consent | gdpr | breadcrumbs? | nav | navbar | navigation | sidebar | pagination
      | toc | table-of-contents | site-footer
      # invitations
      | sharing | sharedaddy | newsletter | signup | sign-up
      | advert | advertisement | ads | ad-slot | sponsored
      # other pages
      | most-read | recirculation | topic-list | latest-news
    )(?:$|[\s_-])""",
    re.VERBOSE | re.IGNORECASE,
)
"""Names (of class, id, or data-component) of elements that hold no content."""

LIKELY = re.compile(
    r"""(?:^|[\s_-])(?:
      menu | contents-list | feedback | share | social | ad | promo | comments | related | read-more
      | read-next | rich-link | submeta | tag-list | post-tags | promoted-box | most-viewed
      | recommended | copyright | links-block | image-credit | subscribe | subscription | paywall | teasers?
      | comment-respond | comment-list | commentlist | footer
    )(?:$|[\s_-])""",
    re.VERBOSE | re.IGNORECASE,
)
"""Names of elements that hold no content unless much of the page is in them: "comments" may be an answer."""

ELSEWHERE = re.compile(
    r"""more\ on | read\ next | topics | tags
      | around\ the\ bbc | elsewhere\ on\ the\ bbc | comments | email\ alerts | newsletter | sign\ up
      | explore\ more(?:\ on\ these\ topics)? | follow\ us | get\ in\ touch | trending | recommended
      | (?:latest|related|top)\ (?:articles|content|internet\ links|links|news|stories|topics|videos)
      | more\ (?:from\ this\ section|like\ this|on\ this\ story) | related | what's\ new
      | most\ (?:popular|read|watched)(?:\ (?:in|news)\b.*)? | read\ more
      | share\ this(?:\ (?:article|page|story))? | you\ (?:may\ also|might\ also)\ like""",
    re.VERBOSE | re.IGNORECASE,
)
"""Headings (whole) under which a page points to other pages; all up to the next heading goes."""

TOOL = re.compile(
    r"""(?:back|return)\ to\ (?:the\ )?top(?:\ of\ (?:the\ )?page)? | print\ this\ (?:document|page|story)
      | reuse\ this\ content | get\ emails\ about\ this\ page | share\ on\ \w+ | [↩⏎↑^]\ufe0e?
      | back\ to\ (?:reference|text)
      | media\ playback\ is\ (?:un|not\ )supported\ on\ (?:your|this)\ device""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words (whole) of links and labels that do something with the page, or fail to."""

OTHER_STORY = re.compile(r"\s*(?:don[’']t\ miss|read\ (?:more|next)|related)\s*[:|–-]\s*", re.IGNORECASE)
"""How a paragraph begins that is only a link to another story."""

INLINE = re.compile(
    r"""a | abbr | acronym | b | bdi | bdo | big | button | cite | code | data | del | dfn | em | font | i
      | img | ins | kbd | label | mark | picture | q | s | samp | small | source | span | strike | strong
      | sub | sup | time | tt | u | var | wbr""",
    re.VERBOSE,
)
"""Elements that do not end a line."""
