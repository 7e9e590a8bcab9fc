"""``peel stats``."""

from __future__ import annotations

from .options import EndpointOption, FormatOption, OutputOption, ShowQueryOption, StoreOption, open_source
from .output import write_rows, write_text


def stats(
    store: StoreOption = None,
    endpoint: EndpointOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    show_query: ShowQueryOption = False,
) -> None:
    """Count what the store holds.

    Documents by genre, statements by kind, the forces that documents are about, triples, bytes on the disk,
    and the versions of this program that made the graphs.

    Examples: peel stats · peel stats -f json
    """
    from ..graph.lookup.stats import STATS_QUERY, statistics

    if show_query:
        write_text([STATS_QUERY])
        return
    source = open_source(store, endpoint)
    counts = [(count.what, count.kind, count.count) for count in statistics(source)]
    if source.size is not None:
        counts.append(("store", "bytes", source.size))
    write_rows(("what", "kind", "count"), counts, format=format, output=output)
