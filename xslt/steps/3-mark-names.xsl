<?xml version="1.0" encoding="UTF-8"?>
<!-- Step 3: the first mention of each person, place, body and term in the running text (notes aside) gets @step:first, so that a rendering can say there who it is. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" exclude-result-prefixes="#all">

  <!-- step:mark-names: a name that points to an entry -> its further attribute, if any. -->
  <xsl:mode name="step:mark-names" on-no-match="fail" _on-multiple-match="{$on-multiple-match}" warning-on-multiple-match="no"/>

  <xsl:template match="*" mode="step:mark-names" as="attribute()?">
    <xsl:param name="first-mentions" as="map(xs:string, element())" tunnel="yes">
      <!-- A pointer -> the element that uses it first. -->
    </xsl:param>
    <xsl:variable name="first" as="element()?" select="$first-mentions(string(@ref))"/>
    <xsl:if test="$first is .">
      <xsl:attribute name="step:first" select="'yes'"/>
    </xsl:if>
  </xsl:template>

  <xsl:function name="step:first-mentions" as="map(xs:string, element())">
    <!-- For each pointer of a document the first name outside notes and header that uses it. -->
    <xsl:param name="document" as="element()"/>
    <xsl:variable name="names" as="element()*"
        select="$document/tei:text/descendant::*[self::tei:persName or self::tei:placeName or self::tei:orgName or self::tei:term or self::tei:name or self::tei:rs][@ref]
                [empty(ancestor::tei:note)]"/>
    <xsl:sequence select="map:merge($names ! map:entry(string(@ref), .), map{'duplicates': 'use-first'})"/>
  </xsl:function>
</xsl:stylesheet>
