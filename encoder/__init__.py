"""From transcriptions of historical documents to a scholarly edition in TEI P5."""

__version__ = "0.1.0"
