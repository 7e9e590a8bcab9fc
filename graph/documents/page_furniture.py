"""What on a web page is not its content, as data: the reader of HTML drops it."""

from __future__ import annotations

import re

INVISIBLE = ", ".join(
    (
        "script, style, noscript, template, svg, iframe, object, canvas, audio, video",
        "[hidden], [style*='display:none'], [style*='display: none'], [style*='visibility:hidden']",
    )
)
"""Elements that nobody sees (a CSS selector)."""

DROPPED = ", ".join(
    (
        INVISIBLE,
        "button, form, input, select, dialog, nav, aside, footer, body > header",
        "[aria-hidden=true]",
        "[role=navigation], [role=banner], [role=contentinfo], [role=complementary], [role=search]",
        "[role=dialog], [role=alertdialog]",
    )
)
"""Elements that hold no content wherever they stand (a CSS selector)."""

NAMED = re.compile(
    r"""(?:^|[\s_-])(?:
      # told to readers of screens only
      visually-hidden | visuallyhidden | screen-reader-text | sr-only | skip-link | skip-to-content
      # the site around the page
      | cookies? | consent | gdpr | breadcrumbs? | nav | navbar | navigation | menu | sidebar | pagination
      | toc | table-of-contents | contents-list | site-footer | feedback
      # invitations
      | share | sharing | sharedaddy | social | newsletter | signup | sign-up | subscribe | subscription
      | paywall
      | advert | advertisement | ad | ads | ad-slot | promo | sponsored | comments
      # other pages
      | related | most-read | read-more | recirculation | recommended | topic-list | teasers? | latest-news
      # credits of pictures
      | copyright
    )(?:$|[\s_-])""",
    re.VERBOSE | re.IGNORECASE,
)
"""Names (of class, id, or data-component) of elements that hold no content."""

ELSEWHERE = re.compile(
    r"""around\ the\ bbc | elsewhere\ on\ the\ bbc | comments | email\ alerts | newsletter | sign\ up
      | explore\ more | follow\ us | get\ in\ touch | trending | recommended | what's\ new
      | (?:latest|related|top)\ (?:articles|content|internet\ links|links|news|stories|topics) | related
      | more\ (?:from\ this\ section|like\ this|on\ this\ story) | most\ (?:popular|read) | read\ more
      | share\ this(?:\ page)? | you\ (?:may\ also|might\ also)\ like""",
    re.VERBOSE | re.IGNORECASE,
)
"""Headings (whole) under which a page points to other pages; all up to the next heading goes."""

INLINE = re.compile(
    r"""a | abbr | acronym | b | bdi | bdo | big | cite | code | data | del | dfn | em | font | i | img | ins
      | kbd | label | mark | picture | q | s | samp | small | source | span | strike | strong | sub | sup
      | time | tt | u | var | wbr""",
    re.VERBOSE,
)
"""Elements that do not end a line."""
