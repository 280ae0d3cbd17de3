<?xml version="1.0" encoding="UTF-8"?>
<!-- Step 2: where each note of the text is printed, said in @step:at: `heading` (the source note of the document, hung on its heading), `here` (words that stood
     in the margin or between the lines of the original), `foot` (all others). A note without number gets the next free one in @step:number only if a
     number is shown for it; @n stays what the editors wrote. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" exclude-result-prefixes="#all">

  <xsl:param name="notes" as="xs:string" select="'as-written'">
    <!-- `as-written`: a note has the number of its @n. `renumbered`: the notes of a text are counted from 1; for every form of the edition alike. -->
  </xsl:param>

  <xsl:mode name="step:place-notes" on-no-match="shallow-copy" on-multiple-match="use-last" warning-on-multiple-match="no"/>

  <xsl:template match="tei:note[ancestor::tei:text]" mode="step:place-notes" as="element()">
    <xsl:call-template name="step:placed">
      <xsl:with-param name="at" select="'foot'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:note[ancestor::tei:text][@type = 'marginal' or @place = ('margin', 'inline', 'opposite', 'overleaf', 'top')]" mode="step:place-notes" as="element()" priority="2">
    <xsl:call-template name="step:placed">
      <xsl:with-param name="at" select="'here'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The heading of the document is the first one that stands in a div. -->
  <xsl:template match="tei:note[@type = 'source'][ancestor::tei:head[parent::tei:div or parent::tei:body][empty(preceding::tei:head[parent::tei:div or parent::tei:body][ancestor::tei:text])]]
                       | tei:body/tei:div/tei:note[@type = 'source'][not(@anchored = 'false')]" mode="step:place-notes" as="element()" priority="3">
    <xsl:call-template name="step:placed">
      <xsl:with-param name="at" select="'heading'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="step:placed" as="element()">
    <xsl:param name="at" as="xs:string">
      <!-- heading, here or foot. -->
    </xsl:param>
    <xsl:copy>
      <xsl:attribute name="step:at" select="$at"/>
      <xsl:attribute name="step:number" select="if ($notes = 'renumbered' and step:is-counted(.)) then string(step:ordinal(.)) else if (@n) then @n else if ($at = 'foot') then '*' else ''"/>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:function name="step:is-counted" as="xs:boolean">
    <!-- Whether a number stands in the text for a note. -->
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="not($note/@anchored = 'false' or $note/@type = 'marginal' or $note/@place = ('margin', 'inline', 'opposite', 'overleaf', 'top')
        or tokenize($note/@rend) = 'inline')"/>
  </xsl:function>

  <xsl:function name="step:ordinal" as="xs:integer">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="1 + count(($note/preceding::tei:note | $note/ancestor::tei:note)[ancestor::tei:text][step:is-counted(.)])"/>
  </xsl:function>
</xsl:stylesheet>
