<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists of the edition: its documents in order of date, its persons, places, bodies and terms by letter, its pictures. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:page="urn:diplomatic-edition:page" xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <xsl:template match="page:page[@kind = 'documents']" mode="main" as="element()*">
    <h1>Documents</h1>
    <p class="lead">
      <xsl:value-of select="page:lead"/>
    </p>
    <div id="filters" data-source="{@up}assets/documents.data.js"/>
    <p id="count" role="status"/>
    <div class="table" role="group" tabindex="0" aria-label="Documents in order of date">
      <table class="documents" id="documents">
        <thead>
          <tr>
            <th scope="col" data-sort="date">Date</th>
            <th scope="col" data-sort="title">Document</th>
            <th scope="col" data-sort="type">Kind</th>
            <th scope="col" data-sort="from">From</th>
            <th scope="col" data-sort="to">To</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="page:row">
            <tr>
              <xsl:copy-of select="@id"/>
              <td class="date">
                <xsl:value-of select="@date-label"/>
                <xsl:if test="@group">
                  <xsl:text> </xsl:text>
                  <span class="group">
                    <xsl:value-of select="@group"/>
                  </span>
                </xsl:if>
              </td>
              <td class="title">
                <a href="{@href}">
                  <xsl:value-of select="@title"/>
                </a>
              </td>
              <td class="type">
                <xsl:value-of select="@type-label"/>
              </td>
              <td class="from">
                <xsl:value-of select="@from"/>
              </td>
              <td class="to">
                <xsl:value-of select="@to"/>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:call-template name="pager"/>
  </xsl:template>

  <xsl:template name="pager" as="element()?">
    <xsl:if test="exists(page:sheet)">
      <nav class="pager" aria-label="Sheets of this list">
        <ul>
          <xsl:for-each select="page:sheet">
            <li>
              <a href="{@href}">
                <xsl:if test="@current">
                  <xsl:attribute name="aria-current" select="'page'"/>
                </xsl:if>
                <xsl:value-of select="."/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page:page[@kind = 'index']" mode="main" as="element()*">
    <h1>
      <xsl:value-of select="@title"/>
    </h1>
    <p class="lead">
      <xsl:value-of select="page:lead"/>
    </p>
    <xsl:call-template name="pager"/>
    <xsl:if test="count(page:letter) gt 1">
      <nav class="letters" aria-label="Letters">
        <ul>
          <xsl:for-each select="page:letter">
            <li>
              <a href="#letter-{@id}">
                <xsl:value-of select="@name"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
    <xsl:for-each select="page:letter">
      <section aria-labelledby="letter-{@id}">
        <h2 id="letter-{@id}">
          <xsl:value-of select="@name"/>
        </h2>
        <ul class="index" role="list">
          <xsl:for-each select="page:item">
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
              <xsl:text> </xsl:text>
              <span class="count">
                <xsl:value-of select="@count"/>
              </span>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="page:page[@kind = 'picture']" mode="main" as="element()*">
    <h1>
      <xsl:value-of select="@title"/>
    </h1>
    <p class="lead">
      <xsl:value-of select="page:lead"/>
    </p>
    <xsl:for-each select="page:picture">
      <figure class="picture" role="group" aria-label="{@label}">
        <xsl:copy-of select="svg:svg" copy-namespaces="no"/>
      </figure>
    </xsl:for-each>
    <xsl:for-each select="page:numbers">
      <details class="numbers">
        <summary>
          <xsl:value-of select="@title"/>
        </summary>
        <div class="table" role="group" tabindex="0" aria-label="{@title}">
          <table>
            <thead>
              <tr>
                <xsl:for-each select="page:column">
                  <th scope="col">
                    <xsl:value-of select="."/>
                  </th>
                </xsl:for-each>
              </tr>
            </thead>
            <tbody>
              <xsl:for-each select="page:line">
                <tr>
                  <xsl:for-each select="page:value">
                    <td>
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
                    </td>
                  </xsl:for-each>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </details>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
