<?xml version="1.0" encoding="UTF-8"?>
<!-- The HTML edition. Input: a page (urn:diplomatic-edition:page) as encoder/publish/html makes it; a page of kind `document` holds the TEI of the document.
     Order of work: the TEI goes through the numbered steps, then each kind of page has a template in mode `main`, and `layout.xsl` puts the frame around it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:page="urn:diplomatic-edition:page" exclude-result-prefixes="#all">

  <xsl:include href="steps/all.xsl"/>
  <xsl:include href="parameters.xsl"/>
  <xsl:include href="modules/layout.xsl"/>
  <xsl:include href="modules/functions.xsl"/>
  <xsl:include href="modules/document.xsl"/>
  <xsl:include href="modules/blocks.xsl"/>
  <xsl:include href="modules/phrases.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/notes.xsl"/>
  <xsl:include href="modules/signs.xsl"/>
  <xsl:include href="modules/unknown.xsl"/>
  <xsl:include href="modules/about-document.xsl"/>
  <xsl:include href="modules/lists.xsl"/>
  <xsl:include href="modules/entry.xsl"/>
  <xsl:include href="modules/front.xsl"/>
  <xsl:include href="modules/source.xsl"/>

  <!-- Addresses of links are written in full by the builder (markup.address). -->
  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no" escape-uri-attributes="no"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/" as="element()">
    <xsl:apply-templates select="page:page" mode="frame"/>
  </xsl:template>
</xsl:stylesheet>
