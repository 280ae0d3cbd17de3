<?xml version="1.0" encoding="UTF-8"?>
<!-- The volume around the documents: title page, imprint, front matter, the documents in their parts, indexes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" xmlns:typst="urn:diplomatic-edition:typst"
    xmlns:words="urn:diplomatic-edition:words" xmlns:register="urn:diplomatic-edition:register" exclude-result-prefixes="#all">

  <xsl:mode name="typst:volume" on-no-match="fail"/>

  <xsl:template match="register:volume" mode="typst:volume" as="text()*">
    <xsl:variable name="editors" as="xs:string" select="string-join(register:editor, ', ') => replace(', ([^,]+)$', ' ' || words:of('and') || ' $1')"/>
    <xsl:text>#show: edition.with(</xsl:text>
    <xsl:value-of select="'title: ' || typst:string(@title), 'authors: (' || string-join(register:editor ! (typst:string(.) || ', ')) || ')', 'description: ' || typst:string(@description)" separator=", "/>
    <xsl:text>)&#10;</xsl:text>
    <xsl:choose>
      <xsl:when test="@single = 'yes'">
        <xsl:value-of select="'#show: single&#10;' || string-join(.//register:document ! ('#include ' || typst:string(@file) || '&#10;')) || '#colophon['"/>
        <xsl:call-template name="typst:imprint-lines"/>
        <xsl:text>]&#10;</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>#title-page(</xsl:text>
        <xsl:value-of select="(@title, @subtitle, string(if ($editors) then words:with('edited-by', $editors) else ''), @series, typst:foot(.)) ! ('[' || typst:text(.) || ']')" separator=", "/>
        <xsl:text>)&#10;#imprint[</xsl:text>
        <xsl:call-template name="typst:imprint-lines"/>
        <xsl:text>]&#10;#show: front-matter&#10;</xsl:text>
        <xsl:call-template name="typst:front"/>
        <xsl:text>#show: main-matter&#10;</xsl:text>
        <xsl:apply-templates select="register:part" mode="#current"/>
        <xsl:text>#show: back-matter&#10;</xsl:text>
        <xsl:apply-templates select="register:index" mode="typst:index"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text>#misplaced()&#10;</xsl:text>
  </xsl:template>

  <xsl:function name="typst:foot" as="xs:string">
    <!-- The foot of the title page: who published the volume; where nobody did, which state of the texts it is. -->
    <xsl:param name="volume" as="element()"/>
    <xsl:variable name="published" as="xs:string" select="string-join($volume/(@publisher, @place, @year)[. != ''], ', ')"/>
    <xsl:sequence select="if ($published) then $published else string-join($volume/(@version[. != ''] ! words:with('version', .), @state[. != ''] ! typst:calendar(.)), ', ')"/>
  </xsl:function>

  <xsl:template name="typst:imprint-lines" as="text()*">
    <xsl:variable name="lines" as="xs:string*" select="
        @publisher[. != ''] ! string-join((., ../@place[. != ''], ../@year[. != '']), ', '),
        @version[. != ''] ! words:with('version', .), @state[. != ''] ! words:with('state-of', typst:calendar(.)),
        @licence[. != ''] ! words:with('licence', string-join((., ../@licence-url[. != '']), ', ')), @url[. != ''] ! words:with('online', .)"/>
    <xsl:value-of select="$lines ! ('#imprint-line[' || typst:text(.) || ']')" separator=""/>
    <xsl:if test="register:rights">
      <xsl:value-of select="'#imprint-line[#emph[' || words:say('rights') || typst:text(':') || ']]'"/>
      <xsl:value-of select="register:rights ! ('#imprint-line[' || typst:text(.) || ']')" separator=""/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="typst:front" as="text()*">
    <xsl:call-template name="typst:about"/>
    <xsl:call-template name="typst:method"/>
    <xsl:value-of select="'#contents[' || words:say('contents') || ']&#10;'"/>
    <xsl:if test="register:source">
      <xsl:value-of select="typst:chapter('sources') || typst:numbers-say(.)"/>
      <xsl:for-each-group select="register:source" group-by="string(@repository)">
        <xsl:value-of select="'#repository[' || typst:text((current-grouping-key(), words:of('no-repository'))[. != ''][1])"/>
        <!-- Documents of which no collection is said stand behind its name. -->
        <xsl:for-each select="current-group()[@collection = '']">
          <xsl:text>#text(weight: "regular")[: </xsl:text>
          <xsl:apply-templates select="register:in" mode="typst:index"/>
          <xsl:text>]</xsl:text>
        </xsl:for-each>
        <xsl:text>]&#10;</xsl:text>
        <xsl:for-each select="current-group()[@collection != '']">
          <xsl:if test="position() = 1">#entries("sources"</xsl:if>
          <xsl:value-of select="', [' || typst:text(@collection || ':') || ' '"/>
          <xsl:apply-templates select="register:in" mode="typst:index"/>
          <xsl:text>]</xsl:text>
          <xsl:if test="position() = last()">)&#10;</xsl:if>
        </xsl:for-each>
      </xsl:for-each-group>
    </xsl:if>
    <xsl:apply-templates select="register:list[*]" mode="#current"/>
  </xsl:template>

  <xsl:function name="typst:numbers-say" as="xs:string">
    <!-- What the numbers of an index or of the list of sources are. -->
    <xsl:param name="within" as="element()"/>
    <xsl:sequence select="'#index-says[' || words:say(if (root($within)/register:volume/register:part[2]) then 'index-says-parts' else 'index-says') || ']&#10;'"/>
  </xsl:function>

  <xsl:function name="typst:chapter" as="xs:string">
    <!-- The heading of a part of the front or back matter. -->
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="'&#10;#head(1, ' || typst:string('volume#' || $key) || ', [' || words:say($key) || '])[' || words:say($key) || ']&#10;'"/>
  </xsl:function>

  <xsl:template name="typst:about" as="text()*">
    <xsl:value-of select="typst:chapter('about')"/>
    <xsl:for-each select="register:about">
      <xsl:value-of select="typst:text(.) || '&#10;&#10;'"/>
    </xsl:for-each>
    <xsl:value-of select="typst:text(if (@documents = '1') then words:of('holds-one') else if (@from != '') then words:with('holds-dated', (@documents, typst:calendar(@from), typst:calendar(@to))) else words:with('holds', @documents))"/>
    <xsl:if test="@drafts != '0' and $draft = 'yes'">
      <xsl:value-of select="' ' || typst:text(words:with('drafts', @drafts))"/>
    </xsl:if>
    <xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="typst:method" as="text()*">
    <xsl:value-of select="typst:chapter('method')"/>
    <xsl:for-each select="register:method">
      <xsl:value-of select="typst:text(.) || '&#10;&#10;'"/>
    </xsl:for-each>
    <xsl:value-of select="'#head(2, &quot;volume#signs&quot;, [' || words:say('signs') || '], listed: false)[' || words:say('signs') || ']&#10;#signs('"/>
    <xsl:variable name="word" as="xs:string" select="words:say('example')"/>
    <xsl:value-of select="
        ('[' || typst:text('[') || $word || typst:text(']') || ' ' || typst:editorial('…') || ']', '[' || words:say('sign-brackets') || ']',
         '[' || $word || ' ' || typst:editorial('sic') || ']', '[' || words:say('sign-sic') || ']',
         '[' || $word || typst:editorial('?') || ']', '[' || words:say('sign-unclear') || ']',
         '[' || typst:text('⟨') || $word || typst:text('⟩') || ']', '[' || words:say('sign-add') || ']',
         '[#strike[' || $word || ']]', '[' || words:say('sign-del') || ']',
         '[#page-sign' || typst:text(' 515') || ']', '[' || words:say('sign-page') || ']',
         if ($pages = 'yes') then ('[#text(size: 0.85em)[' || typst:text('[') || words:say('page') || '~' || typst:text('12]') || ']]', '[' || words:say('sign-reference') || ']') else ())" separator=", "/>
    <xsl:if test="@absent = 'yes'">
      <xsl:value-of select="', [#absent(&quot;U+…&quot;)], [' || words:say('sign-absent') || ']'"/>
    </xsl:if>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="register:list" mode="typst:volume" as="text()*">
    <!-- The edition's own lists: persons, abbreviations. -->
    <xsl:value-of select="typst:chapter(@of) || '#who('"/>
    <xsl:for-each select="register:entry">
      <xsl:value-of select="'([' || typst:text(@name) || '], [' || (if (normalize-space()) then typst:text(', ') else '')"/>
      <xsl:apply-templates mode="typst:text"/>
      <xsl:text>]), </xsl:text>
    </xsl:for-each>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="register:part" mode="typst:volume" as="text()*">
    <xsl:variable name="name" as="xs:string" select="if (@numeral = '') then words:of('documents') else words:with('part', @numeral) || '. ' || @name"/>
    <xsl:value-of select="'#head(1, ' || typst:string('volume#part-' || position()) || ', [' || typst:text($name) || '])[' || typst:text($name) || ']&#10;'"/>
    <xsl:value-of select="register:document ! ('#include ' || typst:string(@file) || '&#10;')" separator=""/>
  </xsl:template>
</xsl:stylesheet>
