<?xml version="1.0" encoding="UTF-8"?>
<!-- Step 1: whatever can be cited has an address. Paragraphs of the text get p1, p2 ...; page breaks pg_N; notes fnN; parts of the document part1, part2 ...
     An xml:id that an editor gave stays; where an address would stand twice the later one gets a number behind it. Text and order do not change. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" exclude-result-prefixes="#all">

  <!-- step:identify: an element that can be cited -> its address, if it has none yet. -->
  <xsl:mode name="step:identify" on-no-match="fail" _on-multiple-match="{$on-multiple-match}" warning-on-multiple-match="no"/>

  <xsl:template match="*" mode="step:identify" as="attribute()?">
    <xsl:param name="addresses" as="map(xs:string, xs:string)" tunnel="yes">
      <!-- generate-id() of an element -> the address it gets. -->
    </xsl:param>
    <xsl:variable name="address" as="xs:string?" select="if (@xml:id) then () else $addresses(generate-id())"/>
    <xsl:if test="exists($address)">
      <xsl:attribute name="xml:id" select="$address"/>
    </xsl:if>
  </xsl:template>

  <xsl:function name="step:addresses" as="map(xs:string, xs:string)">
    <!-- The addresses of all elements of a TEI document that lack one and can be cited. -->
    <xsl:param name="document" as="element()"/>
    <xsl:variable name="text" as="element()*" select="$document/descendant::tei:text"/>
    <xsl:variable name="paragraphs" as="element()*" select="$text/descendant::tei:p[empty(ancestor::tei:note)]"/>
    <xsl:variable name="parts" as="element()*" select="$text/descendant::tei:div[ancestor::tei:div]"/>
    <xsl:variable name="pages" as="element()*" select="$text/descendant::tei:pb[@n]"/>
    <xsl:variable name="notes" as="element()*" select="$text/descendant::tei:note"/>
    <xsl:iterate select="$paragraphs, $parts, $pages, $notes">
      <xsl:param name="given" as="map(xs:string, xs:string)" select="map{}">
        <!-- The addresses so far. -->
      </xsl:param>
      <xsl:param name="uses" as="map(xs:string, xs:integer)" select="map:merge($document/descendant::*/@xml:id ! map:entry(string(.), 1))">
        <!-- How often each address was wished for. -->
      </xsl:param>
      <xsl:on-completion select="$given"/>
      <xsl:variable name="wish" as="xs:string" select="if (self::tei:p) then 'p' || position() else if (self::tei:div) then 'part' || position() - count($paragraphs)
                                                       else (if (self::tei:pb) then 'pg_' else 'fn') || step:name(string(@n))"/>
      <xsl:variable name="ordinal" as="xs:integer" select="1 + ($uses($wish), 0)[1]"/>
      <xsl:if test="not(@xml:id)">
        <xsl:next-iteration>
          <xsl:with-param name="given" select="map:put($given, generate-id(), if ($ordinal = 1) then $wish else $wish || '-' || $ordinal)"/>
          <xsl:with-param name="uses" select="map:put($uses, $wish, $ordinal)"/>
        </xsl:next-iteration>
      </xsl:if>
    </xsl:iterate>
  </xsl:function>

  <xsl:function name="step:name" as="xs:string">
    <!-- Words as part of an address: what may not stand in an xml:id becomes a hyphen. -->
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="replace($words, '[^\p{L}\p{N}._-]', '-')"/>
  </xsl:function>
</xsl:stylesheet>
