"""``tools.json``: the tools, with their files and where they are used."""

from typing import Literal

from veileder.api.data.parts import ApiPart, LawRef, Published, Ref, TextState, said


class File(ApiPart):
    """A file to download."""

    title: str = said("Hva filen er.")
    href: str = said("Adressen til filen, sett fra denne filen.")
    type: str = said("Slutten av navnet: docx, pdf …")
    bytes: int = said("Størrelsen.")


class ToolUse(ApiPart):
    """A step that uses the tool."""

    service: str | None = said("Tjenestetypen som har utgaven; null er den felles.")
    step: Ref = said("Steget.")


class Tool(ApiPart):
    """A tool."""

    id: str = said("Id-en.")
    title: str = said("Tittelen.")
    href: str = said("Adressen til siden, sett fra denne filen.")
    state: TextState = said("Hvor teksten kommer fra.")
    kind: str = said("Hva slags verktøy, som form, checklist eller template.")
    kind_name: str = said("Det samme for lesing.")
    summary: str | None = said("Hva det er, kort.")
    access: Literal["open", "login"] = said("open, eller login: bare for ansatte.")
    minutes: int | None = said("Omtrent hvor mange minutter det tar.")
    owner: str | None = said("Hvem som eier verktøyet. Spør eieren før du bruker det videre.")
    borrowed_from: str | None = said("Kommunen eller regionen det er lånt av.")
    url: str | None = said("Adressen, når det ligger et annet sted.")
    system: str | None = said("Systemet det blir brukt i her.")
    fillable: bool = said("Om det kan fylles ut på siden.")
    files: list[File] = said("Filene, også Word-filen vi lager av teksten.")
    used_in: list[ToolUse] = said("Stegene som bruker det.")
    laws: list[LawRef] = said("Lovbestemmelsene det bygger på.")


class Tools(Published):
    """The tools of a site."""

    tools: list[Tool] = said("Verktøyene.")
