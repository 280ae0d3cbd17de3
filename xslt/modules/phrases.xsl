<?xml version="1.0" encoding="UTF-8"?>
<!-- Mode `text`, within paragraphs: typography, page and line breaks, segments, dates, references (TEI Guidelines 3.3, 3.6, 3.7, 3.11). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:page="urn:diplomatic-edition:page" xmlns:f="urn:diplomatic-edition:functions" exclude-result-prefixes="#all">

  <xsl:template match="text()" mode="text" as="text()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="text" as="empty-sequence()"/>

  <xsl:template match="tei:hi" mode="text" as="element()">
    <xsl:element name="{if (f:holds-blocks(.)) then 'div' else if (@rend = 'bold') then 'b' else if (empty(@rend) or @rend = 'italic') then 'i'
                        else if (@rend = 'superscript') then 'sup' else if (@rend = 'subscript') then 'sub' else 'span'}">
      <xsl:sequence select="f:classes(f:rend(@rend)[not(. = ('italic', 'bold', 'superscript', 'subscript'))])"/>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:foreign" mode="text" as="element()">
    <xsl:element name="{if (f:holds-blocks(.)) then 'div' else 'i'}">
      <xsl:sequence select="f:attribute('lang', @xml:lang)"/>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <!-- The page breaks of the original: the number in brackets, in the margin where there is one. -->
  <xsl:template match="tei:pb" mode="text" as="node()*">
    <xsl:variable name="label" as="xs:string" select="(@n, '')[1]"/>
    <xsl:variable name="mark" as="element()">
      <span class="pb" role="doc-pagebreak" aria-label="{normalize-space('page ' || $label)}">
        <xsl:call-template name="id"/>
        <xsl:value-of select="'[' || normalize-space('page ' || $label) || ']'"/>
      </span>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="parent::tei:div or parent::tei:body or parent::tei:text or parent::tei:list or parent::tei:table[not(current()/preceding-sibling::tei:row)] or parent::tei:postscript or parent::tei:opener or parent::tei:closer">
        <div class="pb-line">
          <xsl:sequence select="$mark"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$mark"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates mode="text"/>
  </xsl:template>

  <xsl:template match="tei:lb" mode="text" as="node()*">
    <br/>
    <xsl:apply-templates mode="text"/>
  </xsl:template>

  <xsl:template match="tei:anchor | tei:milestone" mode="text" as="element()">
    <span>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <xsl:template match="tei:seg" mode="text" as="element()">
    <xsl:element name="{if (f:holds-blocks(.)) then 'div' else if (parent::tei:opener or parent::tei:closer or parent::tei:div) then 'p' else 'span'}">
      <xsl:attribute name="class" select="string-join(('seg', f:kind(@type)[. != ''], f:rend(@rend)), ' ')"/>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:date | tei:time" mode="text" as="element()">
    <xsl:variable name="plain" as="xs:boolean" select="f:is-html-date(@when) and not(f:holds-blocks(.))"/>
    <xsl:element name="{if ($plain) then 'time' else f:wrapper(.)}">
      <xsl:if test="$plain">
        <xsl:attribute name="datetime" select="@when"/>
      </xsl:if>
      <xsl:if test="@cert">
        <xsl:sequence select="f:classes(f:unsure(.)), f:doubt(.)"/>
      </xsl:if>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <!-- A reference becomes a link where its target is in the edition (the page says which are); else its words stand as they are. -->
  <xsl:template match="tei:ref" mode="text" as="node()*">
    <xsl:param name="targets" as="map(xs:string, xs:string)" tunnel="yes" select="map{}">
      <!-- What the pointers of this document resolve to. -->
    </xsl:param>
    <xsl:variable name="href" as="xs:string?" select="($targets(string(@target)), string(@target)[matches(., '^(#|https?://)')])[1]"/>
    <xsl:call-template name="linked">
      <xsl:with-param name="href" select="$href"/>
      <xsl:with-param name="classes" select="'ref'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A pointer has no words of its own: its target is shown. -->
  <xsl:template match="tei:ptr" mode="text" as="element()">
    <xsl:param name="targets" as="map(xs:string, xs:string)" tunnel="yes" select="map{}">
      <!-- What the pointers of this document resolve to. -->
    </xsl:param>
    <xsl:param name="in-link" as="xs:boolean" select="false()" tunnel="yes">
      <!-- Whether a link is open around this place. -->
    </xsl:param>
    <xsl:variable name="href" as="xs:string?" select="($targets(string(@target)), string(@target)[matches(., '^(#|https?://)')])[1][not($in-link)]"/>
    <xsl:element name="{if ($href) then 'a' else 'span'}">
      <xsl:attribute name="class" select="'added ref'"/>
      <xsl:sequence select="f:attribute('href', $href)"/>
      <xsl:call-template name="id"/>
      <xsl:value-of select="@target"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:idno | tei:num | tei:measure | tei:gloss | tei:title | tei:bibl | tei:roleName | tei:forename | tei:surname | tei:genName | tei:nameLink | tei:addName
                       | tei:country | tei:region | tei:settlement | tei:geo | tei:location | tei:abbr | tei:expan | tei:repository | tei:collection | tei:author | tei:editor | tei:publisher
                       | tei:pubPlace | tei:biblScope | tei:msIdentifier | tei:resp | tei:soCalled | tei:emph | tei:mentioned | tei:desc | tei:email | tei:ex | tei:am | tei:g"
      mode="text" as="element()">
    <xsl:element name="{f:wrapper(.)}">
      <xsl:attribute name="class" select="local-name()"/>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
