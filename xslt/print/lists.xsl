<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists, tables, figures. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" xmlns:typst="urn:diplomatic-edition:typst"
    xmlns:words="urn:diplomatic-edition:words" xmlns:register="urn:diplomatic-edition:register" exclude-result-prefixes="#all">

  <xsl:template match="tei:list" mode="typst:text" as="text()*">
    <xsl:text>&#10;&#10;</xsl:text>
    <xsl:apply-templates select="tei:head" mode="#current"/>
    <xsl:apply-templates select="(tei:pb | tei:note | tei:anchor | tei:gap)[not(preceding-sibling::tei:item)]" mode="#current"/>
    <xsl:value-of select="'#entries(' || typst:string(if (typst:is-enumerated(.)) then 'ordered' else (@type, '')[1])"/>
    <xsl:for-each select="tei:item">
      <xsl:text>, [</xsl:text>
      <xsl:apply-templates select="preceding-sibling::tei:label[following-sibling::tei:item[1] is current()]" mode="typst:list-label"/>
      <xsl:apply-templates select="." mode="typst:inside"/>
      <xsl:apply-templates select="(following-sibling::tei:pb | following-sibling::tei:note | following-sibling::tei:anchor | following-sibling::tei:gap)
                                   [preceding-sibling::tei:item[1] is current()]" mode="#current"/>
      <xsl:text>]</xsl:text>
    </xsl:for-each>
    <xsl:text>)&#10;&#10;</xsl:text>
    <xsl:apply-templates select="(* except (tei:head, tei:label[following-sibling::tei:item], tei:item, tei:pb, tei:note, tei:anchor, tei:gap)) | text()[normalize-space()]" mode="#current"/>
  </xsl:template>

  <xsl:function name="typst:is-enumerated" as="xs:boolean">
    <!-- Whether each item begins with a number or letter of its own, so that a bullet would be one sign too many. -->
    <xsl:param name="list" as="element()"/>
    <xsl:sequence select="every $item in $list/tei:item satisfies matches($item, '^[\s“”&quot;‘’(\[]*([0-9]{1,3}|[A-Za-z]|[ivxlcIVXLC]+)[.)]')"/>
  </xsl:function>

  <xsl:template match="tei:label" mode="typst:list-label" as="text()*">
    <xsl:text>#list-label[</xsl:text><xsl:apply-templates mode="typst:text"/><xsl:text>] </xsl:text>
  </xsl:template>
  <xsl:mode name="typst:list-label" on-no-match="fail"/>

  <xsl:template match="tei:label" mode="typst:text" as="text()*">
    <xsl:text>#list-label[</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>] </xsl:text>
  </xsl:template>

  <xsl:template match="tei:list/tei:head" mode="typst:text" as="text()*" priority="2">
    <xsl:value-of select="'#list-head(' || typst:string((../@type, '')[1]) || ')['"/><xsl:apply-templates mode="#current"/><xsl:text>]&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:item" mode="typst:text" as="text()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:table" mode="typst:text" as="text()*">
    <xsl:variable name="columns" as="xs:integer" select="max((1, tei:row ! sum(tei:cell ! typst:span(@cols))))"/>
    <xsl:variable name="tall" as="xs:boolean" select="tei:row/tei:cell/@rows ! typst:span(.) > 1"/>
    <xsl:text>&#10;&#10;</xsl:text>
    <xsl:apply-templates select="tei:head" mode="#current"/>
    <xsl:apply-templates select="tei:pb | tei:note | tei:anchor" mode="#current"/>
    <xsl:value-of select="'#table-of(' || $columns"/>
    <xsl:for-each select="tei:row">
      <xsl:value-of select="', (' || (if (@role = 'label' and empty(preceding-sibling::tei:row[not(@role = 'label')])) then 'true' else 'false') || ', '"/>
      <xsl:for-each select="tei:cell">
        <xsl:value-of select="'(' || min(($columns, typst:span(@cols))) || ', ' || (if ($tall) then min((typst:span(@rows), count(../following-sibling::tei:row) + 1)) else 1) || ', ' || (if (@role = 'label') then 'true' else 'false') || ', ['"/>
        <xsl:apply-templates mode="#current"/>
        <xsl:text>]), </xsl:text>
      </xsl:for-each>
      <xsl:if test="not($tall)">
        <xsl:value-of select="(1 to $columns - xs:integer(sum(tei:cell ! typst:span(@cols)))) ! '(1, 1, false, []), '" separator=""/>
      </xsl:if>
      <xsl:text>)</xsl:text>
    </xsl:for-each>
    <xsl:text>)&#10;&#10;</xsl:text>
    <xsl:apply-templates select="(* except (tei:head, tei:row, tei:pb, tei:note, tei:anchor)) | text()[normalize-space()] | tei:row/(* except tei:cell) | tei:row/text()[normalize-space()]" mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:row | tei:cell" mode="typst:text" as="text()*">
    <xsl:apply-templates mode="#current"/><xsl:text> </xsl:text>
  </xsl:template>

  <xsl:function name="typst:span" as="xs:integer">
    <xsl:param name="written" as="attribute()?"/>
    <xsl:sequence select="if ($written castable as xs:positiveInteger) then min((xs:integer($written), 50)) else 1"/>
  </xsl:function>

  <xsl:template match="tei:table/tei:head" mode="typst:text" as="text()*" priority="2">
    <xsl:text>#subhead[</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>]&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:figure" mode="typst:text" as="text()*">
    <xsl:variable name="said" as="xs:string" select="normalize-space(string-join((tei:figDesc, tei:head)[1]//text(), ' '))"/>
    <xsl:text>#picture(</xsl:text>
    <xsl:value-of select="typst:string(string-join(tei:graphic ! typst:image(@url))), typst:string(if ($said) then $said else words:of('figure'))" separator=", "/>
    <xsl:text>)[</xsl:text>
    <xsl:if test="not(tei:graphic[typst:image(@url)])">
      <xsl:value-of select="'#emph[' || typst:text('[' || words:of('figure') || string-join(tei:graphic/@url ! (' ' || .)) || ']') || '] '"/>
    </xsl:if>
    <xsl:apply-templates select="node() except tei:graphic" mode="#current"/>
    <xsl:apply-templates select="tei:graphic/node()" mode="#current"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:figure/tei:head" mode="typst:text" as="text()*" priority="2">
    <xsl:apply-templates mode="#current"/><xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="tei:figDesc" mode="typst:text" as="text()*">
    <xsl:text> #emph[</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:graphic" mode="typst:text" as="text()*">
    <xsl:value-of select="'#picture(' || typst:string(typst:image(@url)) || ', ' || typst:string(words:of('figure')) || ')[' || typst:text('[' || @url || ']') || ']'"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:function name="typst:image" as="xs:string">
    <!-- The file of a picture in the folder that is typeset; empty where it is not at hand. -->
    <xsl:param name="url" as="xs:string?"/>
    <xsl:sequence select="tokenize($images, '\n')[substring-before(., '=') = $url][1] ! substring-after(., '=') => string-join()"/>
  </xsl:function>
</xsl:stylesheet>
