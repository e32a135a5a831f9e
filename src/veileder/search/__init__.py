"""The search index of a site, made at build so that the browser needs no language code."""

from veileder.search.index import search_index

__all__ = ["search_index"]
