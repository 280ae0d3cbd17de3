<?xml version="1.0" encoding="UTF-8"?>
<!-- Mode `text`, what editors and hands did to the text (TEI Guidelines 3.5, 11.3): one convention, stated to the reader by the template `signs`. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:f="urn:diplomatic-edition:functions" exclude-result-prefixes="#all">

  <xsl:variable name="reasons" as="map(xs:string, xs:string)"
      select="map{'classified': 'not declassified', 'blank': 'blank in the original', 'untranslated': 'not translated', 'omitted': 'omitted', 'garbled': 'garbled'}"/>

  <xsl:template match="tei:gap" mode="text" as="element()">
    <span class="gap">
      <xsl:call-template name="id"/>
      <span class="added">[</span>
      <xsl:choose>
        <xsl:when test="tei:desc">
          <xsl:apply-templates select="tei:desc/node(), * except tei:desc, text()[normalize-space() != '']" mode="text"/>
        </xsl:when>
        <xsl:when test="normalize-space() != ''">
          <xsl:apply-templates mode="text"/>
        </xsl:when>
        <xsl:otherwise>
          <span class="added">
            <xsl:value-of select="normalize-space(string-join((@quantity, @unit, @extent, ($reasons(string(@reason)), @reason, 'gap')[1]), ' '))"/>
          </span>
        </xsl:otherwise>
      </xsl:choose>
      <span class="added">]</span>
    </span>
  </xsl:template>

  <xsl:template match="tei:supplied | tei:corr | tei:choice/tei:reg | tei:choice/tei:expan" mode="text" as="element()" priority="2">
    <xsl:element name="{f:wrapper(.)}">
      <xsl:sequence select="f:classes((local-name(), f:unsure(.))), f:doubt(.)"/>
      <xsl:call-template name="id"/>
      <span class="added">[</span>
      <xsl:apply-templates mode="text"/>
      <span class="added">]</span>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:choice | tei:subst" mode="text" as="element()">
    <xsl:element name="{f:wrapper(.)}">
      <xsl:attribute name="class" select="local-name()"/>
      <xsl:call-template name="id"/>
      <xsl:for-each select="* | text()[normalize-space() != '']">
        <xsl:if test="position() gt 1">
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:apply-templates select="." mode="text"/>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:choice/tei:sic | tei:orig | tei:reg | tei:surplus | tei:damage" mode="text" as="element()" priority="1">
    <xsl:element name="{f:wrapper(.)}">
      <xsl:attribute name="class" select="local-name()"/>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:sic" mode="text" as="element()">
    <xsl:element name="{f:wrapper(.)}">
      <xsl:attribute name="class" select="'sic'"/>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
      <span class="added"> [sic]</span>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:unclear" mode="text" as="element()">
    <xsl:element name="{f:wrapper(.)}">
      <xsl:attribute name="class" select="'unclear'"/>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
      <span class="added">[?]</span>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:del" mode="text" as="element()">
    <del>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </del>
  </xsl:template>

  <xsl:template match="tei:add" mode="text" as="element()">
    <ins>
      <xsl:call-template name="id"/>
      <span class="added">⟨</span>
      <xsl:apply-templates mode="text"/>
      <span class="added">⟩</span>
    </ins>
  </xsl:template>

  <xsl:template match="tei:stamp" mode="text" as="element()">
    <xsl:element name="{f:wrapper(.)}">
      <xsl:attribute name="class" select="'stamp'"/>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:space" mode="text" as="element()">
    <span class="space">
      <span class="added">[blank]</span>
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <!-- The convention, for the page on method. -->
  <xsl:template name="signs" as="element()">
    <div class="table" role="group" tabindex="0" aria-labelledby="signs-heading">
      <table class="signs">
        <thead>
          <tr>
            <th scope="col">In the text</th>
            <th scope="col">What it means</th>
          </tr>
        </thead>
        <tbody>
          <tr><td><span class="pb">[page 515]</span></td><td>Here page 515 of the original or of the printed volume begins.</td></tr>
          <tr><td><span class="supplied">[Aleksei]</span></td><td>Words supplied by an editor.</td></tr>
          <tr><td><span class="gap">[illegible]</span>, <span class="gap">[2 lines not declassified]</span></td><td>Words that are missing, and why.</td></tr>
          <tr><td>recieve <span class="corr">[receive]</span></td><td>The reading of the original, and behind it the correction, the regular form or the expansion.</td></tr>
          <tr><td>recieve [sic]</td><td>So in the original.</td></tr>
          <tr><td><span class="unclear">Hanoi</span>[?]</td><td>A reading that is not certain.</td></tr>
          <tr><td><del>struck out</del></td><td>Deleted in the original.</td></tr>
          <tr><td><ins>⟨put in⟩</ins></td><td>Added in the original, between the lines or in the margin.</td></tr>
          <tr><td><span class="stamp">Received</span></td><td>A stamp.</td></tr>
          <tr><td><span class="note here">[in the margin: seen]</span></td><td>A note that stands in the margin of the original.</td></tr>
          <tr><td><span class="unsure low">Vance</span></td><td>A name, date or term that the machine marked without being sure, and that no editor has confirmed yet.</td></tr>
        </tbody>
      </table>
    </div>
  </xsl:template>
</xsl:stylesheet>
