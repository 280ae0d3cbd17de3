<?xml version="1.0" encoding="UTF-8"?>
<!-- Step 3: the first mention of each person, place, body and term in the running text (notes aside) gets @step:first, so that a rendering can say there who it is. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" exclude-result-prefixes="#all">

  <xsl:mode name="step:mark-names" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:key name="step:mention" use="string(@ref)"
      match="(tei:persName | tei:placeName | tei:orgName | tei:term | tei:name | tei:rs)[@ref][empty(ancestor::tei:note | ancestor::tei:teiHeader)]"/>

  <xsl:template match="*[@ref][self::tei:persName or self::tei:placeName or self::tei:orgName or self::tei:term or self::tei:name or self::tei:rs]
                       [. is key('step:mention', @ref)[1]]" mode="step:mark-names" as="element()">
    <xsl:copy>
      <xsl:attribute name="step:first" select="'yes'"/>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
