"""Dates of documents: tokens -> expressions -> values with unknown parts -> completion from the document -> ISO attributes."""

from encoder.annotate.dates.annotator import Dates
from encoder.annotate.dates.conflicts import DocumentDate, contradictions, document_date
from encoder.annotate.dates.single import parse
from encoder.annotate.dates.values import DateValue, PartialDate

__all__ = ["DateValue", "Dates", "DocumentDate", "PartialDate", "contradictions", "document_date", "parse"]
