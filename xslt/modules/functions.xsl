<?xml version="1.0" encoding="UTF-8"?>
<!-- Small questions that several modules ask. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" xmlns:f="urn:diplomatic-edition:functions" exclude-result-prefixes="#all">

  <xsl:function name="f:holds-blocks" as="xs:boolean">
    <!-- Whether an element holds what HTML does not allow in a paragraph: lists, tables, figures, paragraphs.
         A note that is printed elsewhere holds its own blocks and keeps them from what stands around it. -->
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/*)
                          and (some $block in $element/descendant::*[self::tei:p or self::tei:list or self::tei:table or self::tei:figure or self::tei:ab or self::tei:lg or self::tei:l
                                                                     or self::tei:address or self::tei:div or self::tei:head or self::tei:opener or self::tei:closer]
                               satisfies empty($block/ancestor::tei:note[@step:at = ('foot', 'heading')][. &gt;&gt; $element]))"/>
  </xsl:function>

  <xsl:function name="f:wrapper" as="xs:string">
    <!-- span, or div where the content is not for a span. -->
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if (f:holds-blocks($element)) then 'div' else 'span'"/>
  </xsl:function>

  <xsl:function name="f:is-html-date" as="xs:boolean">
    <!-- Whether @when may be the datetime of HTML's time element: a year of four digits, with month, day, time. -->
    <xsl:param name="when" as="xs:string?"/>
    <xsl:sequence select="matches($when, '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?)?)?)?$') and not(starts-with($when, '0000'))"/>
  </xsl:function>

  <xsl:function name="f:attribute" as="attribute()?">
    <!-- An attribute, if there is a value for it. -->
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:if test="exists($value)">
      <xsl:attribute name="{$name}" select="$value"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:classes" as="attribute()?">
    <!-- A class attribute of the words that are not empty. -->
    <xsl:param name="words" as="xs:string*"/>
    <xsl:variable name="kept" as="xs:string*" select="$words[. != '']"/>
    <xsl:if test="exists($kept)">
      <xsl:attribute name="class" select="$kept" separator=" "/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:unsure" as="xs:string*">
    <!-- Class names for a mark of which its maker was not sure. -->
    <xsl:param name="mark" as="element()"/>
    <xsl:sequence select="$mark/@cert[. = ('low', 'medium')]/('unsure', string(.))"/>
  </xsl:function>

  <xsl:function name="f:doubt" as="attribute()?">
    <!-- The same in words. -->
    <xsl:param name="mark" as="element()"/>
    <xsl:if test="exists(f:unsure($mark))">
      <xsl:attribute name="title" select="(if ($mark/@resp = '#encoder') then 'Marked by machine, ' else 'Marked, ') || 'certainty ' || $mark/@cert"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:kind" as="xs:string">
    <!-- A value of the TEI as a class name. -->
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="lower-case(replace($value, '[^\p{L}\p{N}-]', '-'))"/>
  </xsl:function>
</xsl:stylesheet>
