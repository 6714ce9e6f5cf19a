"""The data model of a platform: typed, frozen, without behaviour beyond lookups. Field names as in the schemas."""

from macros.content.model.brand import *
from macros.content.model.items import *
from macros.content.model.languages import *
from macros.content.model.place import *
from macros.content.model.platform import *
from macros.content.model.values import *
