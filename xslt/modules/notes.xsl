<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes (TEI Guidelines 3.9): their numbers in the text, the source note under the heading, words of the original's margin at their place, the others as a list with ways back. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:page="urn:diplomatic-edition:page" xmlns:step="urn:diplomatic-edition:step" xmlns:f="urn:diplomatic-edition:functions" exclude-result-prefixes="#all">

  <!-- notes: a note -> an item of the list of notes. -->
  <xsl:mode name="notes" on-no-match="fail"/>
  <!-- source-note: the note on the source -> a block under the heading. -->
  <xsl:mode name="source-note" on-no-match="fail"/>

  <xsl:template match="tei:note[@step:at = ('foot', 'heading')]" mode="text" as="element()?">
    <xsl:param name="in-link" as="xs:boolean" select="false()" tunnel="yes">
      <!-- Whether a link is open around this place. -->
    </xsl:param>
    <xsl:if test="not(@anchored = 'false')">
      <sup class="noteref">
        <xsl:element name="{if ($in-link) then 'span' else 'a'}">
          <xsl:if test="not($in-link)">
            <xsl:attribute name="href" select="'#' || @xml:id"/>
            <xsl:attribute name="role" select="'doc-noteref'"/>
            <xsl:attribute name="aria-label" select="'Note ' || @step:number"/>
          </xsl:if>
          <xsl:attribute name="id" select="'ref-' || @xml:id"/>
          <xsl:value-of select="@step:number"/>
        </xsl:element>
      </sup>
    </xsl:if>
  </xsl:template>

  <!-- The line on the source that stands above the heading of the document. -->
  <xsl:template match="tei:note[@step:at = 'heading'][parent::tei:div or parent::tei:body]" mode="text" as="element()" priority="2">
    <div class="source-line">
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </div>
  </xsl:template>

  <xsl:template match="tei:note[@step:at = 'here']" mode="text" as="element()">
    <xsl:element name="{if (parent::tei:div or f:holds-blocks(.)) then 'div' else 'span'}">
      <xsl:attribute name="class" select="'note here'"/>
      <xsl:call-template name="id"/>
      <span class="added">
        <xsl:value-of select="if (@type = 'marginal' or @place = ('margin', 'opposite')) then '[in the margin: ' else '[note: '"/>
      </span>
      <xsl:apply-templates mode="text"/>
      <span class="added">]</span>
    </xsl:element>
  </xsl:template>

  <!-- A note that no step placed stands where it is. -->
  <xsl:template match="tei:note" mode="text" as="element()">
    <xsl:element name="{f:wrapper(.)}">
      <xsl:attribute name="class" select="'note'"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:note" mode="source-note" as="element()">
    <div class="source-note">
      <xsl:call-template name="id"/>
      <xsl:call-template name="way-back"/>
      <div class="note-text">
        <xsl:apply-templates mode="text"/>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="tei:note" mode="notes" as="element()">
    <li class="{f:kind(@type)}">
      <xsl:call-template name="id"/>
      <xsl:call-template name="way-back"/>
      <div class="note-text">
        <xsl:apply-templates mode="text"/>
      </div>
    </li>
  </xsl:template>

  <xsl:template name="way-back" as="element()">
    <xsl:choose>
      <xsl:when test="@anchored = 'false'">
        <span class="back" title="The page shows no place for this note">
          <xsl:value-of select="@step:number"/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <a class="back" href="#ref-{@xml:id}" role="doc-backlink" aria-label="Note {@step:number}, back to the text">
          <xsl:value-of select="@step:number"/>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
