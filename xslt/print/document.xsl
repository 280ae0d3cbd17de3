<?xml version="1.0" encoding="UTF-8"?>
<!-- A document: its number where the edition gives it one, its heading with the source note, its summary, its text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" xmlns:typst="urn:diplomatic-edition:typst"
    xmlns:words="urn:diplomatic-edition:words" xmlns:register="urn:diplomatic-edition:register" exclude-result-prefixes="#all">

  <xsl:param name="depth" as="xs:string" select="'2'">
    <!-- Level of a document's heading: 2 in a volume, 1 where it is printed alone. -->
  </xsl:param>

  <xsl:mode name="typst:document" on-no-match="fail"/>

  <xsl:template match="tei:TEI" mode="typst:document" as="text()*">
    <xsl:variable name="heading" as="element()?" select="typst:heading(.)"/>
    <xsl:variable name="body" as="element()*" select="tei:text/tei:body"/>
    <xsl:variable name="hung" as="element()*" select="($heading, $body/tei:div[1]/tei:note[@step:at = 'heading'])"/>
    <xsl:if test="typst:is-moved($hung) or ($path || '#source-statement') = $typst:moved or typst:is-stubborn(typst:opening-blocks($body/tei:div[1]))">
      <xsl:text>#colbreak(weak: true)&#10;</xsl:text>
    </xsl:if>
    <xsl:text>#document-start(</xsl:text>
    <xsl:value-of select="typst:string(typst:short(.)), typst:string(typst:running-date(.)), typst:string(if ($draft = 'yes' and typst:is-draft(.)) then words:of('draft') else '')" separator=", "/>
    <xsl:text>)&#10;</xsl:text>
    <xsl:if test="$number and typst:own-number(typst:title(.), .) != ''">
      <xsl:value-of select="'#number-line[' || typst:text(words:with('document', $number)) || ']&#10;'"/>
    </xsl:if>
    <xsl:apply-templates select="$body/tei:div[1]/tei:note[typst:is-source-line(.)]" mode="typst:source-line"/>
    <xsl:call-template name="typst:document-heading">
      <xsl:with-param name="heading" select="$heading"/>
    </xsl:call-template>
    <xsl:for-each select="tei:teiHeader/tei:profileDesc/tei:abstract[normalize-space()]">
      <xsl:text>#summary(</xsl:text><xsl:value-of select="'[' || words:say('summary') || ']'"/><xsl:text>)[</xsl:text>
      <xsl:for-each select="tei:p">
        <xsl:value-of select="if (position() gt 1) then '&#10;&#10;' else ''"/>
        <xsl:apply-templates select="node()" mode="typst:text"/>
      </xsl:for-each>
      <xsl:apply-templates select="* except tei:p" mode="typst:text"/>
      <xsl:text>]&#10;</xsl:text>
    </xsl:for-each>
    <xsl:apply-templates select="$body/node()" mode="typst:text">
      <xsl:with-param name="depth" select="xs:integer($depth)" tunnel="yes"/>
      <xsl:with-param name="heading" select="$heading" tunnel="yes"/>
      <xsl:with-param name="uncertain" select="$draft = 'yes' and typst:is-draft(.)" tunnel="yes"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="$body//tei:note[@anchored = 'false'][typst:is-unplaced(.)]" mode="typst:unplaced"/>
  </xsl:template>

  <xsl:template match="tei:body | tei:text" mode="typst:text" as="text()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:div" mode="typst:text" as="text()*">
    <xsl:param name="depth" as="xs:integer" tunnel="yes"/>
    <xsl:param name="heading" as="element()?" tunnel="yes"/>
    <xsl:variable name="own" as="element()?" select="tei:head[1][not(. is $heading)]"/>
    <xsl:if test="parent::tei:div and typst:is-stubborn(typst:opening-blocks(.)) and tei:head and not(ancestor::tei:div/typst:opening-blocks(.) intersect tei:head)">
      <xsl:text>&#10;&#10;#colbreak(weak: true)&#10;</xsl:text>
    </xsl:if>
    <xsl:if test="typst:named-by-editor(.)">
      <xsl:value-of select="'#mark(' || typst:label(@xml:id) || ');'"/>
    </xsl:if>
    <xsl:if test="parent::tei:div and not($own)">
      <xsl:value-of select="'&#10;&#10;#section-break(' || typst:string(@type) || ')[' || (if (@type = ('attachment', 'enclosure')) then words:say(@type) else '') || ']&#10;'"/>
    </xsl:if>
    <xsl:apply-templates mode="#current">
      <xsl:with-param name="depth" select="if ($own and parent::tei:div) then min(($depth + 1, 6)) else $depth" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:function name="typst:is-draft" as="xs:boolean">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="$text/tei:teiHeader/tei:revisionDesc/@status = 'draft'"/>
  </xsl:function>
</xsl:stylesheet>
