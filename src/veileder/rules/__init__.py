"""The catalogue of rules: what can be wrong with content, why it matters, wrong and right.

A family of rules is a file named after its codes, and a line here: ``docs/regler.md`` is generated
in the order of these lines. A code is stable and is never used again for something else. The texts
are Norwegian, for editors.
"""

# ruff: noqa: F403, I001 - each family as it is, in the order of the documentation

from veileder.findings import Rule
from veileder.rules.fil import *
from veileder.rules.yaml import *
from veileder.rules.felt import *
from veileder.rules.ref import *
from veileder.rules.flyt import *
from veileder.rules.side import *
from veileder.rules.lenke import *
from veileder.rules.tekst import *
from veileder.rules.bild import *
from veileder.rules.ord import *
from veileder.rules.sprak import *
from veileder.rules.dato import *
from veileder.rules.hjul import *
from veileder.rules.gjen import *
from veileder.rules.lov import *
from veileder.rules.kont import *
from veileder.rules.pers import *
from veileder.rules.vedl import *
from veileder.rules.lag import *
from veileder.rules.komm import *

RULES: tuple[Rule, ...] = tuple(rule for rule in globals().values() if isinstance(rule, Rule))
BY_CODE = {rule.code: rule for rule in RULES}
