<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of a person, place, body or term: who or what it is, and each mention in its context. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:page="urn:diplomatic-edition:page" xmlns:f="urn:diplomatic-edition:functions" exclude-result-prefixes="#all">

  <xsl:template match="page:page[@kind = 'entry']" mode="main" as="element()*">
    <xsl:variable name="subject" as="element(page:subject)" select="page:subject"/>
    <article class="entry" data-pagefind-body="data-pagefind-body" data-pagefind-meta="about[data-about]" data-about="{string-join(($subject/@kind-label, $subject/@group), ' · ')}">
      <p class="kind">
        <a href="{$subject/@index}">
          <xsl:value-of select="$subject/@kind-label"/>
        </a>
      </p>
      <h1>
        <xsl:value-of select="$subject/@name"/>
      </h1>
      <xsl:if test="$subject/@who != ''">
        <p class="lead">
          <xsl:choose>
            <xsl:when test="$subject/@see">
              <a href="{$subject/@see}">
                <xsl:value-of select="$subject/@who"/>
              </a>
            </xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="$subject/@who"/>
            </xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:if>
      <xsl:if test="$subject/@also">
        <p class="also">
          <xsl:value-of select="'Also ' || $subject/@also"/>
        </p>
      </xsl:if>
      <dl class="facts">
        <xsl:for-each select="$subject/page:fact">
          <div>
            <dt>
              <xsl:value-of select="@label"/>
            </dt>
            <dd>
              <xsl:value-of select="."/>
            </dd>
          </div>
        </xsl:for-each>
      </dl>
    </article>
    <xsl:if test="exists(page:with)">
      <section class="with" aria-labelledby="with-heading">
        <h2 id="with-heading">
          <xsl:value-of select="if (count(page:in) gt 1) then 'Most often named in the same documents' else 'Named in the same document'"/>
        </h2>
        <ul role="list">
          <xsl:for-each select="page:with">
            <li>
              <a href="{@href}">
                <xsl:value-of select="@name"/>
              </a>
              <xsl:if test="@count">
                <xsl:text> </xsl:text>
                <span class="count">
                  <xsl:value-of select="@count"/>
                </span>
              </xsl:if>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
    <section class="mentions" aria-labelledby="mentions-heading">
      <h2 id="mentions-heading">Mentions</h2>
      <xsl:if test="empty(page:in)">
        <p>No document of this edition is marked as naming this entry.</p>
      </xsl:if>
      <xsl:call-template name="pager"/>
      <xsl:for-each select="page:in">
        <section>
          <h3>
            <a href="{@href}">
              <xsl:value-of select="@title"/>
            </a>
          </h3>
          <p class="where">
            <xsl:value-of select="string-join((@date-label[. != ''], @type-label, @role[. != ''], @group), ' · ')"/>
          </p>
          <xsl:if test="exists(page:passage)">
            <ul role="list">
              <xsl:for-each select="page:passage">
                <li>
                  <a class="passage" href="{@href}">
                    <xsl:if test="@where">
                      <span class="count">
                        <xsl:value-of select="@where"/>
                      </span>
                      <xsl:text> </xsl:text>
                    </xsl:if>
                    <xsl:value-of select="page:before"/>
                    <mark>
                      <xsl:sequence select="f:attribute('class', @cert/('unsure ' || .))"/>
                      <xsl:value-of select="page:mention"/>
                    </mark>
                    <xsl:value-of select="page:after"/>
                  </a>
                </li>
              </xsl:for-each>
            </ul>
          </xsl:if>
        </section>
      </xsl:for-each>
      <xsl:call-template name="pager"/>
    </section>
  </xsl:template>
</xsl:stylesheet>
