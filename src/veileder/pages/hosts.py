"""Where the files of a page are edited, and a case begun: the addresses of GitHub and GitLab.

A self-hosted GitLab is known by ``/-/`` in the address, as it stands in the browser there. GitHub
has no place for a line in its editor, and neither has GitLab: a line is shown in the file, and the
button to edit it is there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_GITHUB: Mapping[str, str] = {
    "edit": "{project}/edit/{branch}/{path}",
    "line": "{project}/blob/{branch}/{path}#L{line}",
    "new": "{project}/new/{branch}?filename={path}&value={text}",
    "issue": "{project}/issues/new",
}
_GITLAB: Mapping[str, str] = {
    "edit": "{project}/-/edit/{branch}/{path}",
    "line": "{project}/-/blob/{branch}/{path}#L{line}",
    "new": "{project}/-/new/{branch}?file_name={path}&content={text}",
    "issue": "{project}/-/issues/new",
}
# What the title and the text of a new issue are called in its address.
_SAID_ON_GITHUB = ("title", "body")
_SAID_ON_GITLAB = ("issue%5Btitle%5D", "issue%5Bdescription%5D")
_BRANCH = "main"
_VIEWS = "tree|blob|edit"
_ON_GITHUB = re.compile(rf"(?P<project>/[^/]+/[^/]+)(?:/(?:{_VIEWS})/(?P<branch>[^/]+)(?P<in>.*))?")
_ON_GITLAB = re.compile(rf"(?P<project>/.+?)(?:/-(?:/(?:{_VIEWS})/(?P<branch>[^/]+)(?P<in>.*))?)?")


@dataclass(frozen=True, slots=True)
class Host:
    """A project on a host; ``folder`` is where in it our files are, empty or ending in ``/``."""

    forms: Mapping[str, str]
    project: str
    branch: str
    folder: str

    def edit(self, path: str) -> str:
        """Return where the file at ``path`` is edited."""
        return self._address("edit", path)

    def line(self, path: str, line: int) -> str:
        """Return where one line of the file at ``path`` stands."""
        return self._address("line", path, line=line)

    def new(self, path: str, text: str) -> str:
        """Return where a new file at ``path`` is begun with ``text``."""
        return self._address("new", path, text=quote(text, safe=""))

    @property
    def issue(self) -> str:
        """Where a new issue is begun."""
        return self.forms["issue"].format(project=self.project)

    @property
    def said(self) -> tuple[str, str]:
        """What the address of a new issue calls its title and its text."""
        return _SAID_ON_GITHUB if self.forms is _GITHUB else _SAID_ON_GITLAB

    def _address(self, form: str, path: str, **more: object) -> str:
        place = quote(self.folder + path)
        values = {"project": self.project, "branch": self.branch, "path": place, **more}
        return self.forms[form].format(**values)


def host_of(repository: str | None) -> Host | None:
    """Return the host of a project by its address; None where no host is known by it."""
    address = urlsplit(repository or "")
    name, path = address.hostname or "", address.path.rstrip("/")
    if name == "github.com":
        forms, found = _GITHUB, _ON_GITHUB.fullmatch(path)
    elif "/-/" in f"{path}/" or name.startswith("gitlab."):
        forms, found = _GITLAB, _ON_GITLAB.fullmatch(path)
    else:
        return None
    if found is None:
        return None
    project = f"{address.scheme}://{address.netloc}{found['project'].removesuffix('.git')}"
    folder = f"{(found['in'] or '').strip('/')}/".lstrip("/")
    return Host(forms, project, found["branch"] or _BRANCH, folder)
