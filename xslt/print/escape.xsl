<?xml version="1.0" encoding="UTF-8"?>
<!-- The one place where text becomes Typst. Every text is a string literal; in one only the quotation mark and the backslash have a meaning, so nothing that a
     text holds can be markup or code. White space at its ends stays outside of the literal, where Typst collapses it as XML does. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:typst="urn:diplomatic-edition:typst" exclude-result-prefixes="#all">

  <xsl:function name="typst:string" as="xs:string">
    <!-- A string literal. -->
    <xsl:param name="text" as="xs:string?"/>
    <xsl:variable name="inside" as="xs:string" select="normalize-space($text)"/>
    <xsl:sequence select="'&quot;' || (if (contains($inside, '&quot;') or contains($inside, '\')) then replace($inside, '([&quot;\\])', '\\$1') else $inside) || '&quot;'"/>
  </xsl:function>

  <xsl:function name="typst:text" as="xs:string">
    <!-- A text as content. -->
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="if ($absent = '') then typst:literal(string($text)) else typst:shown($text)"/>
  </xsl:function>

  <xsl:function name="typst:shown" as="xs:string">
    <!-- A text in which some characters cannot be shown: of those the code. -->
    <xsl:param name="text" as="xs:string?"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:analyze-string select="string($text)" regex="{$absent}">
        <xsl:matching-substring>
          <xsl:sequence select="'#absent(' || typst:string(string-join(string-to-codepoints(.) ! ('U+' || typst:hexadecimal(.)), ' ')) || ');'"/>
        </xsl:matching-substring>
        <xsl:non-matching-substring>
          <xsl:sequence select="typst:literal(.)"/>
        </xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="string-join($pieces)"/>
  </xsl:function>

  <xsl:function name="typst:literal" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="white" as="xs:string" select="' &#9;&#10;&#13;'"/>
    <xsl:sequence select="
        if ($text = '') then ''
        else if (normalize-space($text) = '') then ' '
        else (if (contains($white, substring($text, 1, 1))) then ' ' else '') || '#' || typst:string($text) || ';' || (if (contains($white, substring($text, string-length($text)))) then ' ' else '')"/>
  </xsl:function>

  <xsl:function name="typst:hexadecimal" as="xs:string">
    <!-- A code point in at least four hexadecimal digits. -->
    <xsl:param name="number" as="xs:integer"/>
    <xsl:variable name="digits" as="xs:string" select="
        (if ($number ge 16) then typst:digits($number idiv 16) else '') || substring('0123456789ABCDEF', $number mod 16 + 1, 1)"/>
    <xsl:sequence select="substring('0000', string-length($digits) + 1) || $digits"/>
  </xsl:function>

  <xsl:function name="typst:digits" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="(if ($number ge 16) then typst:digits($number idiv 16) else '') || substring('0123456789ABCDEF', $number mod 16 + 1, 1)"/>
  </xsl:function>

  <xsl:function name="typst:label" as="xs:string">
    <!-- The label of a place of the edition: the file, and # with the xml:id where it is not the whole. -->
    <xsl:param name="identifier" as="xs:string?"/>
    <xsl:sequence select="typst:string($path || (if ($identifier) then '#' || $identifier else ''))"/>
  </xsl:function>
</xsl:stylesheet>
