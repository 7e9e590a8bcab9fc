"""Web pages: what is kept, what is dropped, how it is written down, and what the markup states."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelgraph.graph.documents.interface import Outcome
from peelgraph.graph.documents.read import read
from peelgraph.graph.errors import DocumentError


def text_of(body: str) -> str:
    return read(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "page.html").text


PROSE = "<p>Inspectors found that the force had made good progress in most of the areas they looked at.</p>"
PLAIN = "Inspectors found that the force had made good progress in most of the areas they looked at."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>One</h1><p>Two <b>bold</b>\n words</p>", "One\n\nTwo bold words"),
        ("<p>From<br>Matt Parr<br/>HMI</p>", "From\nMatt Parr\nHMI"),
        (
            "<p>Found:</p><ul><li>one;</li><li><p>two</p><p>more</p></li></ul>",
            "Found:\n\n  • one;\n  • two\n\n  more",
        ),
        ("<ol start=3><li>c<ul><li>d</li></ul></li><li>e</li></ol>", "  3. c\n    • d\n  4. e"),
        (
            "<table><tr><th>Question</th><th>Grade</th></tr><tr><td>Crime</td><td>Good</td></tr></table>",
            "Question | Grade\nCrime | Good",
        ),
        ("<table><tr><td><h2>Laid out</h2>text</td></tr></table>", "Laid out\n\ntext"),
        (
            "<table><tr><th colspan=2>Both</th><th>Note</th></tr><tr><td rowspan=2>Kent</td><td></td><td>a<br>b</td></tr>"
            "<tr><td>Good</td><td></td></tr></table>",
            "Both | | Note\nKent | | a b\nKent | Good",
        ),
        ("<table><tr><td>one</td><td><p>two.</p><p>three.</p></td></tr></table>", "one\n\ntwo.\n\nthree."),
        ("<h2><button>Cause of concern</button></h2><p>Words.</p>", "Cause of concern\n\nWords."),
        ("<p>It is good.<sup><a href=#f>[12]</a></sup> So is m<sup>2</sup>.</p>", "It is good. So is m2."),
        ("<details><summary>More</summary><p>Words.</p></details>", "More\n\nWords."),
        ("<ol><li>A note. <a href=#r>↩</a></li></ol>", "  1. A note."),
        ("<p>zo&euml;&nbsp;&amp;&#8203;co&shy;op</p>", "zoë &coop"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("<p>the Met<span class='visually-hidden'>, external</span>.</p>", "the Met."),
        ("<pre>one\ntwo</pre>", "one\ntwo"),
        ("<p><a>One report</a></p><p><a>Another report</a></p>", "One report\n\nAnother report"),
        ("<p><a>Title</a><span>Published</span></p>", "Title Published"),
    ],
)
def test_the_text_is_written_as_plain_texts_are(body: str, expected: str) -> None:
    assert text_of(f"<main>{body}</main>") == expected


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>FURNITURE</nav>",
        "<header role=banner>FURNITURE</header>",
        "<footer>FURNITURE</footer>",
        "<script>FURNITURE</script><style>FURNITURE</style><noscript>FURNITURE</noscript>",
        "<div class='cookie-banner'>FURNITURE</div>",
        "<div id=share-links>FURNITURE</div>",
        "<p hidden>FURNITURE</p><p style='display:none'>FURNITURE</p>",
        "<div class='ad-slot'>FURNITURE</div>",
        "<section><h2>Related topics</h2><ul><li>FURNITURE</li></ul></section>",
        "<h2>More on this story:</h2><p>FURNITURE</p><p>FURNITURE</p>",
        "<aside>FURNITURE</aside><button>FURNITURE</button>",
        "<p><a href=#top>Back to top</a></p><p>Print this page</p>",
        "<div class=media-player><p>Media playback is unsupported on your device</p></div>",
        "<p><b>READ MORE:</b> <a href=/a>Crash on the A2</a></p>",
        "<div class=read-next><h3>READ NEXT</h3><ul><li><a>FURNITURE</a></li></ul></div>",
        "<ul class=post-tags><li>Tags:</li><li><a>FURNITURE</a></li></ul>",
        "<div><div><h2>Latest news</h2></div></div><div><h3><a>FURNITURE</a></h3><p>FURNITURE on Monday.</p></div>",
        "<div class='css-1 PageCookieBanner'><p>FURNITURE</p></div>",
        "<div><span>Share on:</span><a>Facebook</a> <a>X</a></div>",
        "<p><a>Open all</a> | <a>Close all</a></p>",
        "<h2>Contents</h2><ul><li><a href=#a>FURNITURE</a></li></ul>",
        "<h2>Updates to this page</h2><p>FURNITURE</p><ol><li>FURNITURE</li></ol>",
        "<figure><img><span class=ImageCredit>FURNITURE</span></figure>",
        "<div class=live-chat>FURNITURE</div><p class=quick-exit>FURNITURE</p>",
    ],
)
@pytest.mark.parametrize(
    "place", ["<main>{0}{1}</main>", "<div><div>{0}</div>{1}</div>", "<article>{1}{0}</article>"]
)
def test_what_is_not_content_goes(furniture: str, place: str) -> None:
    expected = f"Title\n\n{PLAIN}"
    assert text_of(place.format("<h1>Title</h1>" + PROSE, "<section>" + furniture + "</section>")) == expected


@pytest.mark.parametrize(
    "content",
    [
        "<div class='commissioner-comments'>CONTENT</div>",
        "<div class='drug-related'>CONTENT</div>",
        "<form>CONTENT</form>",
        "<aside>CONTENT</aside>",
        "<div hidden class='accordion-panel'>CONTENT</div>",
        "<p>Read more: CONTENT <a>The report</a></p>",
        "<div class=tab-content><div role=tabpanel hidden>CONTENT</div></div>",
        "<div id=p1 style='display:none'>CONTENT</div><a aria-controls=p1>Show</a>",
    ],
)
def test_content_in_a_frame_that_looks_like_furniture_stays(content: str) -> None:
    assert PLAIN in text_of(f"<main><h1>Title</h1>{content.replace('CONTENT', PROSE)}</main>")


NEWS = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'


def test_the_story_goes_on_behind_a_box_of_other_stories() -> None:
    box = "<h3>Read more</h3><ul><li><a>Another story</a></li></ul>"
    assert text_of(f"<main><h1>Title</h1>{box}{PROSE}</main>") == f"Title\n\n{PLAIN}"


def test_a_section_behind_links_to_other_pages_stays_with_its_wrapper() -> None:
    body = f"<h2>Related</h2><ul><li><a>A page</a></li></ul><section><h2>Next steps</h2>{PROSE}</section>"
    assert text_of(f"<main>{PROSE}{body}</main>") == f"{PLAIN}\n\nNext steps\n\n{PLAIN}"


def test_comments_longer_than_the_story_are_not_taken_for_it() -> None:
    comments = f"<div class=mar-comments><h2>Comments: Our rules</h2>{PROSE * 5}</div>"
    body = f"<h1>Title</h1><div id=subscription-content>{PROSE}</div>"
    assert text_of(f"{NEWS}<main>{body}{comments}</main>") == f"Title\n\n{PLAIN}"


@pytest.mark.parametrize(
    "words",
    [
        "Get more Kent news. You can also like our page.",
        "Follow our politics reporters on Twitter to get the latest.",
        "Want a quick briefing on the biggest stories? Listen to our latest podcasts.",
        "<a href=/map>Try our map of traffic and crime here</a>",
    ],
)
def test_what_a_paper_says_of_itself_goes_from_news_only(words: str) -> None:
    body = f"<main><h1>Title</h1>{PROSE}<p>{words}</p></main>"
    assert text_of(body) != f"Title\n\n{PLAIN}"
    assert text_of(NEWS + body) == f"Title\n\n{PLAIN}"


def test_what_stands_before_the_title_of_a_page_without_landmarks_goes() -> None:
    banner = "<div><p>This snapshot was kept by an archive, and links may not work.</p></div>"
    assert text_of(f"{banner}<div><h1>Title</h1>{PROSE * 3}</div>").startswith("Title")


def test_links_above_the_title_go() -> None:
    page = f"<main><ul><li><a>Kent</a></li></ul><p>Press release</p><h1>Title</h1>{PROSE}</main>"
    assert text_of(page) == f"Press release\n\nTitle\n\n{PLAIN}"


def test_a_box_of_outcomes_may_stand_in_an_aside() -> None:
    box = "<aside><h3>Area for improvement</h3><p>The force should act.</p></aside>"
    assert (
        text_of(f"<main>{PROSE * 9}{box}<aside><h3>About us</h3><p>More.</p></aside></main>").splitlines()[-1]
        == "The force should act."
    )


def test_lists_of_links_go_from_news_only() -> None:
    body = f"<main><h1>Title</h1>{PROSE}<ul><li><a href=/a>Another force was told to improve</a></li></ul></main>"
    news = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'
    assert text_of(body).splitlines()[-1] == "  • Another force was told to improve"
    assert text_of(news + body) == f"Title\n\n{PLAIN}"


@pytest.mark.parametrize(
    ("head", "name", "value", "origin"),
    [
        ('<script type="application/ld+json"><!--{"@type": "Report", "name": "A &amp; B"}--></script>', "title", "A & B", "json-ld headline"),
        ('<script type="application/ld+json">{"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "2019"}}</script>', "published", "2019", "json-ld datePublished"),
        ('<meta name="DCTERMS.issued" content="2019-03-28">', "published", "2019-03-28", "meta dcterms.issued"),
        ('<meta itemprop="dateModified" content="2019-03-28">', "modified", "2019-03-28", "meta datemodified"),
        ("<body><p>Updated: <time datetime=2019>x</time>", "modified", "2019", "time element"),
        ("<body><p>Published <time class=entry-date datetime=2019>x</time>", "published", "2019", "time element"),
        ("<body><p><time datetime=2019>x</time> <time class=updated datetime=2021>y</time>", "modified", "2021", "time element"),
        ("<body><p><time class='entry-date published updated' datetime=2019>x</time>", "published", "2019", "time element"),
        ("<body><ol><li><time datetime=2021>x</time></li><li><time datetime=2020>x</time></li></ol><time datetime=2019>x</time>", "published", "2019", "time element"),
        ("<body><dl><dt>Published</dt><dd><span>Published</span>28 March 2019</dd></dl>", "published", "2019-03-28", "page field Published"),
        ("<title>[ARCHIVED CONTENT] Kent</title>", "title", "Kent", "title element"),
        ("<body><dl><dt>Published:</dt> <dd>28 March 2019 <a>All</a></dd></dl>", "published", "2019-03-28", "page field Published"),
    ],
)  # fmt: skip
def test_where_fields_stand(head: str, name: str, value: str, origin: str) -> None:
    fields = read(f"<!DOCTYPE html><html>{head}<main>{PROSE}".encode(), "a.html").fields
    assert [(f.value, f.origin) for f in fields if f.name == name][:1] == [(value, origin)]


@pytest.mark.parametrize(
    ("tag", "times"),
    [*((tag, 3_000) for tag in ("div", "ul", "b")), *((tag, 100_000) for tag in ("div", "ul", "b", "table"))],
)
def test_a_page_that_is_nested_too_deep_is_refused_at_once(tag: str, times: int) -> None:
    with pytest.raises(DocumentError, match="nested more than 2000 elements deep") as caught:
        text_of(f"<{tag}>" * times + PROSE)
    assert caught.value.outcome == Outcome.OVER_THE_LIMIT


def test_elements_that_are_never_ended_are_not_taken_for_nested_ones() -> None:
    assert text_of(f"<main>{'<a name=x>' * 5_000}{PROSE}</main>") == PLAIN


def test_what_stands_after_a_dropped_section_stays() -> None:
    body = (
        f"<main>{PROSE}<h3>Share this</h3><p>Twitter</p><h2>Next steps</h2><p>The force must act.</p></main>"
    )
    assert text_of(body) == f"{PLAIN}\n\nNext steps\n\nThe force must act."


def test_a_page_without_landmarks_gives_the_part_with_the_prose() -> None:
    body = f"<div class=top><p>Police news</p></div><div><div><h1>Title</h1>{PROSE * 3}</div></div><div>Terms of use</div>"
    assert text_of(body) == "Title\n\n" + "\n\n".join([PLAIN] * 3)


def test_titles_of_links_are_not_taken_for_prose() -> None:
    page = "<main><p><a>Kent – child protection inspection</a></p><p>The force must act.</p></main>"
    document = read(f"<!DOCTYPE html>{page}".encode(), "a.html")
    assert [block.kind.value for block in document.blocks] == ["line", "paragraph"]


def test_a_page_of_links_keeps_them_all() -> None:
    assert text_of("<div><p><a>One</a></p></div><div><p><a>Two</a></p></div>") == "One\n\nTwo"


def test_a_wrapper_that_is_named_after_furniture_keeps_its_page() -> None:
    assert (
        text_of(f"<div class='has-cookie-banner sidebar'><main><h1>T</h1>{PROSE}</main></div>")
        == f"T\n\n{PLAIN}"
    )


def test_fields_of_the_markup_with_their_origins() -> None:
    page = """<html><head><title>Kent - HMICFRS</title>
        <link rel="canonical" href="https://example.org/kent/">
        <meta property="article:modified_time" content="2023-11-02T10:00:00+00:00">
        <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "no page"},
            {"@type": ["WebPage", "Thing"], "name": "Kent", "datePublished": "2019-03-28", "publisher": {"name": "HMICFRS"}}]}</script>
        <script type="application/ld+json">{broken</script>
        </head><body><main><h1>Kent</h1><time datetime="2019-03-28">28 March 2019</time></main></body></html>"""
    document = read(page.encode(), "kent.html")
    assert [(f.name, f.value, f.origin) for f in document.fields] == [
        ("url", "https://example.org/kent/", "link canonical"),
        ("title", "Kent", "json-ld headline"),
        ("published", "2019-03-28", "json-ld datePublished"),
        ("publisher", "HMICFRS", "json-ld publisher"),
        ("modified", "2023-11-02T10:00:00+00:00", "meta article:modified_time"),
        ("title", "Kent - HMICFRS", "title element"),
        ("encoding", "utf-8", "valid"),
    ]
    assert document.url == "https://example.org/kent/"
    assert (
        read(page.encode(), "kent.html", url="https://example.org/other").url == "https://example.org/other"
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "/relative", "file:///etc/passwd", "https://", "https://ex[ample.org/"]
)
def test_only_web_addresses_count(address: str) -> None:
    page = f"<html><link rel=canonical href='{address}'><body>{PROSE}</body></html>"
    assert read(page.encode(), "a.html").url is None


def test_a_page_without_words_is_empty() -> None:
    with pytest.raises(DocumentError) as caught:
        text_of("<main><script>words()</script><img alt=picture></main>")
    assert caught.value.outcome == Outcome.EMPTY


JOINED = "ﬀﬁﬂﬃﬄﬅﬆ"  # become single letters


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"], exclude_characters=JOINED))
        .map(str.split)
        .map(" ".join)
    )
)
def test_any_words_come_through_in_their_order(paragraphs: list[str]) -> None:
    paragraphs = [words for words in paragraphs if words]
    body = "".join(f"<p>{html.escape(words)}</p>" for words in ["first", *paragraphs])
    document = read(f"<!DOCTYPE html><html><body><main>{body}</main></body></html>".encode(), "a.html")
    assert [document.text[b.start : b.end] for b in document.blocks] == ["first", *paragraphs]


def test_deep_nesting_does_not_stop_the_walk() -> None:
    assert text_of("<main>" + "<b><i>" * 900 + "needle" + "</i></b>" * 900 + "</main>") == "needle"
