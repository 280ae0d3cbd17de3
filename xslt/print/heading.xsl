<?xml version="1.0" encoding="UTF-8"?>
<!-- Headings. Each has two forms: with its notes, as it is set, and the plain words for contents, bookmarks and running heads. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" xmlns:typst="urn:diplomatic-edition:typst"
    xmlns:words="urn:diplomatic-edition:words" xmlns:register="urn:diplomatic-edition:register" exclude-result-prefixes="#all">

  <xsl:mode name="typst:plain" on-no-match="text-only-copy"/>
  <xsl:template match="tei:note | tei:figure | tei:del" mode="typst:plain"/>
  <xsl:template match="tei:lb" mode="typst:plain" as="text()"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="tei:supplied" mode="typst:plain" as="text()*">[<xsl:apply-templates mode="#current"/>]</xsl:template>
  <xsl:template match="tei:gap" mode="typst:plain" as="text()*"><xsl:value-of select="'[' || typst:gap(.) || ']'"/></xsl:template>
  <xsl:template match="tei:choice" mode="typst:plain" as="text()*"><xsl:apply-templates select="*[1]" mode="#current"/></xsl:template>

  <xsl:function name="typst:plain" as="xs:string">
    <!-- The words of an element on one line, without notes. -->
    <xsl:param name="element" as="element()?"/>
    <xsl:variable name="words" as="text()*"><xsl:apply-templates select="$element/node()" mode="typst:plain"/></xsl:variable>
    <xsl:sequence select="normalize-space(string-join($words))"/>
  </xsl:function>

  <xsl:function name="typst:heading" as="element()?">
    <!-- The head that is the document's heading: the first thing in its text but for page breaks and the source line. -->
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="top" as="element()?" select="($text/tei:text/tei:body/(tei:head | tei:div))[1]"/>
    <xsl:sequence select="($top/self::tei:head, $top/*[not(self::tei:pb or self::tei:note or self::tei:anchor or self::tei:lb)][1]/self::tei:head)[typst:plain(.)][1]"/>
  </xsl:function>

  <xsl:function name="typst:title" as="xs:string">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="(typst:plain(typst:heading($text)), $text/tei:teiHeader//tei:titleStmt/tei:title[not(@type = ('sub', 'short'))] ! typst:plain(.), words:of('untitled'))[. != ''][1]"/>
  </xsl:function>

  <xsl:function name="typst:date" as="xs:string">
    <!-- The document's date in its own words; else as the header has it. -->
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="date" as="element()?" select="$text/tei:teiHeader/tei:profileDesc/tei:creation/tei:date[1]"/>
    <xsl:sequence select="(typst:plain($date), typst:calendar(($date/@when, $date/@from, $date/@notBefore)[1]))[. != ''][1] => string-join()"/>
  </xsl:function>

  <xsl:function name="typst:calendar" as="xs:string">
    <!-- An ISO date in the words of the volume's language; what is none stays as it is. -->
    <xsl:param name="iso" as="xs:string?"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(substring-before($iso || 'T', 'T'), '-')"/>
    <xsl:sequence select="
        if (not(matches($iso, '^\d{4}-\d{2}(-\d{2})?(T|$)'))) then string($iso)
        else words:with(if ($parts[3]) then 'day' else 'month', (tokenize(words:of('months'), ' ')[number($parts[2])], $parts[1], string(number($parts[3]))))"/>
  </xsl:function>

  <xsl:function name="typst:running-date" as="xs:string">
    <!-- The date for running heads: the day where it is known, without its hours. -->
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="when" as="xs:string?" select="$text/tei:teiHeader/tei:profileDesc/tei:creation/tei:date[1]/@when"/>
    <xsl:sequence select="if (matches($when, '^\d{4}-\d{2}-\d{2}')) then typst:calendar($when) else typst:date($text)"/>
  </xsl:function>

  <xsl:function name="typst:short" as="xs:string">
    <!-- The title for running heads: the one that the header calls short, else the document's. What a line has no room for, edition.typ cuts. -->
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="given" as="xs:string" select="typst:plain($text/tei:teiHeader//tei:titleStmt/tei:title[@type = 'short'][1])"/>
    <xsl:sequence select="typst:numbered(($given, typst:title($text))[. != ''][1], $text)"/>
  </xsl:function>

  <xsl:function name="typst:own-number" as="xs:string">
    <!-- The number with which a title begins, with what parts it from the words: `172. `; empty where it has none. -->
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="n" as="xs:string" select="string(($text/tei:text/tei:body/tei:div)[1]/@n)"/>
    <xsl:sequence select="if ($n != '' and starts-with($title, $n || '.')) then $n || '.' else ''"/>
  </xsl:function>

  <xsl:function name="typst:numbered" as="xs:string">
    <!-- A title for contents and running heads, under the number that the edition gives it if it does. -->
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="if ($number = '') then $title else $number || '. ' || normalize-space(substring-after($title, typst:own-number($title, $text)))"/>
  </xsl:function>

  <xsl:template name="typst:document-heading" as="text()*">
    <xsl:param name="heading" as="element()?"/>
    <xsl:variable name="title" as="xs:string" select="typst:title(.)"/>
    <xsl:variable name="date" as="xs:string" select="typst:date(.)"/>
    <xsl:variable name="listed" as="xs:string" select="typst:numbered($title, .) || (if ($date = '' or contains($title, $date)) then '' else ', ' || $date)"/>
    <xsl:value-of select="'#head(' || $depth || ', ' || typst:label('') || ', [' || typst:text($listed) || '])[' || (if ($number and typst:own-number($title, .) = '') then typst:text($number || '. ') else '')"/>
    <xsl:choose>
      <xsl:when test="$heading">
        <xsl:apply-templates select="$heading/node()" mode="typst:text">
          <xsl:with-param name="uncertain" select="false()" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="typst:text($title)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="tei:text/tei:body/tei:div[1]/tei:note[@step:at = 'heading'][not(typst:is-source-line(.))]" mode="typst:hung"/>
    <xsl:call-template name="typst:source-statement"/>
    <xsl:text>]&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:head" mode="typst:text" as="text()*">
    <xsl:param name="depth" as="xs:integer" select="2" tunnel="yes"/>
    <xsl:param name="heading" as="element()?" select="()" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test=". is $heading"/>
      <xsl:when test="typst:plain(.) = ''">
        <xsl:text>&#10;&#10;</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>&#10;&#10;</xsl:text>
      </xsl:when>
      <xsl:when test="preceding-sibling::tei:head[not(. is $heading)]">
        <xsl:text>&#10;&#10;#subhead[</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>]&#10;&#10;</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="if (typst:is-moved(.)) then '&#10;&#10;#colbreak(weak: true)&#10;' else ''"/>
        <xsl:value-of select="'&#10;&#10;#head(' || (if (../parent::tei:div) then $depth else min(($depth + 1, 6))) || ', '
            || typst:label((../@xml:id, 'head' || count(preceding::tei:head))[1]) || ', [' || typst:text(typst:plain(.)) || '])['"/>
        <xsl:apply-templates mode="#current"/>
        <xsl:text>]&#10;&#10;</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
