<?xml version="1.0" encoding="UTF-8"?>
<!-- Mode `text`, names: links to the pages of persons, places, bodies and terms; who they are in the margin beside the first mention; the list below the text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:page="urn:diplomatic-edition:page" xmlns:step="urn:diplomatic-edition:step" xmlns:f="urn:diplomatic-edition:functions"
    exclude-result-prefixes="#all">

  <xsl:template match="tei:persName | tei:placeName | tei:orgName | tei:term | tei:name | tei:rs" mode="text" as="node()*">
    <xsl:param name="entries" as="map(xs:string, element(page:entry))" tunnel="yes" select="map{}">
      <!-- The entries that this document points to, by the pointer. -->
    </xsl:param>
    <xsl:param name="in-link" as="xs:boolean" select="false()" tunnel="yes">
      <!-- Whether a link is open around this place. -->
    </xsl:param>
    <xsl:variable name="entry" as="element(page:entry)?" select="$entries(string(@ref))"/>
    <xsl:choose>
      <xsl:when test="exists($entry) and not($in-link) and empty(*) and empty((@cert, @xml:id))">
        <a class="n" href="{$entry/@href}">
          <xsl:value-of select="."/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="linked">
          <xsl:with-param name="href" select="$entry/string(@href)"/>
          <xsl:with-param name="classes" select="'n'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A link around the words of an element, never within another link, and never around the number of a note or page: there it is interrupted. -->
  <xsl:template name="linked" as="node()*">
    <xsl:param name="href" as="xs:string?">
      <!-- Where the link leads; nothing: the words alone. -->
    </xsl:param>
    <xsl:param name="classes" as="xs:string">
      <!-- Class name of the link or the words. -->
    </xsl:param>
    <xsl:param name="in-link" as="xs:boolean" select="false()" tunnel="yes">
      <!-- Whether a link is open around this place. -->
    </xsl:param>
    <xsl:variable name="owner" as="element()" select="."/>
    <xsl:variable name="opens" as="xs:boolean" select="exists($href) and not($in-link) and not(f:holds-blocks(.))"/>
    <xsl:choose>
      <xsl:when test="exists(node()) and empty(tei:note | tei:pb)">
        <xsl:call-template name="words">
          <xsl:with-param name="href" select="$href[$opens]"/>
          <xsl:with-param name="classes" select="$classes"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each-group select="node()" group-adjacent="exists(self::tei:note | self::tei:pb)">
          <xsl:choose>
            <xsl:when test="current-grouping-key()">
              <xsl:apply-templates select="current-group()" mode="text"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:variable name="is-first" as="xs:boolean" select="position() = 1"/>
              <xsl:call-template name="words">
                <xsl:with-param name="href" select="$href[$opens]"/>
                <xsl:with-param name="classes" select="$classes"/>
                <xsl:with-param name="owner" select="$owner"/>
                <xsl:with-param name="nodes" select="current-group()"/>
                <xsl:with-param name="id" select="$owner[$is-first]/@xml:id"/>
              </xsl:call-template>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each-group>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="words" as="element()">
    <xsl:param name="href" as="xs:string?">
      <!-- Where they lead, if anywhere. -->
    </xsl:param>
    <xsl:param name="classes" as="xs:string">
      <!-- Class name of the link or the words. -->
    </xsl:param>
    <xsl:param name="owner" as="element()" select=".">
      <!-- The mark around the words. -->
    </xsl:param>
    <xsl:param name="nodes" as="node()*" select="node()">
      <!-- What of its content is meant. -->
    </xsl:param>
    <xsl:param name="id" as="attribute()?" select="@xml:id">
      <!-- Its address, on the first of its pieces. -->
    </xsl:param>
    <xsl:param name="in-link" as="xs:boolean" select="false()" tunnel="yes">
      <!-- Whether a link is open around this place. -->
    </xsl:param>
    <xsl:element name="{if ($href) then 'a' else f:wrapper($owner)}">
      <xsl:sequence select="f:classes(($classes, f:unsure($owner))), f:attribute('href', $href), f:attribute('id', $id), f:doubt($owner)"/>
      <xsl:apply-templates select="$nodes" mode="text">
        <xsl:with-param name="in-link" select="$in-link or exists($href)" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:element>
  </xsl:template>

  <!-- Who is named here for the first time: in the margin, for the eye alone; the list below the text has the same for all. -->
  <xsl:template name="glosses" as="element()?">
    <xsl:param name="entries" as="map(xs:string, element(page:entry))" tunnel="yes" select="map{}">
      <!-- The entries that this document points to, by the pointer. -->
    </xsl:param>
    <xsl:param name="margin" as="xs:boolean" select="false()" tunnel="yes">
      <!-- Whether there is a margin to write into. -->
    </xsl:param>
    <xsl:if test="$margin and (parent::tei:div or parent::tei:body or parent::tei:postscript)">
      <xsl:variable name="known" as="element(page:entry)*" select="descendant::tei:*[@step:first] ! $entries(string(@ref))[@who != ''][not(@familiar)]"/>
      <xsl:if test="exists($known)">
        <div class="in-margin" aria-hidden="true">
          <xsl:for-each select="$known">
            <p>
              <b>
                <xsl:value-of select="@name"/>
              </b>
              <xsl:text> </xsl:text>
              <xsl:value-of select="@who"/>
            </p>
          </xsl:for-each>
        </div>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="named-here" as="element()?">
    <xsl:if test="exists(page:entry)">
      <section class="named" aria-labelledby="named-heading">
        <h2 id="named-heading">Named in this document</h2>
        <xsl:for-each-group select="page:entry" group-adjacent="string(@kind)">
          <h3>
            <xsl:value-of select="current-group()[1]/@kind-label"/>
          </h3>
          <ul role="list">
            <xsl:for-each select="current-group()[not(@again)]">
              <li>
                <a href="{@href}">
                  <xsl:value-of select="@name"/>
                </a>
                <xsl:if test="@who != ''">
                  <xsl:text> </xsl:text>
                  <span class="who">
                    <xsl:value-of select="@who"/>
                  </span>
                </xsl:if>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:for-each-group>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
