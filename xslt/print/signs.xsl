<?xml version="1.0" encoding="UTF-8"?>
<!-- The signs of documentary editing: what editors and writers did to the text. The volume explains them (volume.xsl). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" xmlns:typst="urn:diplomatic-edition:typst"
    xmlns:words="urn:diplomatic-edition:words" xmlns:register="urn:diplomatic-edition:register" exclude-result-prefixes="#all">

  <xsl:template match="tei:supplied" mode="typst:text" as="text()*">
    <xsl:value-of select="typst:text('[')"/><xsl:apply-templates mode="#current"/><xsl:value-of select="typst:text(']')"/>
  </xsl:template>

  <xsl:template match="tei:gap" mode="typst:text" as="text()*">
    <xsl:value-of select="typst:editorial(typst:gap(.))"/>
  </xsl:template>

  <xsl:function name="typst:gap" as="xs:string">
    <!-- What is missing, in the words of the text where it has them. -->
    <xsl:param name="gap" as="element()"/>
    <xsl:sequence select="
        if (normalize-space($gap)) then normalize-space($gap)
        else string-join((string-join(($gap/@extent, $gap/(@quantity, @unit))[. != ''], ' '), (words:of('gap-' || $gap/@reason), words:of('gap-'))[. != ''][1])[. != ''], ' ')"/>
  </xsl:function>

  <xsl:function name="typst:editorial" as="xs:string">
    <!-- Words of the editors about the text: italic, in brackets. -->
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="typst:text('[') || '#emph[' || typst:text($words) || ']' || typst:text(']')"/>
  </xsl:function>

  <xsl:template match="tei:sic" mode="typst:text" as="text()*">
    <xsl:apply-templates mode="#current"/>
    <xsl:if test="not(parent::tei:choice)">
      <xsl:value-of select="' ' || typst:editorial('sic')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:choice" mode="typst:text" as="text()*">
    <!-- First what the source has, then in brackets what the editors give for it. -->
    <xsl:variable name="parts" as="node()*" select="*, text()[normalize-space()]"/>
    <xsl:variable name="first" as="node()?" select="((tei:sic, tei:orig, tei:abbr, tei:unclear), $parts)[1]"/>
    <xsl:apply-templates select="$first" mode="#current"/>
    <xsl:for-each select="$parts except $first">
      <xsl:value-of select="' ' || typst:text('[')"/><xsl:apply-templates select="." mode="typst:text"/><xsl:value-of select="typst:text(']')"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:corr | tei:orig | tei:reg | tei:abbr | tei:expan | tei:subst" mode="typst:text" as="text()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:unclear" mode="typst:text" as="text()*">
    <xsl:apply-templates mode="#current"/><xsl:value-of select="typst:editorial('?')"/>
  </xsl:template>

  <xsl:template match="tei:add" mode="typst:text" as="text()*">
    <xsl:value-of select="typst:text('⟨')"/><xsl:apply-templates mode="#current"/><xsl:value-of select="typst:text('⟩')"/>
  </xsl:template>

  <xsl:template match="tei:del" mode="typst:text" as="text()*">
    <xsl:text>#strike[</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:stamp" mode="typst:text" as="text()*">
    <xsl:choose>
      <xsl:when test="matches(normalize-space(.), '^\[')"><xsl:apply-templates mode="#current"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="typst:text('[') || '#emph[' || typst:text(words:of('stamp') || ':') || '] '"/><xsl:apply-templates mode="#current"/><xsl:value-of select="typst:text(']')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
