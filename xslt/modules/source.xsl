<?xml version="1.0" encoding="UTF-8"?>
<!-- The source text of a document and its TEI, side by side. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:page="urn:diplomatic-edition:page" exclude-result-prefixes="#all">

  <xsl:template match="page:page[@kind = 'source']" mode="main" as="element()*">
    <h1>
      <xsl:value-of select="page:of"/>
    </h1>
    <p class="lead">
      <a href="{page:of/@href}">Back to the document</a>
    </p>
    <div class="beside">
      <xsl:for-each select="page:column">
        <section aria-labelledby="{@id}-heading">
          <h2 id="{@id}-heading">
            <a href="{@href}">
              <xsl:value-of select="@title"/>
            </a>
          </h2>
          <pre tabindex="0" class="{@id}">
            <code>
              <xsl:for-each select="page:line">
                <xsl:for-each select="node()">
                  <xsl:choose>
                    <xsl:when test="self::page:t">
                      <span class="t">
                        <xsl:value-of select="."/>
                      </span>
                    </xsl:when>
                    <xsl:otherwise>
                      <xsl:value-of select="."/>
                    </xsl:otherwise>
                  </xsl:choose>
                </xsl:for-each>
                <xsl:text>&#10;</xsl:text>
              </xsl:for-each>
            </code>
          </pre>
        </section>
      </xsl:for-each>
    </div>
  </xsl:template>
</xsl:stylesheet>
