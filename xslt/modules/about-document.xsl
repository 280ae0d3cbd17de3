<?xml version="1.0" encoding="UTF-8"?>
<!-- Below the text: what is known of the document, what to take away, how to cite it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:page="urn:diplomatic-edition:page" exclude-result-prefixes="#all">

  <xsl:template name="about-document" as="element()">
    <section class="about-document" aria-labelledby="about-heading">
      <h2 id="about-heading">About this document</h2>
      <dl class="facts">
        <xsl:for-each-group select="page:document/page:fact" group-adjacent="string(@label)">
          <div>
            <dt>
              <xsl:value-of select="current-grouping-key()"/>
            </dt>
            <xsl:for-each select="current-group()">
              <dd>
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
              </dd>
            </xsl:for-each>
          </div>
        </xsl:for-each-group>
      </dl>
      <p class="downloads">
        <xsl:for-each select="page:document/page:download">
          <a href="{@href}">
            <xsl:if test="@save = 'yes'">
              <xsl:attribute name="download" select="@name"/>
            </xsl:if>
            <xsl:value-of select="."/>
          </a>
          <xsl:text> </xsl:text>
        </xsl:for-each>
      </p>
    </section>
  </xsl:template>

  <xsl:template name="cite" as="element()">
    <section class="cite" aria-labelledby="cite-heading">
      <h2 id="cite-heading">Cite this document</h2>
      <dl>
        <xsl:for-each select="page:document/page:cite">
          <div>
            <dt>
              <xsl:value-of select="@style"/>
            </dt>
            <dd>
              <xsl:for-each select="node()">
                <xsl:choose>
                  <xsl:when test="self::page:i">
                    <i>
                      <xsl:value-of select="."/>
                    </i>
                  </xsl:when>
                  <xsl:otherwise>
                    <xsl:value-of select="."/>
                  </xsl:otherwise>
                </xsl:choose>
              </xsl:for-each>
            </dd>
          </div>
        </xsl:for-each>
      </dl>
    </section>
  </xsl:template>
</xsl:stylesheet>
