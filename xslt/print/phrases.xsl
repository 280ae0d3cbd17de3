<?xml version="1.0" encoding="UTF-8"?>
<!-- Words and phrases that stand out, and points in the text. Names and dates are set as the text has them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" xmlns:typst="urn:diplomatic-edition:typst"
    xmlns:words="urn:diplomatic-edition:words" xmlns:register="urn:diplomatic-edition:register" exclude-result-prefixes="#all">

  <xsl:template match="tei:persName | tei:placeName | tei:orgName | tei:name | tei:rs | tei:roleName | tei:idno | tei:date | tei:time | tei:term | tei:gloss
                       | tei:forename | tei:surname | tei:genName | tei:nameLink | tei:addName | tei:seg | tei:bibl | tei:author | tei:editor | tei:publisher | tei:pubPlace
                       | tei:biblScope | tei:desc | tei:affiliation | tei:occupation | tei:nationality | tei:birth | tei:death | tei:country | tei:settlement | tei:region | tei:location | tei:geo"
      mode="typst:text" as="text()*" priority="-5">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:title" mode="typst:text" as="text()*">
    <xsl:value-of select="if (@level = ('m', 'j', 's') and not(typst:is-quoted(.))) then '#emph[' else ''"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="if (@level = ('m', 'j', 's') and not(typst:is-quoted(.))) then ']' else ''"/>
  </xsl:template>

  <xsl:template match="tei:hi" mode="typst:text" as="text()*">
    <xsl:value-of select="'#hi(' || typst:string((@rend, 'italic')[1]) || ')['"/><xsl:apply-templates mode="#current"/><xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:foreign" mode="typst:text" as="text()*">
    <xsl:text>#foreign[</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:*[@xml:lang][ancestor::tei:text]" mode="typst:text" as="text()*" priority="20">
    <!-- Hyphenation, quotation marks and forms of Chinese characters go by the language. -->
    <xsl:variable name="tags" as="xs:string*" select="tokenize(@xml:lang, '-')"/>
    <xsl:value-of select="'#in-language(' || typst:string(lower-case($tags[1])) || ', '
        || typst:string(string-join(($tags[position() gt 1][matches(., '^[A-Za-z]{2}$')])[1] ! lower-case(.))) || ')['"/>
    <xsl:next-match/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:text//tei:*[@cert = ('low', 'medium')]" mode="typst:text" as="text()*" priority="10">
    <xsl:param name="uncertain" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:value-of select="if ($uncertain) then '#uncertain[' else ''"/>
    <xsl:next-match/>
    <xsl:value-of select="if ($uncertain) then ']' else ''"/>
  </xsl:template>

  <xsl:template match="tei:text//tei:*[typst:named-by-editor(.)][not(self::tei:div or self::tei:note or self::tei:anchor)]" mode="typst:text" as="text()*" priority="15">
    <xsl:value-of select="'#mark(' || typst:label(@xml:id) || ');'"/>
    <xsl:next-match/>
  </xsl:template>

  <xsl:function name="typst:named-by-editor" as="xs:boolean">
    <!-- Whether an element has an xml:id that step 1 did not make: only to such a place a reference can lead. -->
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/@xml:id) and not(matches($element/@xml:id, '^(p\d+|pg_.*|part\d+|fn.*)$'))"/>
  </xsl:function>

  <xsl:template match="tei:g" mode="typst:text" as="text()*">
    <xsl:choose>
      <xsl:when test="node()"><xsl:apply-templates mode="#current"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="'#absent(' || typst:string(@ref) || ');'"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:lb" mode="typst:text" as="text()*">
    <xsl:value-of select="if (@break = 'no') then '' else '#linebreak();'"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:pb" mode="typst:text" as="text()*">
    <xsl:variable name="between" as="xs:boolean" select="exists(parent::tei:div | parent::tei:body | parent::tei:table | parent::tei:opener | parent::tei:closer | parent::tei:lg)"/>
    <xsl:value-of select="(if ($between) then '&#10;&#10;#page-between(' else '#page-begins(') || typst:string((@n, '')[1]) || ');' || (if ($between) then '&#10;&#10;' else '')"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:anchor" mode="typst:text" as="text()*">
    <xsl:value-of select="if (@xml:id) then '#mark(' || typst:label(@xml:id) || ');' else ''"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>
</xsl:stylesheet>
