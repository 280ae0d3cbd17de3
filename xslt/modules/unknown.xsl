<?xml version="1.0" encoding="UTF-8"?>
<!-- What no other template knows: its content is rendered, and its name stands in @data-unknown, from which the builder tells the editor. Nothing is dropped. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:f="urn:diplomatic-edition:functions" exclude-result-prefixes="#all">

  <xsl:template match="*" mode="text" as="element()">
    <xsl:element name="{if (parent::tei:div or parent::tei:body) then 'div' else f:wrapper(.)}">
      <xsl:attribute name="class" select="'unknown'"/>
      <xsl:attribute name="data-unknown" select="name()"/>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
