<?xml version="1.0" encoding="UTF-8"?>
<!-- Signatures and other closing lines stay with the last lines of the text before them. Typst can hold a block to the one after it, not to the one before: so the
     last line of that text is made as deep as what closes it, and what closes it is set back into that room (edition.typ: holds, closing). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" xmlns:typst="urn:diplomatic-edition:typst"
    xmlns:words="urn:diplomatic-edition:words" xmlns:register="urn:diplomatic-edition:register" exclude-result-prefixes="#all">

  <xsl:function name="typst:closes" as="xs:boolean">
    <!-- Whether an element is a closing line, or some. -->
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="exists($element/(self::tei:closer, self::tei:trailer, self::tei:div/self::tei:signed, self::tei:signed[not(ancestor::tei:closer)]))"/>
  </xsl:function>

  <xsl:function name="typst:next" as="element()?">
    <!-- The block that follows an element on the page; out of lists and quotations, not out of a division. -->
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="beside" as="element()?" select="$element/following-sibling::*[not(self::tei:pb or self::tei:anchor or self::tei:note or self::tei:lb)][1]"/>
    <xsl:sequence select="
        if ($beside) then $beside
        else $element/parent::*[self::tei:list or self::tei:item or self::tei:quote or self::tei:postscript] ! typst:next(.)"/>
  </xsl:function>

  <xsl:function name="typst:closing-run" as="element()*">
    <!-- A closing element and those that follow it at once. -->
    <xsl:param name="first" as="element()?"/>
    <xsl:sequence select="if (typst:closes($first)) then ($first, typst:next($first) ! typst:closing-run(.)) else ()"/>
  </xsl:function>

  <xsl:function name="typst:held-depth" as="xs:double">
    <!-- The depth of a run of closing elements in lines of text, at least as much as they need, with the first lines of their notes (more where these stood on another page when the volume was set before);
         0 where it is too much to hold. -->
    <xsl:param name="run" as="element()*"/>
    <xsl:variable name="lines" as="element()*" select="$run/descendant-or-self::*[self::tei:signed or self::tei:salute or self::tei:dateline or self::tei:trailer or self::tei:seg[@type] or self::tei:stamp]"/>
    <xsl:variable name="depth" as="xs:double" select="sum(for $line in $lines return 0.5 + ceiling((string-length(normalize-space($line)) + 1) div 40)) + count($run) + 2 * min((count($run//tei:note), 2))
        + (if (typst:is-moved($run)) then 4 else 0)"/>
    <xsl:sequence select="if (empty($run) or $depth gt 18 or $run//(tei:p | tei:list | tei:table | tei:figure)) then 0 else $depth"/>
  </xsl:function>

  <xsl:function name="typst:last-word" as="text()?">
    <!-- The text in which a paragraph or item ends, if it ends in a line of its own text, and in words that are set as they stand. -->
    <xsl:param name="element" as="element()?"/>
    <xsl:variable name="last" as="text()?" select="$element/descendant::text()[normalize-space()][not(ancestor::tei:note[. &gt;&gt; $element])][last()]"/>
    <xsl:sequence select="$last[every $around in ancestor::*[. &gt;&gt; $element] satisfies $around[self::tei:persName or self::tei:placeName or self::tei:orgName or self::tei:date or self::tei:term or self::tei:hi
        or self::tei:ref[not(typst:holds-blocks(.))] or self::tei:title or self::tei:supplied or self::tei:foreign or self::tei:seg or self::tei:quote[not(typst:holds-blocks(.))]]]"/>
  </xsl:function>

  <xsl:function name="typst:holds" as="xs:double">
    <!-- How many lines of closing matter a paragraph or item has to hold. -->
    <xsl:param name="element" as="element()?"/>
    <xsl:variable name="run" as="element()*" select="$element ! typst:next(.) ! typst:closing-run(.)"/>
    <xsl:sequence select="if (exists($run) and exists(typst:last-word($element))) then typst:held-depth($run) else 0"/>
  </xsl:function>

  <xsl:template match="tei:p | tei:item" mode="typst:inside" as="text()*">
    <xsl:variable name="lines" as="xs:double" select="if (ancestor::tei:note) then 0 else typst:holds(.)"/>
    <xsl:apply-templates mode="typst:text">
      <xsl:with-param name="last" as="text()?" select="if ($lines gt 0) then typst:last-word(.) else ()" tunnel="yes"/>
      <xsl:with-param name="lines" select="$lines" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>
  <xsl:mode name="typst:inside" on-no-match="fail"/>

  <xsl:template name="typst:words" as="text()*">
    <!-- A text; the last word of one that has closing matter to hold makes its line as deep as that. -->
    <xsl:param name="last" as="text()?" tunnel="yes"/>
    <xsl:param name="lines" as="xs:double" select="0" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test=". is $last">
        <xsl:variable name="word" as="xs:string" select="replace(., '^.*\s(\S+\s*)$', '$1', 's')"/>
        <xsl:value-of select="typst:text(substring(., 1, string-length(.) - string-length($word))) || '#holds(' || $lines || ')[' || typst:text($word) || ']'"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="typst:text(.)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:closer | tei:trailer | tei:signed[not(ancestor::tei:closer)]" mode="typst:text" as="text()*" priority="40">
    <!-- The run begins here, or goes on. -->
    <xsl:variable name="before" as="element()?" select="(preceding::tei:p | preceding::tei:item)[not(ancestor::tei:note)][last()]"/>
    <xsl:variable name="lines" as="xs:double" select="if ($before ! typst:next(.) is .) then typst:holds($before) else 0"/>
    <xsl:value-of select="'&#10;&#10;#closing(' || $lines || ', ' || (if (typst:closes(typst:next(.))) then 'true' else 'false') || ')['"/>
    <xsl:choose>
      <xsl:when test="$lines gt 0">
        <xsl:next-match><xsl:with-param name="held" select="true()" tunnel="yes"/></xsl:next-match>
      </xsl:when>
      <xsl:otherwise><xsl:next-match/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>]&#10;&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
