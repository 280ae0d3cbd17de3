<?xml version="1.0" encoding="UTF-8"?>
<!-- Step 1: whatever can be cited has an address. Paragraphs of the text get p1, p2 ...; page breaks pg_N; notes fnN; parts of the document part1, part2 ...
     An xml:id that an editor gave stays; where an address would stand twice the later one gets a number behind it. Text and order do not change. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" exclude-result-prefixes="#all">

  <xsl:mode name="step:identify" on-no-match="shallow-copy" on-multiple-match="fail" warning-on-no-match="no"/>

  <xsl:template match="tei:TEI" mode="step:identify" as="element()">
    <xsl:copy>
      <xsl:apply-templates select="@*, node()" mode="#current">
        <xsl:with-param name="addresses" select="step:addresses(.)" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="tei:teiHeader" mode="step:identify step:place-notes step:mark-names" as="element()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="tei:p[not(@xml:id)] | tei:div[not(@xml:id)] | tei:pb[not(@xml:id)] | tei:note[not(@xml:id)]" mode="step:identify" as="element()">
    <xsl:param name="addresses" as="map(xs:string, xs:string)" tunnel="yes">
      <!-- generate-id() of an element -> the address it gets. -->
    </xsl:param>
    <xsl:variable name="address" as="xs:string?" select="$addresses(generate-id())"/>
    <xsl:copy>
      <xsl:if test="exists($address)">
        <xsl:attribute name="xml:id" select="$address"/>
      </xsl:if>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:function name="step:addresses" as="map(xs:string, xs:string)">
    <!-- The addresses of all elements of a TEI document that lack one and can be cited. -->
    <xsl:param name="document" as="element()"/>
    <xsl:variable name="text" as="element()*" select="$document//tei:text"/>
    <xsl:variable name="taken" as="xs:string*" select="$document//@xml:id/string()"/>
    <xsl:variable name="paragraphs" as="element()*" select="$text/descendant::tei:p[empty(ancestor::tei:note)]"/>
    <xsl:variable name="parts" as="element()*" select="$text/descendant::tei:div[ancestor::tei:div]"/>
    <xsl:variable name="pages" as="element()*" select="$text/descendant::tei:pb[@n]"/>
    <xsl:variable name="notes" as="element()*" select="$text/descendant::tei:note"/>
    <xsl:variable name="wishes" as="xs:string*" select="(1 to count($paragraphs)) ! ('p' || .), (1 to count($parts)) ! ('part' || .),
                                                         $pages ! ('pg_' || step:name(@n)), $notes ! ('fn' || step:name(string(@n)))"/>
    <xsl:variable name="free" as="element()*" select="($paragraphs, $parts, $pages, $notes) ! (if (@xml:id) then () else .)"/>
    <xsl:variable name="open" as="xs:string*" select="let $all := ($paragraphs, $parts, $pages, $notes) return for $place in 1 to count($all) return if ($all[$place]/@xml:id) then () else $wishes[$place]"/>
    <xsl:variable name="simple" as="xs:boolean" select="count(distinct-values($open)) = count($open) and not($open = $taken)"/>
    <xsl:map>
      <xsl:for-each select="$free">
        <xsl:variable name="place" as="xs:integer" select="position()"/>
        <xsl:variable name="wish" as="xs:string" select="$open[$place]"/>
        <xsl:variable name="ordinal" as="xs:integer" select="if ($simple) then 1 else count($open[position() le $place][. = $wish]) + (if ($wish = $taken) then 1 else 0)"/>
        <xsl:map-entry key="generate-id()" select="if ($ordinal = 1) then $wish else $wish || '-' || $ordinal"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <xsl:function name="step:name" as="xs:string">
    <!-- Words as part of an address: what may not stand in an xml:id becomes a hyphen. -->
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="replace($words, '[^\p{L}\p{N}._-]', '-')"/>
  </xsl:function>
</xsl:stylesheet>
