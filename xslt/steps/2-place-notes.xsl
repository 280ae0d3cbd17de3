<?xml version="1.0" encoding="UTF-8"?>
<!-- Step 2: where each note of the text is printed, said in @step:at: `heading` (the source note of the document, hung on its heading), `here` (words that stood
     in the margin or between the lines of the original), `foot` (all others). A note without number gets the next free one in @step:number only if a
     number is shown for it; @n stays what the editors wrote. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" exclude-result-prefixes="#all">

  <xsl:param name="notes" as="xs:string" select="'as-written'">
    <!-- `as-written`: a note has the number of its @n. `renumbered`: the notes of a text are counted from 1; for every form of the edition alike. -->
  </xsl:param>

  <!-- step:place-notes: a note -> its further attributes; none for notes outside the text. -->
  <xsl:mode name="step:place-notes" on-no-match="deep-skip" _on-multiple-match="{$on-multiple-match}" warning-on-multiple-match="no"/>

  <xsl:template match="tei:note[ancestor::tei:text]" mode="step:place-notes" as="attribute()*">
    <xsl:param name="heading" as="element()?" tunnel="yes">
      <!-- The heading of the document. -->
    </xsl:param>
    <xsl:param name="ordinals" as="map(xs:string, xs:integer)" tunnel="yes">
      <!-- generate-id() of a note -> its number, where notes are counted anew. -->
    </xsl:param>
    <xsl:variable name="at" as="xs:string" select="if (step:hangs-on-heading(., $heading)) then 'heading' else if (step:stands-here(.)) then 'here' else 'foot'"/>
    <xsl:attribute name="step:at" select="$at"/>
    <xsl:attribute name="step:number" select="($ordinals(generate-id()), @n, '*'[$at = 'foot'], '')[1]"/>
  </xsl:template>

  <xsl:function name="step:heading" as="element()?">
    <!-- The heading of a document: the first one of a division of its text. -->
    <xsl:param name="document" as="element()"/>
    <xsl:sequence select="($document/descendant::tei:head[parent::tei:div or parent::tei:body][ancestor::tei:text])[1]"/>
  </xsl:function>

  <xsl:function name="step:hangs-on-heading" as="xs:boolean">
    <!-- Whether a note tells the source of the whole document. -->
    <xsl:param name="note" as="element()"/>
    <xsl:param name="heading" as="element()?"/>
    <xsl:sequence select="$note/@type = 'source' and (exists($note/ancestor::tei:head[. is $heading]) or exists($note/parent::tei:div/parent::tei:body) and not($note/@anchored = 'false'))"/>
  </xsl:function>

  <xsl:function name="step:stands-here" as="xs:boolean">
    <!-- Whether a note belongs to the words around it. -->
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="$note/@type = 'marginal' or $note/@place = ('margin', 'inline', 'opposite', 'overleaf', 'top') or tokenize($note/@rend) = 'inline'"/>
  </xsl:function>

  <xsl:function name="step:is-counted" as="xs:boolean">
    <!-- Whether a number stands in the text for a note. -->
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="not($note/@anchored = 'false' or step:stands-here($note))"/>
  </xsl:function>

  <xsl:function name="step:ordinals" as="map(xs:string, xs:integer)">
    <!-- The numbers of the notes of a document where they are counted anew, else nothing. -->
    <xsl:param name="document" as="element()"/>
    <xsl:map>
      <xsl:for-each select="$document[$notes = 'renumbered']/descendant::tei:note[ancestor::tei:text][step:is-counted(.)]">
        <xsl:map-entry key="generate-id()" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>
</xsl:stylesheet>
