<?xml version='1.0' encoding='UTF-8'?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">
  <!-- Made from edition.sch by encoder/validate/schematron.py: change it there. -->
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:key name="identified" match="*[@xml:id]" use="string(@xml:id)"/>
  <xsl:key name="footnote" match="tei:note[@place = 'foot'][@n]" use="string(@n)"/>
  <xsl:template match="/">
    <xsl:variable name="elements" select="//*"/>
    <xsl:apply-templates select="$elements" mode="dates"/>
    <xsl:apply-templates select="$elements" mode="document-date"/>
    <xsl:apply-templates select="$elements" mode="notes"/>
    <xsl:apply-templates select="$elements" mode="pages"/>
    <xsl:apply-templates select="$elements" mode="content"/>
    <xsl:apply-templates select="$elements" mode="kinds"/>
    <xsl:apply-templates select="$elements" mode="responsibility"/>
    <xsl:apply-templates select="$elements" mode="corrections"/>
    <xsl:apply-templates select="$elements" mode="pointers"/>
    <xsl:apply-templates select="$elements" mode="names"/>
    <xsl:apply-templates select="$elements" mode="numbers"/>
    <xsl:apply-templates select="$elements" mode="entries"/>
  </xsl:template>
  <xsl:mode name="dates" on-no-match="deep-skip"/>
  <xsl:mode name="document-date" on-no-match="deep-skip"/>
  <xsl:mode name="notes" on-no-match="deep-skip"/>
  <xsl:mode name="pages" on-no-match="deep-skip"/>
  <xsl:mode name="content" on-no-match="deep-skip"/>
  <xsl:mode name="kinds" on-no-match="deep-skip"/>
  <xsl:mode name="responsibility" on-no-match="deep-skip"/>
  <xsl:mode name="corrections" on-no-match="deep-skip"/>
  <xsl:mode name="pointers" on-no-match="deep-skip"/>
  <xsl:mode name="names" on-no-match="deep-skip"/>
  <xsl:mode name="numbers" on-no-match="deep-skip"/>
  <xsl:mode name="entries" on-no-match="deep-skip"/>
  <xsl:template match="*[@when or @from or @to or @notBefore or @notAfter][not(self::tei:biblScope)]" mode="dates" priority="1">
    <xsl:variable name="span" select="min((string-length(@from), string-length(@to)))"/>
    <xsl:variable name="range" select="min((string-length(@notBefore), string-length(@notAfter)))"/>
    <xsl:if test="not(not(@from and @to) or substring(@from, 1, $span) le substring(@to, 1, $span))">
      <xsl:value-of select="'date-order&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>from (</xsl:text>
        <xsl:value-of select="@from"/>
        <xsl:text>) is later than to (</xsl:text>
        <xsl:value-of select="@to"/>
        <xsl:text>).</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Exchange the two, or correct the wrong one.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
    <xsl:if test="not(not(@notBefore and @notAfter) or substring(@notBefore, 1, $range) le substring(@notAfter, 1, $range))">
      <xsl:value-of select="'date-range&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>notBefore (</xsl:text>
        <xsl:value-of select="@notBefore"/>
        <xsl:text>) is later than notAfter (</xsl:text>
        <xsl:value-of select="@notAfter"/>
        <xsl:text>).</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Exchange the two, or correct the wrong one.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
    <xsl:if test="not(not(@when and (@from or @to or @notBefore or @notAfter)))">
      <xsl:value-of select="'date-twice&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>when stands beside </xsl:text>
        <xsl:value-of select="string-join((@from, @to, @notBefore, @notAfter)/name(), ' and ')"/>
        <xsl:text>.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>A point in time has when, a span from and to, an uncertain point notBefore and notAfter.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:profileDesc/tei:creation/tei:date[@when]" mode="document-date" priority="2">
    <xsl:variable name="lines" select="(//tei:text//tei:dateline)[not(ancestor::tei:note)][not(.//tei:note[not(@n)])][not(ancestor::tei:div[@type = ('attachment', 'enclosure')])]//tei:date[not(ancestor::tei:sic)]/@when[matches(., '^\d{4}')]"/>
    <xsl:if test="not(empty($lines) or (some $l in $lines satisfies starts-with($l, substring(@when, 1, min((10, string-length(@when), string-length($l)))))))">
      <xsl:value-of select="'date-disagrees&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>The header gives </xsl:text>
        <xsl:value-of select="@when"/>
        <xsl:text>, the dateline </xsl:text>
        <xsl:value-of select="string-join($lines, ' and ')"/>
        <xsl:text>.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Correct the wrong one; where the document contradicts itself, say so in a note without number in the dateline.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:correspAction[@type = 'sent']/tei:date[@when]" mode="document-date" priority="1">
    <xsl:variable name="creation" select="//tei:profileDesc/tei:creation/tei:date/@when"/>
    <xsl:if test="not(empty($creation) or starts-with($creation[1], substring(@when, 1, min((10, string-length(@when), string-length($creation[1]))))))">
      <xsl:value-of select="'sent-disagrees&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>correspDesc has it sent on </xsl:text>
        <xsl:value-of select="@when"/>
        <xsl:text>, creation gives </xsl:text>
        <xsl:value-of select="$creation"/>
        <xsl:text>.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Correct the wrong one; where the document contradicts itself, say so in a note without number in the dateline.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:text//tei:note[@place = 'foot'][@n]" mode="notes" priority="3">
    <xsl:variable name="number" select="xs:integer(@n[matches(., '^\d+$')][not(../@anchored = 'false')])"/>
    <xsl:variable name="before" select="preceding::tei:note[@place = 'foot'][not(@anchored = 'false')][matches(@n, '^\d+$')][position() le 2]/xs:integer(@n)"/>
    <xsl:variable name="after" select="following::tei:note[@place = 'foot'][not(@anchored = 'false')][matches(@n, '^\d+$')][1]/xs:integer(@n)"/>
    <xsl:if test="not(not(matches(@n, '^[\w.-]+$')) or @xml:id = concat('fn', @n))">
      <xsl:value-of select="'note-id&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>Footnote </xsl:text>
        <xsl:value-of select="@n"/>
        <xsl:text> has the xml:id “</xsl:text>
        <xsl:value-of select="@xml:id"/>
        <xsl:text>”.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Write xml:id="fn</xsl:text>
        <xsl:value-of select="@n"/>
        <xsl:text>"</xsl:text>
        <xsl:value-of select="if (matches(@xml:id, '^fn\d+$')) then concat(', or n=&quot;', substring(@xml:id, 3), '&quot; if that is the number in the source') else ''"/>
        <xsl:text>.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
    <xsl:if test="not(count(key('footnote', @n)) = 1 or . is key('footnote', @n)[1] or not(@xml:id = concat('fn', @n)))">
      <xsl:value-of select="'note-twice&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>Footnote </xsl:text>
        <xsl:value-of select="@n"/>
        <xsl:text> stands here a second time.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Give the second its own number, or remove it; a note to which two numbers lead stands at the first, the second is a ref.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
    <xsl:if test="not(not($number gt $after and not($before[last()] ge $after)) and not($number lt $before[last()] and $number lt $before[last() - 1]))">
      <xsl:value-of select="'note-order&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>Footnote </xsl:text>
        <xsl:value-of select="@n"/>
        <xsl:text> stands </xsl:text>
        <xsl:value-of select="if ($number gt $after) then concat('before footnote ', $after) else concat('after footnote ', $before[last()])"/>
        <xsl:text>.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Put each note at the place of its own number.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:text//tei:note[@place = 'foot']" mode="notes" priority="2">
    <xsl:if test="not(@resp and not(@resp = '#encoder'))">
      <xsl:value-of select="'note-number&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>This footnote has no number.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Write its number in n and xml:id="fn…"; a note of your own has no place and says whose it is: type="editorial" resp="#…".</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:notesStmt/tei:note[@type = 'page-line']" mode="notes" priority="1">
    <xsl:if test="not(@subtype and matches(@n, '^\d+$'))">
      <xsl:value-of select="'page-line&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>This line of the web page lacks </xsl:text>
        <xsl:value-of select="string-join(('subtype'[not(current()/@subtype)], 'its number n'[not(matches(current()/@n, '^\d+$'))]), ' and ')"/>
        <xsl:text>.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Restore it from what the machine wrote: the source is rebuilt from these lines.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:text//tei:pb[matches(@n, '^\d+$')][not(ancestor::tei:note)]" mode="pages" priority="1">
    <xsl:variable name="number" select="xs:integer(@n)"/>
    <xsl:variable name="before" select="preceding::tei:pb[matches(@n, '^\d+$')][not(ancestor::tei:note)][string(@ed) = string(current()/@ed)][position() le 2]/xs:integer(@n)"/>
    <xsl:variable name="after" select="following::tei:pb[matches(@n, '^\d+$')][not(ancestor::tei:note)][string(@ed) = string(current()/@ed)][1]/xs:integer(@n)"/>
    <xsl:if test="not(not($number ge $after and not($before[last()] ge $after)) and not($number le $before[last()] and $number le $before[last() - 1]))">
      <xsl:value-of select="'page-order&#9;warning&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>Page </xsl:text>
        <xsl:value-of select="@n"/>
        <xsl:text> stands </xsl:text>
        <xsl:value-of select="if ($number ge $after) then concat('before page ', $after) else concat('after page ', $before[last()])"/>
        <xsl:text>.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Move the pb to where its page begins, or correct its n.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:text//tei:p | tei:text//tei:head | tei:text//tei:item | tei:text//tei:label | tei:text//tei:note | tei:text//tei:seg | tei:text//tei:dateline | tei:text//tei:salute | tei:text//tei:signed | tei:text//tei:trailer | tei:text//tei:l | tei:text//tei:quote | tei:text//tei:stamp | tei:text//tei:persName | tei:text//tei:placeName | tei:text//tei:orgName | tei:text//tei:name | tei:text//tei:date | tei:text//tei:time | tei:text//tei:term | tei:text//tei:title | tei:text//tei:rs | tei:text//tei:ref | tei:text//tei:hi | tei:text//tei:foreign | tei:text//tei:supplied | tei:text//tei:unclear | tei:text//tei:add | tei:text//tei:del | tei:text//tei:sic | tei:text//tei:corr | tei:text//tei:orig | tei:text//tei:reg | tei:text//tei:abbr | tei:text//tei:expan | tei:standOff//tei:persName | tei:standOff//tei:placeName | tei:standOff//tei:orgName | tei:title | tei:authority | tei:publisher | tei:notesStmt/tei:note" mode="content" priority="1">
    <xsl:if test="not(normalize-space(.) or .//tei:gap or .//tei:graphic or .//tei:g or .//tei:pb)">
      <xsl:value-of select="'empty&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>This &lt;</xsl:text>
        <xsl:value-of select="local-name(.)"/>
        <xsl:text>&gt; is empty.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Remove it, or restore what it held; for text that cannot be read write a gap.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:persName//tei:persName | tei:placeName//tei:placeName | tei:orgName//tei:orgName | tei:date//tei:date | tei:term//tei:term | tei:ref//tei:ref | tei:supplied//tei:supplied | tei:title//tei:title" mode="kinds" priority="1">
    <xsl:variable name="name" select="local-name()"/>
    <xsl:if test="not(ancestor::tei:note[ancestor::*[local-name() = $name]])">
      <xsl:value-of select="'own-kind&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>This &lt;</xsl:text>
        <xsl:value-of select="local-name(.)"/>
        <xsl:text>&gt; stands inside another &lt;</xsl:text>
        <xsl:value-of select="local-name(.)"/>
        <xsl:text>&gt;.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Keep one of the two.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="*[@cert]" mode="responsibility" priority="1">
    <xsl:if test="not(@resp)">
      <xsl:value-of select="'cert-without-resp&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>cert="</xsl:text>
        <xsl:value-of select="@cert"/>
        <xsl:text>" stands without resp.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Say whose doubt it is: resp="#encoder" for the machine, resp="#…" with the xml:id of a person.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:corr | tei:reg | tei:expan" mode="corrections" priority="2">
    <xsl:if test="not(parent::tei:choice)">
      <xsl:value-of select="'correction-alone&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>&lt;</xsl:text>
        <xsl:value-of select="local-name(.)"/>
        <xsl:text>&gt; stands without the reading of the source.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Write </xsl:text>
        <xsl:value-of select="if (self::tei:corr) then '&lt;choice&gt;&lt;sic&gt;…&lt;/sic&gt;&lt;corr&gt;…&lt;/corr&gt;&lt;/choice&gt;' else if (self::tei:reg) then '&lt;choice&gt;&lt;orig&gt;…&lt;/orig&gt;&lt;reg&gt;…&lt;/reg&gt;&lt;/choice&gt;' else '&lt;choice&gt;&lt;abbr&gt;…&lt;/abbr&gt;&lt;expan&gt;…&lt;/expan&gt;&lt;/choice&gt;'"/>
        <xsl:text>.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:choice[tei:sic and tei:corr]" mode="corrections" priority="1">
    <xsl:if test="not(not(deep-equal(tei:sic/node(), tei:corr[1]/node())))">
      <xsl:value-of select="'correction-same&#9;warning&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>sic and corr say the same.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Keep only the text, without choice.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:text//tei:ref" mode="pointers" priority="2">
    <xsl:if test="not(@target or @n)">
      <xsl:value-of select="'ref-nowhere&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>This ref leads nowhere.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Write target="d172.xml" or target="#fn2"; where the edition has not got it, its number: n="172".</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:text//tei:persName[@ref] | tei:text//tei:placeName[@ref] | tei:text//tei:orgName[@ref] | tei:text//tei:term[@ref]" mode="pointers" priority="1">
    <xsl:variable name="file" select="if (self::tei:persName) then 'persons.xml' else if (self::tei:placeName) then 'places.xml' else if (self::tei:orgName) then 'organisations.xml' else 'terms.xml'"/>
    <xsl:variable name="files" select="('persons.xml', 'places.xml', 'organisations.xml', 'terms.xml')[not(. = $file)]"/>
    <xsl:if test="not(every $p in tokenize(normalize-space(@ref), ' ') satisfies not(tokenize(substring-before($p, '#'), '/')[last()] = $files))">
      <xsl:value-of select="'ref-other-kind&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>This &lt;</xsl:text>
        <xsl:value-of select="local-name(.)"/>
        <xsl:text>&gt; points into </xsl:text>
        <xsl:value-of select="tokenize(substring-before(@ref, '#'), '/')[last()]"/>
        <xsl:text>.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>A </xsl:text>
        <xsl:value-of select="local-name()"/>
        <xsl:text> points into </xsl:text>
        <xsl:value-of select="if (self::tei:persName) then 'persons.xml' else if (self::tei:placeName) then 'places.xml' else if (self::tei:orgName) then 'organisations.xml' else 'terms.xml'"/>
        <xsl:text>; or it is another kind of name.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:text//tei:persName[not(ancestor::tei:persName)]" mode="names" priority="1">
    <xsl:if test="not(not(matches(., '[’'']s?$')) or matches(., 's[’'']$'))">
      <xsl:value-of select="'name-possessive&#9;warning&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>The possessive stands inside the persName: “</xsl:text>
        <xsl:value-of select="normalize-space(.)"/>
        <xsl:text>”.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>End the persName before it.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
    <xsl:if test="not(not(matches(normalize-space(.), '^(Mr|Mrs|Ms|Dr|President|Premier|Chairman|Ambassador|Foreign Minister|Prime Minister|Secretary|Senator|General|Marshal|Admiral|Colonel)\.? \p{Lu}')))">
      <xsl:value-of select="'name-title&#9;warning&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>The title stands inside the persName: “</xsl:text>
        <xsl:value-of select="normalize-space(.)"/>
        <xsl:text>”.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Begin the persName after it.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:body/tei:div[@n][tei:head]" mode="numbers" priority="1">
    <xsl:variable name="heading" select="normalize-space(string-join(tei:head[1]//text()[not(ancestor::tei:note)], ''))"/>
    <xsl:if test="not(not(matches($heading, '^\[?\d+\]?\.')) or replace($heading, '^\[?(\d+)\]?\..*$', '$1') = @n)">
      <xsl:value-of select="'number-disagrees&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>The div says n="</xsl:text>
        <xsl:value-of select="@n"/>
        <xsl:text>", its heading “</xsl:text>
        <xsl:value-of select="substring($heading, 1, 40)"/>
        <xsl:text>”.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Write n="</xsl:text>
        <xsl:value-of select="replace(normalize-space(tei:head[1]), '^\[?(\d+)\]?\..*$', '$1')"/>
        <xsl:text>", or restore the heading.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:listPerson/tei:person | tei:listPlace/tei:place | tei:listOrg/tei:org" mode="entries" priority="2">
    <xsl:if test="not(@xml:id)">
      <xsl:value-of select="'entry-id&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>This &lt;</xsl:text>
        <xsl:value-of select="local-name(.)"/>
        <xsl:text>&gt; has no xml:id: “</xsl:text>
        <xsl:value-of select="normalize-space(*[1])"/>
        <xsl:text>”.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Give it one, so that texts can point to it; it never changes afterwards.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:body/tei:list[@type = 'gloss']/tei:label | tei:standOff/tei:list/tei:label" mode="entries" priority="1">
    <xsl:if test="not(@xml:id or .//@xml:id)">
      <xsl:value-of select="'term-id&#9;error&#9;'"/>
      <xsl:value-of select="path()"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words3">
        <xsl:text>This term has no xml:id: “</xsl:text>
        <xsl:value-of select="normalize-space(.)"/>
        <xsl:text>”.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words3)"/>
      <xsl:text>	</xsl:text>
      <xsl:variable name="words6">
        <xsl:text>Give it one, so that texts can point to it; it never changes afterwards.</xsl:text>
      </xsl:variable>
      <xsl:value-of select="normalize-space($words6)"/>
      <xsl:text>
</xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
