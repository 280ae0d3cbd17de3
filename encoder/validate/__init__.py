"""TEI -> problems: grammar, rules, fidelity to the source."""

from encoder.validate.quick import quick

__all__ = ["quick"]
