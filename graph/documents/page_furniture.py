"""What on a web page is not its content, as data: the reader of HTML drops it."""

from __future__ import annotations

import re

DROPPED = (
    "script, style, noscript, template, svg, iframe, object, canvas, audio, video, button, form, input, select,"
    " nav, aside, footer, body > header, dialog, [hidden], [aria-hidden=true], [role=navigation], [role=banner],"
    " [role=contentinfo], [role=complementary], [role=search], [role=dialog], [role=alertdialog],"
    " [style*='display:none'], [style*='display: none'], [style*='visibility:hidden']"
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
      | share | sharing | sharedaddy | social | newsletter | signup | sign-up | subscribe | subscription | paywall
      | advert | advertisement | ad | ads | ad-slot | promo | sponsored | comments
      # other pages
      | related | most-read | read-more | recirculation | recommended | topic-list | teasers? | latest-news
      # credits of pictures
      | copyright
    )(?:$|[\s_-])""",
    re.VERBOSE | re.IGNORECASE,
)
"""Names (of class, id, or data-component) of elements that hold no content."""

HEADINGS = frozenset(
    """
    around the bbc|comments|elsewhere on the bbc|email alerts|explore more|follow us|get in touch|latest news
    |latest stories|more from this section|more on this story|most popular|most read|more like this|newsletter
    |read more|recommended|related articles|related content|related internet links|related links|related news
    |related stories|related topics|related|share this|share this page|sign up|top stories|trending
    |what's new|you may also like|you might also like
    """.replace("\n", "").replace("    ", "").split("|")
)
"""Headings, in lower case, under which a page points to other pages; all up to the next heading goes."""
