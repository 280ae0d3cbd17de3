<?xml version="1.0" encoding="UTF-8"?>
<!-- Mode `text`, its blocks: divisions, headings, paragraphs, openers and closers, lists, tables, figures, verse (TEI Guidelines 3, 4, 7.2). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:step="urn:diplomatic-edition:step" xmlns:f="urn:diplomatic-edition:functions" exclude-result-prefixes="#all">

  <!-- text: TEI -> HTML in the order of the text. What no template knows is rendered and named (unknown.xsl), never dropped. -->
  <xsl:mode name="text" on-no-match="fail" _on-multiple-match="{$on-multiple-match}" warning-on-multiple-match="no"/>

  <xsl:template match="tei:text | tei:body | tei:front | tei:back | tei:group" mode="text" as="node()*">
    <xsl:apply-templates mode="text"/>
  </xsl:template>

  <xsl:template match="tei:div" mode="text" as="element()">
    <xsl:element name="{if (ancestor::tei:div and tei:head) then 'section' else 'div'}">
      <xsl:attribute name="class" select="'div ' || f:kind(@type)"/>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:head" mode="text" as="element()*">
    <xsl:variable name="main" as="xs:boolean" select="empty(preceding::tei:head[parent::tei:div or parent::tei:body][ancestor::tei:text])"/>
    <xsl:variable name="depth" as="xs:integer" select="if ($main) then 1 else min((6, max((2, 1 + count(ancestor::tei:div[ancestor::tei:div])))))"/>
    <xsl:call-template name="glosses"/>
    <xsl:choose>
      <xsl:when test="exists(preceding-sibling::tei:head) or f:holds-blocks(.)">
        <div class="subhead">
          <xsl:call-template name="id"/>
          <xsl:apply-templates mode="text"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="h{$depth}">
          <xsl:call-template name="id"/>
          <xsl:apply-templates mode="text"/>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select=".//tei:note[@step:at = 'heading']" mode="source-note"/>
  </xsl:template>

  <xsl:template match="tei:p | tei:ab" mode="text" as="element()*">
    <xsl:call-template name="glosses"/>
    <xsl:choose>
      <xsl:when test="f:holds-blocks(.)">
        <div class="{'p', f:rend(@rend)}">
          <xsl:call-template name="id"/>
          <xsl:apply-templates mode="text"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <p>
          <xsl:choose>
            <xsl:when test="@rend">
              <xsl:sequence select="f:classes(f:rend(@rend))"/>
            </xsl:when>
            <xsl:when test="f:is-line(.)">
              <xsl:attribute name="class" select="'line'"/>
            </xsl:when>
          </xsl:choose>
          <xsl:call-template name="id"/>
          <xsl:apply-templates mode="text"/>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="f:is-line" as="xs:boolean">
    <!-- Whether a paragraph is a short line without stop over a long one: it is set like the heading it may be. Long ones are told by one of their texts, soonest. -->
    <xsl:param name="paragraph" as="element()"/>
    <xsl:sequence select="empty($paragraph/text()[string-length() gt 70]) and string-length($paragraph) le 70 and matches($paragraph, '^\s*[\p{Lu}“].*[\p{L}\p{N})]\s*$')
                          and string-length($paragraph/following-sibling::*[1][self::tei:p]) gt 70"/>
  </xsl:function>

  <xsl:template match="tei:opener | tei:closer | tei:postscript | tei:address | tei:lg" mode="text" as="element()*">
    <xsl:call-template name="glosses"/>
    <div class="{local-name()}">
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </div>
  </xsl:template>

  <xsl:template match="tei:dateline | tei:salute | tei:signed | tei:addrLine | tei:l | tei:trailer | tei:byline" mode="text" as="element()*">
    <xsl:if test="not(parent::tei:opener or parent::tei:closer or parent::tei:address or parent::tei:lg)">
      <xsl:call-template name="glosses"/>
    </xsl:if>
    <xsl:element name="{if (f:holds-blocks(.)) then 'div' else if (ancestor::tei:p) then 'span' else 'p'}">
      <xsl:attribute name="class" select="local-name()"/>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:quote | tei:q | tei:cit" mode="text" as="element()*">
    <xsl:call-template name="glosses"/>
    <xsl:element name="{if (parent::tei:div or f:holds-blocks(.)) then 'blockquote' else 'span'}">
      <xsl:sequence select="f:classes(('quote', f:rend(@rend)))"/>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <!-- Lists. A heading of a list is a line above it; marks of pages and notes between items go along with the item before or behind them. -->

  <xsl:template match="tei:list" mode="text" as="element()*">
    <xsl:call-template name="glosses"/>
    <div class="list {f:kind(@type)}">
      <xsl:call-template name="id"/>
      <xsl:for-each-group select="node()[not(self::text()[normalize-space() = ''])]" group-adjacent="f:in-list(.)">
        <xsl:choose>
          <xsl:when test="not(current-grouping-key())">
            <xsl:apply-templates select="current-group()" mode="text"/>
          </xsl:when>
          <xsl:when test="current-group()/self::tei:label">
            <dl>
              <xsl:call-template name="terms">
                <xsl:with-param name="nodes" select="current-group()"/>
              </xsl:call-template>
            </dl>
          </xsl:when>
          <xsl:otherwise>
            <xsl:element name="{if (../@type = 'ordered') then 'ol' else 'ul'}">
              <xsl:attribute name="role" select="'list'"/>
              <xsl:apply-templates select="current-group()" mode="text"/>
            </xsl:element>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </div>
  </xsl:template>

  <xsl:function name="f:in-list" as="xs:boolean">
    <!-- Whether a child of a list is one of its entries. -->
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node[self::tei:item or self::tei:label])"/>
  </xsl:function>

  <xsl:template name="terms" as="element()*">
    <xsl:param name="nodes" as="node()*">
      <!-- label and item by turns. -->
    </xsl:param>
    <xsl:for-each select="$nodes">
      <xsl:element name="{if (self::tei:label) then 'dt' else 'dd'}">
        <xsl:call-template name="id"/>
        <xsl:apply-templates mode="text"/>
      </xsl:element>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:item" mode="text" as="element()">
    <li>
      <xsl:call-template name="id"/>
      <xsl:if test="matches(@n, '^\d+$') and ../@type = 'ordered'">
        <xsl:attribute name="value" select="@n"/>
      </xsl:if>
      <xsl:apply-templates mode="text"/>
    </li>
  </xsl:template>

  <xsl:template match="tei:list/tei:head" mode="text" as="element()" priority="2">
    <p class="list-head">
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </p>
  </xsl:template>

  <xsl:template match="tei:label" mode="text" as="element()">
    <span class="label">
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <!-- Tables (TEI Guidelines 14.1): in a box that scrolls by itself on a narrow page. What stands between rows (a page break, a note) gets a row of its own. -->

  <xsl:template match="tei:table" mode="text" as="element()*">
    <xsl:call-template name="glosses"/>
    <div class="table" role="group" tabindex="0" aria-label="Table">
      <xsl:apply-templates select="node()[not(. &gt;&gt; current()/tei:row[1]) and not(. is current()/tei:row[1])]" mode="text"/>
      <table>
        <xsl:call-template name="id"/>
        <tbody>
          <xsl:variable name="columns" as="xs:integer" select="xs:integer(max((1, tei:row ! sum(tei:cell ! (@cols[matches(., '^[1-9]\d?$')], 1)[1] ! number()))))"/>
          <xsl:for-each-group select="tei:row[1], tei:row[1]/following-sibling::node()[not(self::text()[normalize-space() = ''])]" group-adjacent="exists(self::tei:row)">
            <xsl:choose>
              <xsl:when test="current-grouping-key()">
                <xsl:apply-templates select="current-group()" mode="text"/>
              </xsl:when>
              <xsl:otherwise>
                <tr class="between">
                  <td>
                    <xsl:sequence select="f:attribute('colspan', $columns[. gt 1] ! string())"/>
                    <xsl:apply-templates select="current-group()" mode="text"/>
                  </td>
                </tr>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each-group>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="tei:row" mode="text" as="element()">
    <tr>
      <xsl:for-each-group select="node()[not(self::text()[normalize-space() = ''])]" group-adjacent="exists(self::tei:cell)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <xsl:apply-templates select="current-group()" mode="text"/>
          </xsl:when>
          <xsl:otherwise>
            <td>
              <xsl:apply-templates select="current-group()" mode="text"/>
            </td>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </tr>
  </xsl:template>

  <xsl:template match="tei:cell" mode="text" as="element()">
    <xsl:element name="{if (@role = 'label' or ../@role = 'label') then 'th' else 'td'}">
      <xsl:sequence select="f:attribute('colspan', @cols[matches(., '^[1-9]\d?$')]), f:attribute('rowspan', @rows[matches(., '^[1-9]\d?$')])"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:table/tei:head | tei:figure/tei:head" mode="text" as="element()" priority="2">
    <p class="caption">
      <xsl:apply-templates mode="text"/>
    </p>
  </xsl:template>

  <xsl:template match="tei:figure" mode="text" as="element()">
    <figure>
      <xsl:call-template name="id"/>
      <xsl:apply-templates mode="text"/>
    </figure>
  </xsl:template>

  <xsl:template match="tei:figDesc" mode="text" as="element()">
    <xsl:element name="{if (exists(following-sibling::*)) then 'div' else 'figcaption'}">
      <xsl:attribute name="class" select="'caption'"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <!-- A picture is shown when it lies within the edition; an address elsewhere is named, not loaded. -->
  <xsl:template match="tei:graphic" mode="text" as="node()*">
    <xsl:choose>
      <xsl:when test="matches(@url, '^[\w./-]+\.(png|jpe?g|svg|gif|webp)$', 'i') and not(starts-with(@url, '/'))">
        <img src="{@url}" alt="{normalize-space((../tei:figDesc, ../tei:head, 'Picture in the document')[1])}" loading="lazy"/>
      </xsl:when>
      <xsl:otherwise>
        <span class="added graphic">[picture]</span>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates mode="text"/>
  </xsl:template>

  <xsl:template name="id" as="attribute()?">
    <xsl:if test="@xml:id">
      <xsl:attribute name="id" select="@xml:id"/>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:rend" as="xs:string*">
    <!-- The class names for the words of @rend that have a look of their own. -->
    <xsl:param name="rend" as="xs:string?"/>
    <xsl:sequence select="tokenize($rend)[. = ('italic', 'bold', 'underline', 'doubleunderline', 'smallcaps', 'capitals', 'superscript', 'subscript',
                          'strikethrough', 'letterspaced', 'typescript', 'handwritten', 'center', 'right', 'indent')]"/>
  </xsl:function>
</xsl:stylesheet>
