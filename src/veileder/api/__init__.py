"""What others may build on: a site as documented, versioned JSON (docs/api.md)."""

from veileder.api.files import api_files, api_paths, list_files, with_api

__all__ = ["api_files", "api_paths", "list_files", "with_api"]
