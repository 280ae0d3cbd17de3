"""Names of persons: found in a text, linked to the edition's list, gathered where no list has them."""

from encoder.annotate.persons.linker import Persons

__all__ = ["Persons"]
