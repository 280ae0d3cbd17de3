<?xml version="1.0" encoding="UTF-8"?>
<!-- The print edition: TEI to Typst source. One text gives the content of one document; a register (made by encoder/publish/print_register.py) gives the
     volume around them. What comes before is shared with the HTML edition (steps/); what a function of the Typst source looks like is said in print/edition.typ. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" xmlns:typst="urn:diplomatic-edition:typst"
    xmlns:register="urn:diplomatic-edition:register" exclude-result-prefixes="#all">

  <xsl:include href="steps/all.xsl"/>
  <xsl:include href="print/escape.xsl"/>
  <xsl:include href="print/words.xsl"/>
  <xsl:include href="print/document.xsl"/>
  <xsl:include href="print/heading.xsl"/>
  <xsl:include href="print/blocks.xsl"/>
  <xsl:include href="print/keeping.xsl"/>
  <xsl:include href="print/lists.xsl"/>
  <xsl:include href="print/phrases.xsl"/>
  <xsl:include href="print/signs.xsl"/>
  <xsl:include href="print/notes.xsl"/>
  <xsl:include href="print/references.xsl"/>
  <xsl:include href="print/volume.xsl"/>
  <xsl:include href="print/index.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:param name="path" as="xs:string" select="'text.xml'">
    <!-- The file of the text, relative to the top of the edition: part of every label. -->
  </xsl:param>
  <xsl:param name="number" as="xs:string" select="''">
    <!-- The number that the edition gives the document; empty where its heading has its own. -->
  </xsl:param>
  <xsl:param name="language" as="xs:string" select="'en'">
    <!-- The language of the volume's own words (BCP 47). -->
  </xsl:param>
  <xsl:param name="absent" as="xs:string" select="''">
    <!-- A regular expression for the characters of the edition that cannot be shown, because no font has them or they have no form; they are printed as their code. -->
  </xsl:param>
  <xsl:param name="draft" as="xs:string" select="'yes'">
    <!-- Whether drafts and uncertain marks are shown as such: yes or no. -->
  </xsl:param>
  <xsl:param name="pages" as="xs:string" select="'yes'">
    <!-- Whether a cross-reference gets the page behind it: yes or no. -->
  </xsl:param>
  <xsl:param name="images" as="xs:string" select="''">
    <!-- The pictures at hand, `url=file` separated by line feeds. -->
  </xsl:param>

  <xsl:param name="moved" as="xs:string" select="''">
    <!-- The labels of notes that stood on another page than their number when the volume was set before, separated by line feeds. -->
  </xsl:param>

  <xsl:param name="stubborn" as="xs:string" select="''">
    <!-- The labels of those that did so even when their paragraph was loosened: a new page begins before them. -->
  </xsl:param>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/" as="text()*">
    <xsl:apply-templates select="*" mode="typst:whole"/>
  </xsl:template>

  <xsl:mode name="typst:whole" on-no-match="fail"/>

  <xsl:template match="tei:TEI" mode="typst:whole" as="text()*">
    <xsl:text>#import "edition.typ": *&#10;</xsl:text>
    <xsl:apply-templates select="step:prepared(.)" mode="typst:document"/>
  </xsl:template>

  <xsl:template match="register:volume" mode="typst:whole" as="text()*">
    <xsl:text>#import "edition.typ": *&#10;</xsl:text>
    <xsl:apply-templates select="." mode="typst:volume"/>
  </xsl:template>
</xsl:stylesheet>
