<?xml version="1.0" encoding="UTF-8"?>
<!-- Title page, pages of prose (about, method, licence), search, and the page for addresses that do not exist. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:page="urn:diplomatic-edition:page" xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <xsl:template match="page:page[@kind = 'title']" mode="main" as="element()*">
    <div class="title-page">
      <xsl:if test="page:site/@series != ''">
        <p class="series">
          <xsl:value-of select="page:site/@series"/>
        </p>
      </xsl:if>
      <h1>
        <xsl:value-of select="page:site/@title"/>
      </h1>
      <xsl:if test="page:site/@subtitle != ''">
        <p class="subtitle">
          <xsl:value-of select="page:site/@subtitle"/>
        </p>
      </xsl:if>
      <xsl:if test="exists(page:editor)">
        <p class="editors">
          <xsl:value-of select="'Edited by ' || string-join((page:editor[position() lt last()] => string-join(', '), page:editor[last()])[. != ''], ' and ')"/>
        </p>
      </xsl:if>
      <p class="extent">
        <xsl:value-of select="page:lead"/>
      </p>
      <p class="begin">
        <a href="{page:begin/@href}">Begin with the first document</a>
        <xsl:text> </xsl:text>
        <a href="documents.html">All documents</a>
      </p>
      <form class="search" action="search.html" method="get" role="search">
        <label for="title-q">Search texts and names</label>
        <input id="title-q" name="q" type="search" autocomplete="off"/>
        <button type="submit">Search</button>
      </form>
      <xsl:for-each select="page:picture">
        <figure class="picture" role="group" aria-label="{@label}">
          <xsl:copy-of select="svg:svg" copy-namespaces="no"/>
        </figure>
      </xsl:for-each>
      <p class="imprint">
        <xsl:value-of select="string-join((page:site/@place, page:site/@publisher, page:site/@year)[. != ''], ', ')"/>
      </p>
    </div>
  </xsl:template>

  <xsl:template match="page:page[@kind = 'prose']" mode="main" as="element()*">
    <article class="prose">
      <h1>
        <xsl:value-of select="@title"/>
      </h1>
      <xsl:for-each select="page:part">
        <section>
          <xsl:if test="@title">
            <h2 id="{@id}-heading">
              <xsl:value-of select="@title"/>
            </h2>
          </xsl:if>
          <xsl:for-each select="page:p">
            <p>
              <xsl:choose>
                <xsl:when test="@href">
                  <a href="{@href}">
                    <xsl:value-of select="."/>
                  </a>
                </xsl:when>
                <xsl:otherwise>
                  <xsl:value-of select="."/>
                </xsl:otherwise>
              </xsl:choose>
            </p>
          </xsl:for-each>
          <xsl:if test="@id = 'signs'">
            <xsl:call-template name="signs"/>
          </xsl:if>
        </section>
      </xsl:for-each>
    </article>
  </xsl:template>

  <xsl:template match="page:page[@kind = 'search']" mode="main" as="element()*">
    <h1>Search</h1>
    <form class="search" id="search" role="search" method="get" action="search.html">
      <label for="q">Words of the texts and notes, names, titles</label>
      <input id="q" name="q" type="search" autocomplete="off"/>
      <button type="submit">Search</button>
      <!-- Shown by the script that can do it. -->
      <p class="in" hidden="hidden">
        <label for="in">Search in</label>
        <select id="in" name="in">
          <option value="">all pages</option>
          <option value="texts">texts and their notes</option>
          <option value="names">persons, places, bodies, terms</option>
        </select>
      </p>
    </form>
    <p id="search-status" role="status">Searching works in the browser and needs JavaScript. Without it the lists of documents, persons, places and terms lead to every page.</p>
    <ol id="results" role="list"/>
    <p>
      <button type="button" id="more" hidden="hidden">Show more</button>
    </p>
  </xsl:template>

  <xsl:template match="page:page[@kind = 'missing']" mode="main" as="element()*">
    <h1>There is no such page</h1>
    <p>The address may be misspelt. The list of documents and the search lead to every page of the edition.</p>
  </xsl:template>
</xsl:stylesheet>
