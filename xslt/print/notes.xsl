<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes. Where each is printed is said by step 2. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" xmlns:typst="urn:diplomatic-edition:typst"
    xmlns:words="urn:diplomatic-edition:words" xmlns:register="urn:diplomatic-edition:register" exclude-result-prefixes="#all">

  <xsl:function name="typst:is-source-line" as="xs:boolean">
    <!-- The line above the heading in which older volumes name the source. -->
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="$note/@type = 'source' and ($note/@place = 'inline' or tokenize($note/@rend) = 'inline') and exists($note/parent::tei:div/parent::tei:body)"/>
  </xsl:function>

  <xsl:function name="typst:is-unplaced" as="xs:boolean">
    <!-- A note for which the text shows no number. -->
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="$note/@anchored = 'false' and not(typst:is-source-line($note)) and not($note/@step:at = 'here')"/>
  </xsl:function>

  <xsl:template match="tei:note" mode="typst:text" as="text()*">
    <xsl:call-template name="typst:footnote"/>
  </xsl:template>

  <xsl:template match="tei:body/tei:div[1]/tei:note[@step:at = 'heading']" mode="typst:text" as="text()*" priority="3"/>
  <xsl:template match="tei:note[typst:is-unplaced(.)]" mode="typst:text" as="text()*" priority="4"/>
  <xsl:template match="tei:note[typst:is-source-line(.)]" mode="typst:text" as="text()*" priority="4">
    <xsl:if test="parent::tei:div/preceding-sibling::tei:div">
      <xsl:apply-templates select="." mode="typst:source-line"/>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="typst:source-line" on-no-match="fail"/>
  <xsl:template match="tei:note" mode="typst:source-line" as="text()*">
    <xsl:text>#source-line[</xsl:text><xsl:apply-templates mode="typst:text"/><xsl:text>]&#10;</xsl:text>
  </xsl:template>

  <xsl:mode name="typst:hung" on-no-match="fail"/>
  <xsl:template match="tei:note" mode="typst:hung" as="text()*">
    <xsl:call-template name="typst:footnote"/>
  </xsl:template>

  <xsl:variable name="typst:moved" as="xs:string*" select="tokenize($moved, '\n')[. != '']"/>

  <xsl:function name="typst:is-moved" as="xs:boolean">
    <!-- Whether a note of an element stood on another page than its number. -->
    <xsl:param name="element" as="element()*"/>
    <xsl:sequence select="exists($typst:moved) and ($element/descendant-or-self::tei:note/@xml:id ! ($path || '#' || .) = $typst:moved)"/>
  </xsl:function>

  <xsl:variable name="typst:stubborn" as="xs:string*" select="tokenize($stubborn, '\n')[. != '']"/>

  <xsl:function name="typst:is-stubborn" as="xs:boolean">
    <xsl:param name="element" as="element()*"/>
    <xsl:sequence select="exists($typst:stubborn) and ($element/descendant-or-self::tei:note/@xml:id ! ($path || '#' || .) = $typst:stubborn)"/>
  </xsl:function>

  <xsl:function name="typst:opening-blocks" as="element()*">
    <!-- What stands close below the heading of a division, down to its first paragraph: no new page can begin between them. -->
    <xsl:param name="division" as="element()?"/>
    <xsl:variable name="paragraph" as="element()?" select="$division/(tei:p | tei:quote | tei:table | tei:div | tei:closer)[1]"/>
    <xsl:sequence select="$division/*[not($paragraph) or . &lt;&lt; $paragraph], $paragraph[not(self::tei:div)], $paragraph/self::tei:div/typst:opening-blocks(.)"/>
  </xsl:function>

  <xsl:template match="tei:div/*[exists($typst:stubborn)][not(self::tei:head or self::tei:div or self::tei:note)][typst:is-stubborn(.)]" mode="typst:text" as="text()*" priority="35">
    <xsl:param name="held" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:if test="not($held) and not(some $block in ancestor::tei:div/typst:opening-blocks(.) satisfies $block is .)">
      <xsl:text>&#10;&#10;#colbreak(weak: true)&#10;</xsl:text>
    </xsl:if>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template name="typst:footnote" as="text()*">
    <xsl:value-of select="'#note-at(' || typst:string((@step:number, @n, '*')[. != ''][1]) || ', ' || typst:label(@xml:id) || ')['"/>
    <xsl:apply-templates mode="typst:text"/>
    <xsl:text>];</xsl:text>
  </xsl:template>

  <xsl:template match="tei:note[@step:at = 'here']" mode="typst:text" as="text()*" priority="2">
    <xsl:value-of select="'#aside[' || typst:text('[') || '#emph[' || typst:text(words:of('marginal') || ':') || '] '"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="typst:text(']') || ']'"/>
  </xsl:template>

  <xsl:mode name="typst:unplaced" on-no-match="fail"/>
  <xsl:template match="tei:note" mode="typst:unplaced" as="text()*">
    <xsl:if test="position() = 1">
      <xsl:value-of select="'&#10;&#10;#unplaced-head[' || words:say('unplaced') || ']&#10;'"/>
    </xsl:if>
    <xsl:value-of select="'#unplaced-note(' || typst:string((@n, '*')[1]) || ', ' || typst:label(@xml:id) || ')['"/>
    <xsl:apply-templates mode="typst:text"/>
    <xsl:text>]&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="typst:source-statement" as="text()*">
    <!-- A document without a source note gets one from its header; and who paid for its publication is named. -->
    <xsl:variable name="file" as="element()" select="tei:teiHeader/tei:fileDesc"/>
    <xsl:variable name="stated" as="xs:string" select="normalize-space($file/tei:sourceDesc/tei:bibl[@type = 'source-statement'][1])"/>
    <xsl:variable name="kept" as="xs:string" select="string-join($file/tei:sourceDesc/tei:msDesc[1]/tei:msIdentifier//text()[normalize-space()] ! normalize-space(.), ', ')"/>
    <xsl:variable name="said" as="xs:string" select="if (tei:text//tei:note/@type = 'source') then '' else ($stated, $kept)[. != ''][1] => string-join()"/>
    <xsl:variable name="support" as="xs:string" select="string-join($file/tei:titleStmt/tei:funder ! normalize-space(.), ', ')"/>
    <xsl:if test="$said or $support">
      <xsl:value-of select="'#note-at(&quot;*&quot;, ' || typst:label('source-statement') || ')['
          || typst:text(string-join(($said[. != ''] ! (words:of('source') || ': ' || replace(., '\.$', '') || '.'), $support[. != ''] ! (words:of('support') || ': ' || . || '.')), ' ')) || '];'"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
