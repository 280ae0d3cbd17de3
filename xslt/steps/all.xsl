<?xml version="1.0" encoding="UTF-8"?>
<!-- The TEI-to-TEI steps; HTML and print go on from what they leave. A step only adds attributes, and none looks at what another added: so each says in a mode
     of its own which attributes an element gets, and one walk over the text asks them in order. None moves, adds or drops text.
     What a step must know of the whole document it gathers beforehand (step:addresses, step:heading, step:ordinals, step:first-mentions). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" exclude-result-prefixes="#all">

  <xsl:param name="on-multiple-match" static="yes" as="xs:string" select="'use-last'">
    <!-- What a mode does where two templates claim one node. `fail` makes each node ask all templates, at a sixth of the whole time: tests compile with it. -->
  </xsl:param>

  <xsl:include href="1-identify.xsl"/>
  <xsl:include href="2-place-notes.xsl"/>
  <xsl:include href="3-mark-names.xsl"/>

  <!-- step:prepare: TEI -> the same TEI with the attributes of all steps. -->
  <xsl:mode name="step:prepare" on-no-match="shallow-copy" _on-multiple-match="{$on-multiple-match}" warning-on-multiple-match="no"/>

  <xsl:function name="step:prepared" as="element()">
    <!-- A TEI element after all steps. -->
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="prepared" as="document-node()">
      <xsl:document>
        <xsl:apply-templates select="$text" mode="step:prepare">
          <xsl:with-param name="addresses" select="step:addresses($text)" tunnel="yes"/>
          <xsl:with-param name="heading" select="step:heading($text)" tunnel="yes"/>
          <xsl:with-param name="ordinals" select="step:ordinals($text)" tunnel="yes"/>
          <xsl:with-param name="first-mentions" select="step:first-mentions($text)" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:document>
    </xsl:variable>
    <xsl:sequence select="$prepared/*"/>
  </xsl:function>

  <xsl:template match="tei:teiHeader" mode="step:prepare" as="element()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="tei:p | tei:div | tei:pb" mode="step:prepare" as="element()">
    <xsl:copy>
      <xsl:apply-templates select="." mode="step:identify"/>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="tei:note" mode="step:prepare" as="element()">
    <xsl:copy>
      <xsl:apply-templates select="." mode="step:identify"/>
      <xsl:apply-templates select="." mode="step:place-notes"/>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="(tei:persName | tei:placeName | tei:orgName | tei:term | tei:name | tei:rs)[@ref]" mode="step:prepare" as="element()">
    <xsl:copy>
      <xsl:apply-templates select="." mode="step:mark-names"/>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
