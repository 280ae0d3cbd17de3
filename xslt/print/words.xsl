<?xml version="1.0" encoding="UTF-8"?>
<!-- The volume's own words, in the language of the volume: print/words.xml. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:words="urn:diplomatic-edition:words" xmlns:typst="urn:diplomatic-edition:typst" exclude-result-prefixes="#all">

  <xsl:variable name="words:all" as="element()" static="yes" select="doc('words.xml')/*">
    <!-- Static: read when the stylesheet is compiled. When it runs it can open no file. -->
  </xsl:variable>

  <xsl:function name="words:of" as="xs:string">
    <!-- The word for a key; that of English where the language has none. -->
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="spoken" as="xs:string" select="replace($language, '-.*', '')"/>
    <xsl:sequence select="string(($words:all/words:word[@key = $key]/@*[local-name() = $spoken], $words:all/words:word[@key = $key]/@en)[1])"/>
  </xsl:function>

  <xsl:function name="words:say" as="xs:string">
    <!-- The word for a key as content. -->
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="typst:text(words:of($key))"/>
  </xsl:function>

  <xsl:function name="words:with" as="xs:string">
    <!-- The word for a key, $1, $2 ... in it replaced by values. -->
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:sequence select="fold-left(1 to count($values), words:of($key), function($said, $at) {
        string-join(tokenize(' ' || $said || ' ', '\{' || $at || '\}'), $values[$at]) }) => normalize-space()"/>
  </xsl:function>
</xsl:stylesheet>
