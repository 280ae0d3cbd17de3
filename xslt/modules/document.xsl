<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of a document: way before and behind, state, text, notes, names, facts, citation. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:page="urn:diplomatic-edition:page" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:step="urn:diplomatic-edition:step" xmlns:f="urn:diplomatic-edition:functions" exclude-result-prefixes="#all">

  <xsl:template match="page:page[@kind = 'document']" mode="main" as="element()*">
    <xsl:variable name="facts" as="element(page:document)" select="page:document"/>
    <xsl:variable name="entries" as="map(xs:string, element(page:entry))" select="map:merge(page:entry ! map:entry(string(@ref), .))"/>
    <xsl:variable name="targets" as="map(xs:string, xs:string)" select="map:merge(page:target ! map:entry(string(@of), string(@href)))"/>
    <xsl:variable name="prepared" as="element()" select="step:prepared(tei:TEI)"/>
    <xsl:variable name="notes" as="element(tei:note)*" select="$prepared//tei:text//tei:note[@step:at = 'foot']"/>
    <xsl:call-template name="turn"/>
    <article class="document{' draft'[$facts/@status != 'reviewed'][$show-uncertain = 'yes']}" data-pagefind-body="data-pagefind-body" data-pagefind-meta="about[data-about]" data-about="{string-join(($facts/@type-label, $facts/@date-label[. != ''], $facts/@group), ' · ')}">
      <xsl:sequence select="f:attribute('lang', $prepared/@xml:lang)"/>
      <div class="over">
        <p class="kind">
          <xsl:value-of select="string-join(($facts/@type-label, $facts/@date-label[. != ''], $facts/@place[. != '']), ' · ')"/>
        </p>
        <p class="state {$facts/@status}">
          <xsl:value-of select="$facts/@status-label"/>
        </p>
      </div>
      <!-- A text without a heading of its own is headed by the title that the header gives it; where the two differ, that title stands above. -->
      <xsl:variable name="heading" as="element(tei:head)?" select="($prepared/tei:text//tei:head[parent::tei:div or parent::tei:body])[1]"/>
      <xsl:variable name="heading-words" as="xs:string" select="normalize-space(string-join($heading//text()[empty(ancestor::tei:note)]))"/>
      <xsl:choose>
        <xsl:when test="empty($heading)">
          <h1>
            <xsl:value-of select="@title"/>
          </h1>
        </xsl:when>
        <xsl:when test="not(contains($heading-words, normalize-space(@title)))">
          <p class="given-title">
            <xsl:value-of select="@title"/>
          </p>
        </xsl:when>
      </xsl:choose>
      <div class="text">
        <xsl:apply-templates select="$prepared/tei:text" mode="text">
          <xsl:with-param name="entries" select="$entries" tunnel="yes"/>
          <xsl:with-param name="targets" select="$targets" tunnel="yes"/>
          <xsl:with-param name="margin" select="$margin-names = 'yes'" tunnel="yes"/>
        </xsl:apply-templates>
      </div>
      <xsl:if test="exists($notes)">
        <section class="notes" aria-labelledby="notes-heading">
          <h2 id="notes-heading">Notes</h2>
          <ol>
            <xsl:apply-templates select="$notes" mode="notes">
              <xsl:with-param name="entries" select="$entries" tunnel="yes"/>
              <xsl:with-param name="targets" select="$targets" tunnel="yes"/>
            </xsl:apply-templates>
          </ol>
        </section>
      </xsl:if>
    </article>
    <div class="apparatus">
      <xsl:call-template name="named-here"/>
      <xsl:call-template name="about-document"/>
      <xsl:call-template name="cite"/>
    </div>
    <xsl:call-template name="turn">
      <xsl:with-param name="label" select="'Previous and next document, below the text'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="turn" as="element()">
    <xsl:param name="label" as="xs:string" select="'Previous and next document'">
      <!-- What the navigation is called for those who hear the page. -->
    </xsl:param>
    <nav class="turn" aria-label="{$label}">
      <xsl:for-each select="page:document/page:previous">
        <a class="previous" rel="prev" href="{@href}">
          <span aria-hidden="true">← </span>
          <span class="where">Previous</span>
          <span class="title">
            <xsl:value-of select="."/>
          </span>
        </a>
      </xsl:for-each>
      <xsl:for-each select="page:document/page:next">
        <a class="next" rel="next" href="{@href}">
          <span class="where">Next</span>
          <span aria-hidden="true"> →</span>
          <span class="title">
            <xsl:value-of select="."/>
          </span>
        </a>
      </xsl:for-each>
    </nav>
  </xsl:template>
</xsl:stylesheet>
