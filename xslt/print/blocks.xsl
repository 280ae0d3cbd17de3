<?xml version="1.0" encoding="UTF-8"?>
<!-- Paragraphs and what stands on a line of its own. A paragraph is content between two empty lines. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" xmlns:typst="urn:diplomatic-edition:typst"
    xmlns:words="urn:diplomatic-edition:words" xmlns:register="urn:diplomatic-edition:register" exclude-result-prefixes="#all">

  <xsl:mode name="typst:text" on-no-match="fail"/>

  <xsl:template match="text()" mode="typst:text" as="text()*">
    <xsl:call-template name="typst:words"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="typst:text"/>

  <xsl:template match="*" mode="typst:text" as="text()*" priority="-10">
    <!-- What the stylesheet does not know is printed all the same, and its name goes back to who asked for the print. -->
    <xsl:value-of select="'#unknown(' || typst:string(name()) || ')['"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:p" mode="typst:text" as="text()*">
    <xsl:text>&#10;&#10;</xsl:text>
    <xsl:call-template name="typst:placed"/>
    <xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:*[exists($typst:moved)][self::tei:p or self::tei:item or self::tei:signed or self::tei:seg or self::tei:dateline or self::tei:salute or self::tei:trailer or self::tei:l]
                       [typst:is-moved(.)]" mode="typst:text" as="text()*" priority="30">
    <xsl:text>#loosened[</xsl:text><xsl:next-match/><xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template name="typst:placed" as="text()*">
    <xsl:variable name="place" as="xs:string?" select="tokenize(@rend)[. = ('center', 'right', 'indent')][1]"/>
    <xsl:value-of select="if ($place) then '#set-apart(' || typst:string($place) || ')[' else ''"/>
    <xsl:apply-templates select="." mode="typst:inside"/>
    <xsl:value-of select="if ($place) then ']' else ''"/>
  </xsl:template>

  <xsl:template match="tei:opener | tei:postscript" mode="typst:text" as="text()*">
    <xsl:text>&#10;&#10;</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:closer" mode="typst:text" as="text()*">
    <xsl:text>&#10;&#10;#closer[</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>]&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:dateline | tei:salute | tei:signed | tei:trailer" mode="typst:text" as="text()*">
    <xsl:value-of select="'&#10;#' || local-name() || (if (self::tei:dateline or self::tei:salute) then '(opening: ' || empty(ancestor::tei:closer) || ')' else '') || '['"/><xsl:apply-templates mode="#current"/><xsl:text>]&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:opener/tei:seg | tei:closer/tei:seg | tei:div/tei:seg | tei:opener/tei:stamp | tei:closer/tei:stamp" mode="typst:text" as="text()*" priority="2">
    <xsl:value-of select="'&#10;#field(' || typst:string((@type, 'stamp')[1]) || ', ' || (if (parent::tei:closer) then 'true' else 'false') || ')['"/>
    <xsl:choose>
      <xsl:when test="self::tei:stamp"><xsl:next-match/></xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="#current"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>]&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:quote" mode="typst:text" as="text()*">
    <xsl:text>#inline-quote[</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:quote[typst:is-quoted(.)]" mode="typst:text" as="text()*" priority="1">
    <!-- The text has its own quotation marks: no others are set. -->
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:function name="typst:holds-blocks" as="xs:boolean">
    <!-- Whether something inside stands on lines of its own, so that a quotation or a link cannot run in the line. -->
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element//(tei:p | tei:list | tei:table | tei:lg | tei:address | tei:figure | tei:head | tei:div | tei:opener | tei:closer | tei:postscript
        | tei:dateline | tei:salute | tei:signed | tei:trailer)[not(ancestor::tei:note[. &gt;&gt; $element])])"/>
  </xsl:function>

  <xsl:template match="tei:quote[typst:holds-blocks(.) or parent::tei:div or parent::tei:postscript]" mode="typst:text" as="text()*" priority="2">
    <xsl:text>&#10;&#10;#block-quote[</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>]&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:function name="typst:is-quoted" as="xs:boolean">
    <xsl:param name="quote" as="element()"/>
    <xsl:variable name="marks" as="xs:string" select="'[&quot;“”„‟«»‹›‘’‚「」『』'']'"/>
    <xsl:sequence select="matches($quote, '^\s*' || $marks) or matches(string($quote/preceding-sibling::node()[1]/self::text()), $marks || '\s*$')"/>
  </xsl:function>

  <xsl:template match="tei:lg" mode="typst:text" as="text()*">
    <xsl:text>&#10;&#10;#verses[</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>]&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:lg/tei:head" mode="typst:text" as="text()*" priority="2">
    <xsl:text>#subhead[</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>]&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:l | tei:addrLine" mode="typst:text" as="text()*">
    <xsl:apply-templates mode="#current"/><xsl:text>#linebreak();</xsl:text>
  </xsl:template>

  <xsl:template match="tei:address" mode="typst:text" as="text()*">
    <xsl:text>#address[</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>]</xsl:text>
  </xsl:template>
</xsl:stylesheet>
