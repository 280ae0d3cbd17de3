<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of every page: head, header with the parts of the edition, the page's own content (mode `main`), footer. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:page="urn:diplomatic-edition:page" exclude-result-prefixes="#all">

  <!-- frame: a page -> html. -->
  <xsl:mode name="frame" on-no-match="fail"/>
  <!-- main: a page -> the content of its main element, by kind of page. -->
  <xsl:mode name="main" on-no-match="fail" on-multiple-match="fail"/>
  <!-- metadata: a page -> further elements of head for programs that read it. -->
  <xsl:mode name="metadata" on-no-match="shallow-skip"/>

  <xsl:template match="page:page" mode="frame" as="element()">
    <xsl:variable name="up" as="xs:string" select="string(@up)"/>
    <html lang="{page:site/@language}">
      <head>
        <meta charset="utf-8"/>
        <title>
          <xsl:value-of select="string-join((@title[not(. = current()/page:site/@title)], page:site/@title), ' · ')"/>
        </title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; form-action 'self'"/>
        <xsl:if test="@description">
          <meta name="description" content="{@description}"/>
        </xsl:if>
        <link rel="stylesheet" href="{$up}assets/edition.css"/>
        <link rel="icon" href="{$up}assets/icon.svg" type="image/svg+xml"/>
        <xsl:if test="page:site/@url != ''">
          <link rel="canonical" href="{page:site/@url}{@address}"/>
        </xsl:if>
        <link rel="license" href="{$up}licence.html"/>
        <xsl:apply-templates select="page:*" mode="metadata"/>
        <script src="{$up}assets/theme.js"/>
        <xsl:for-each select="page:script">
          <script src="{$up}{@src}" defer="defer"/>
        </xsl:for-each>
      </head>
      <body class="page-{@kind}">
        <a class="skip" href="#main">Skip to the text</a>
        <xsl:call-template name="site-header"/>
        <main id="main" tabindex="-1">
          <xsl:apply-templates select="." mode="main"/>
        </main>
        <xsl:call-template name="site-footer"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="site-header" as="element()">
    <header class="site">
      <p class="site-title">
        <a href="{@up}index.html">
          <xsl:value-of select="page:site/@title"/>
        </a>
      </p>
      <nav aria-label="Parts of the edition">
        <ul>
          <xsl:variable name="section" as="xs:string" select="string(@section)"/>
          <xsl:variable name="up" as="xs:string" select="string(@up)"/>
          <xsl:for-each select="page:site/page:part">
            <li>
              <a href="{$up}{@href}">
                <xsl:if test="@href = $section">
                  <xsl:attribute name="aria-current" select="'true'"/>
                </xsl:if>
                <xsl:value-of select="."/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </header>
  </xsl:template>

  <xsl:template name="site-footer" as="element()">
    <footer class="site">
      <p>
        <xsl:value-of select="string-join((page:site/@title, page:site/@publisher[. != ''], page:site/@year[. != '']), ', ')"/>
        <xsl:text>. </xsl:text>
        <a href="{@up}licence.html">Licence and rights</a>
        <xsl:text> · </xsl:text>
        <a href="{@up}method.html">Editorial method</a>
      </p>
    </footer>
  </xsl:template>

  <xsl:template match="page:meta" mode="metadata" as="element()">
    <meta name="{@name}" content="{@content}"/>
  </xsl:template>

  <xsl:template match="page:link" mode="metadata" as="element()">
    <link rel="{@rel}" href="{@href}">
      <xsl:copy-of select="@type, @title"/>
    </link>
  </xsl:template>

  <xsl:template match="page:jsonld" mode="metadata" as="element()">
    <script type="application/ld+json">
      <xsl:value-of select="."/>
    </script>
  </xsl:template>
</xsl:stylesheet>
