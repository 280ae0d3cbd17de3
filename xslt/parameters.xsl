<?xml version="1.0" encoding="UTF-8"?>
<!-- What an edition may set about its HTML; each parameter says what it does. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <xsl:param name="show-uncertain" as="xs:string" select="'yes'">
    <!-- yes: while a document is no reviewed text, marks with @cert are underlined with dots; no: never. -->
  </xsl:param>

  <xsl:param name="margin-names" as="xs:string" select="'yes'">
    <!-- yes: who a person, place or body is stands in the margin beside its first mention; no: only in the list below the text. -->
  </xsl:param>
</xsl:stylesheet>
