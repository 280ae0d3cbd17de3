<?xml version="1.0" encoding="UTF-8"?>
<!-- Cross-references: what they say, and the page of this volume to which they lead. Typst knows whether the target is in the volume. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" xmlns:typst="urn:diplomatic-edition:typst"
    xmlns:words="urn:diplomatic-edition:words" xmlns:register="urn:diplomatic-edition:register" exclude-result-prefixes="#all">

  <xsl:template match="tei:ref" mode="typst:text" as="text()*">
    <xsl:value-of select="typst:reference(if (typst:holds-blocks(.)) then () else @target)"/><xsl:apply-templates mode="#current"/><xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:ptr" mode="typst:text" as="text()*">
    <xsl:value-of select="typst:reference(@target) || typst:text(@target) || ']'"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:function name="typst:reference" as="xs:string">
    <!-- The beginning of a reference, up to the bracket that opens its words. -->
    <xsl:param name="target" as="xs:string?"/>
    <xsl:variable name="first" as="xs:string" select="string(tokenize($target)[1])"/>
    <xsl:sequence select="
        if (matches($first, '^(https?|mailto|doi):')) then '#outward(' || typst:string($first) || ')['
        else if ($first = '') then '#plain-reference['
        else '#reference(' || typst:string(typst:resolved($first)) || ', ' || (if ($pages = 'yes') then '[' || words:say('page') || ']' else 'none') || ')['"/>
  </xsl:function>

  <xsl:function name="typst:resolved" as="xs:string">
    <!-- A target as the edition's labels have it: the path from the top of the edition. -->
    <xsl:param name="target" as="xs:string"/>
    <xsl:variable name="file" as="xs:string" select="if (contains($target, '#')) then substring-before($target, '#') else $target"/>
    <xsl:variable name="folders" as="xs:string*" select="tokenize($path, '/')[position() lt last()]"/>
    <xsl:variable name="steps" as="xs:string*" select="fold-left(tokenize($file, '/'), $folders, function($so-far, $step) {
        if ($step = '..') then $so-far[position() lt last()] else if ($step = ('', '.')) then $so-far else ($so-far, $step) })"/>
    <xsl:sequence select="(if ($file = '') then $path else string-join($steps, '/')) || (if (contains($target, '#')) then '#' || substring-after($target, '#') else '')"/>
  </xsl:function>
</xsl:stylesheet>
