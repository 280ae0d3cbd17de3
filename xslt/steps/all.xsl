<?xml version="1.0" encoding="UTF-8"?>
<!-- The TEI-to-TEI steps, in order; HTML and print go on from what they leave. Each adds attributes; none moves, adds or drops text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" exclude-result-prefixes="#all">

  <xsl:include href="1-identify.xsl"/>
  <xsl:include href="2-place-notes.xsl"/>
  <xsl:include href="3-mark-names.xsl"/>

  <xsl:function name="step:prepared" as="element()">
    <!-- A TEI element after all steps. -->
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="identified" as="document-node()">
      <xsl:document><xsl:apply-templates select="$text" mode="step:identify"/></xsl:document>
    </xsl:variable>
    <xsl:variable name="noted" as="document-node()">
      <xsl:document><xsl:apply-templates select="$identified" mode="step:place-notes"/></xsl:document>
    </xsl:variable>
    <xsl:variable name="named" as="document-node()">
      <xsl:document><xsl:apply-templates select="$noted" mode="step:mark-names"/></xsl:document>
    </xsl:variable>
    <xsl:sequence select="$named/*"/>
  </xsl:function>
</xsl:stylesheet>
