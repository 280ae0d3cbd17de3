<?xml version="1.0" encoding="UTF-8"?>
<!-- Indexes by document number. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" xmlns:typst="urn:diplomatic-edition:typst"
    xmlns:words="urn:diplomatic-edition:words" xmlns:register="urn:diplomatic-edition:register" exclude-result-prefixes="#all">

  <xsl:mode name="typst:index" on-no-match="fail"/>

  <xsl:template match="register:index" mode="typst:index" as="text()*">
    <xsl:value-of select="typst:chapter('index-' || @of)"/>
    <xsl:value-of select="typst:numbers-say(.) || '#index-list('"/>
    <xsl:for-each select="register:entry">
      <xsl:value-of select="'[' || typst:text(@name) || string-join(@note[. != ''] ! (typst:text(',') || ' ' || typst:text(.))) || typst:text(':') || ' '"/>
      <xsl:apply-templates select="register:in" mode="#current"/>
      <xsl:text>], </xsl:text>
    </xsl:for-each>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="register:in" mode="typst:index" as="text()*">
    <!-- The numeral of a part stands before the first of its documents. -->
    <xsl:variable name="numeral" as="xs:string" select="if (@numeral = ('', preceding-sibling::register:in[1]/@numeral)) then '' else @numeral || ' '"/>
    <xsl:variable name="next" as="element()?" select="following-sibling::register:in[1]"/>
    <xsl:value-of select="'#to-document(' || typst:string(@path) || ')[' || typst:text($numeral || @number) || ']'
        || (if (empty($next)) then '' else typst:text(if ($next/@numeral = @numeral) then ',' else ';') || ' ')"/>
  </xsl:template>
</xsl:stylesheet>
