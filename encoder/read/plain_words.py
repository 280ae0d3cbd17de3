"""Words by which documents of diplomacy show what a line is, in the languages of the archives: general knowledge, kept as tables."""

from __future__ import annotations


def words(*tables: str) -> frozenset[str]:
    """The words of tables, for looking up."""
    return frozenset(word for table in tables for word in table.split())


def any_of(*tables: str) -> str:
    """A pattern for any of the entries of tables (patterns themselves, with ` | ` between them)."""
    return "(?:" + "|".join(entry.strip() for table in tables for entry in table.split(" | ")) + ")"


MONTHS = any_of(
    "Jan(?:uary|uar|vier|eiro)? | Feb(?:ruary|ruar)? | Mar(?:ch|zo|s|ço)? | Apr(?:il|ile)? | May | June? | July? | Aug(?:ust)?",
    "Sept?(?:ember|embre)? | Oct(?:ober|obre)? | Nov(?:ember|embre)?",
    "Dec(?:ember)? | Jänner | März | Mai | Juni | Juli | Okt(?:ober)? | Dez(?:ember)? | f[ée]vrier | avril | juin | juillet | août | décembre",
    "enero | febrero | abril | mayo | junio | julio | agosto | setiembre | septiembre | octubre | noviembre | diciembre | maggio | giugno",
    "luglio | ottobre | dicembre",
    "январ[яь] | феврал[яь] | марта? | апрел[яь] | ма[яй] | июн[яь] | июл[яь] | августа? | сентябр[яь] | октябр[яь] | ноябр[яь] | декабр[яь]",
    "stycznia | lutego | marca | kwietnia | maja | czerwca | lipca | sierpnia | września | października | listopada | grudnia",
    "január | február | március | április | május | június | július | augusztus | szeptember | október | január | ledna | února | března | dubna",
    "května | června | července",
    "srpna | září | října | listopadu | prosince | ianuarie | februarie | martie | aprilie | iunie | iulie | septembrie | octombrie | noiembrie",
    "decembrie",
    "janar | shkurt | prill | qershor | korrik | gusht | shtator | tetor | nëntor | dhjetor | tháng \\d{1,2}")

ADDRESSED = any_of(
    "à (?:Son|Sa|Monsieur|Madame|M\\.|Mme)(?!\\w) | an (?:den|die|das|Herrn|Frau)\\b | al? (?:Señor|Señora|Excelentísimo|Su)\\b",
    "товарищу\\b | господину\\b")
"""How a line begins that names the addressee under one that names the sender."""

PLACE_WORDS = words(
    "at in on of the from den der die das dem am im a.m. p.m. le la les à au de du des del el en и г г. в от года року um uhr h heures hours hrs",
    "o'clock o’clock noon midnight",
    "es route di da do dos upon sur bei zu as board y san noon undated",
    "night morning evening afternoon",
    "local time noon est gmt edt cet msk z aboard near and und et y e час часов мин мин. ч. th st nd rd kl. ore orë óra")
"""Small words that may stand beside place, day and hour in a dateline."""

CLASSES = words(
    "secret top strictly confidential restricted unclassified declassified classified sensitive cosmic eyes only nodis exdis limdis noforn nofdis",
    "stadis official use limited personal private internal",
    "绝密 机密 秘密 極秘 대외비 informal special folder file handling for via channels distribution no foreign dissem very most and",
    "streng geheim vertraulich persönlich nur für den dienstgebrauch verschlußsache verschlusssache vs vvs gvs kommandosache geheime",
    "très tres secret confidentiel réservé défense ultra",
    "совершенно секретно секретно сов сов. особой важности особая папка строго лично для служебного пользования не подлежит оглашению",
    "secreto muy reservado reservada confidencial segreto riservato riservatissimo szigorúan titkos bizalmas ściśle tajne tajne przísně přísně",
    "tajné strict strogo sekretno sekretno poverljivo",
    "строго поверително поверително tepër sekret mật tối")
CLASS_CORES = words(
    "绝密 机密 秘密 極秘 대외비 noforn",
    "secret confidential restricted unclassified classified cosmic nodis exdis limdis noforn geheim vertraulich confidentiel secreto confidencial",
    "reservado reservada segreto riservato",
    "секретно секретно. папка titkos bizalmas tajne tajné sekretno поверително sekret mật personal gvs vvs оглашению geheime folder")
PRECEDENCES = words(
    "特急 加急 急 urgent very most extra extremely immediate priority routine flash niact operational emergency action deferred top highest",
    "telegraphic rush en clair bag cypher cipher otp saving enclair codeword guard deyou dedip",
    "important precedence by courier special",
    "dringend sehr sofort eilt citissime cito срочно весьма внеочередная вне очереди urgentissime urgente muy très sürgős pilne")
PRECEDENCE_CORES = words(
    "特急 加急 urgent immediate priority routine flash niact emergency deferred dringend sofort citissime cito срочно внеочередная urgentissime",
    "urgente sürgős",
    "pilne telegraphic courier rush clair bag cypher otp enclair deyou dedip")

BODIES = any_of(
    "Ministry | Ministries | Minist[èe]re | Ministerium | Bundesministerium | Ministerio | Ministero | Ministerul | Ministerstvo | Министерство",
    "MfAA | Foreign (?:Ministry|Office|Service|Affairs|Commission)",
    "(?:American|Royal|Imperial|Soviet|Chinese)? ?(?:Embassy|Legation|Consulate)(?: General)? | Ambassade | Botschaft | Embajada | Ambasciata",
    "Ambasada | Посольство | Gesandtschaft | Kancelář | Nagykövetség",
    "Department | Departement | Département | Bureau | Office | Oficina | Büro | Управление | Отдел | The White House | White House | The Kremlin",
    "\\d{1,3} Downing Street | Foreign Office",
    "Central (?:Committee|Intelligence|Commission) | CC C?PSU | CC | CPSU | ЦК | КПСС | Politburo | Presidium | Secretariat | Sekretariat",
    "Секретариат | Comité | Komitee | Committee | Комитет | Zentralkomitee",
    "Auswärtiges Amt | Council | Conseil | Consejo | Rat | Совет | Cabinet | Cabinet Office | Agency | Directorate | Division | Branch | Section",
    "Commission",
    "Delegation | Mission | Permanent Mission | Headquarters",
    "Government | Republic | People[’']s Republic | République | Republik | Bundesrepublik | Union of | USSR | СССР | Kingdom | Royaume | Party",
    "Partei | Socialist | Communist | Chancellery | Kanzleramt | Cancillería",
    "United (?:States|Nations|Kingdom) | Academy | Institute | Committee for State Security | KGB | Stasi | Army | General Staff | Navy | TASS",
    "Proletarians | Workers of (?:all|the)")

ADDRESSES = any_of(
    "His|Her|Your|Their|To His|To Her|The Right|The Rt\\.?|The Hon(?:ou?rable)?|Hon\\.|To Comrades?|Comrades?|To Cde\\.?|Cdes?\\.?|To the|To",
    "Nur für|Personal for|Exclusively for|Eyes only for|Strictly for|Mr\\.?|To Mrs\\.?|Messrs\\.?|Mr\\.|Mrs\\.|Mme|Monsieur|Madame|Son",
    "Seiner?|S\\.E\\.|H\\.E\\.|H\\. E\\.|An den|An die|An das|Herrn|Genossen|Frau|Товарищу|Тов\\.|товарищу|Т\\.|Господину|Excelentísimo",
    "Excmo\\.|Ilmo\\.|Al",
    "Señor|Señor|Sr\\.|All|Circular to|Dr\\.|Prof\\.|General|Ambassador",
    "President|Chairman|Prime Minister|Premier|The President|The Secretary|The Prime Minister|The Foreign Minister")

SALUTES = any_of(
    "(?:My )?(?:very )?(?:dear|dearest)\\b | (?:Your )?(?:Excellency|Excellencies|Majesty|Highness|Holiness|Eminence) | Sirs?\\b | Gentlemen",
    "My (?:dear )?Lords?\\b | M\\. (?:le|l['’])\\W?\\w+ | Madam\\b | Mr\\. (?:President|Chairman|Prime Minister|Ambassador|Minister|Secretary)",
    "(?:highly |deeply |most |very )?(?:esteemed|respected|honou?red|beloved)\\b",
    "(?:Dear |Esteemed |Respected )?(?:Comrades?|Cdes?\\.|Friends?)\\b | Honou?rable\\b",
    "(?:Très |Mon |Ma )?(?:cher|chère|chers)\\b | (?:Monsieur|Madame|Messieurs)\\b | Excellence",
    "(?:Sehr |Hoch)(?:geehrte|verehrte|geschätzte)[rn]? | (?:Liebe|Lieber|Werte|Werter|Teure|Teurer|Verehrter)\\b",
    "(?:Exzellenz|Genosse|Genossen)\\b",
    "(?:Глубоко|Много)?уважаем(?:ый|ая|ые) | Дорог(?:ой|ая|ие)\\b | Товарищи?\\b | Господин | Ваше (?:Превосходительство|Величество)",
    "Многоуважаем\\w+",
    "(?:Muy )?(?:estimad[oa]s?|querid[oa]s?|distinguid[oa]s?|respetad[oa]s?)\\b | (?:Excelentísimo|Señor|Señora|Excelencia|Compañero)\\b",
    "(?:Caro|Cara|Egregio|Illustre|Signor)\\b",
    "Kedves\\b | Tisztelt\\b | Szanowny\\b | Drog[ia]\\b | Vážený\\b | Другарю\\b | Уважаеми\\b | Stimate\\b | I dashur\\b",
    "(?:To (?:the )?\\w|An (?:den|die|das) )(?=.{2,120}:$)")

COMPLIMENTS = any_of(
    "By order\\b | By direction\\b | (?:My Lords?|Sir|Gentlemen|Madam),$ | Your (?:Lordship|Excellency|Grace|Majesty|Highness|Honou?r)['’]s",
    "(?:most |very )?(?:obedient|humble)\\b (?=.{0,30}servant)",
    "(?:For|Für|Pour|За|Por|Per)(?: the)? (?:Government|Ministry|Minister|Secretary|Ambassador|Embassy|Delegation)\\b",
    "(?:I (?:am|remain|have the honou?r)|We remain|Believe me)\\b",
    "(?:Very |Most )?(?:sincerely|truly|respectfully|cordially|faithfully|affectionately)\\b | Yours\\b | Your obedient",
    "(?:With|Accept|Please accept|Receive)\\b",
    "(?:Very |Most )?(?:best|kind|warm|warmest|kindest|cordial|fraternal|comradely|communist|respectful) (?:regards|wishes|greetings|respects)",
    "Respectfully (?:yours|submitted) | Regards\\b | Fraternally | Long live\\b",
    "(?:Je vous prie|Veuillez|Agréez|Avec|Salutations|Recevez|Respectueusement|Cordialement)\\b",
    "(?:Mit|Hochachtungsvoll|In vorzüglicher|Genehmigen)\\b | (?:С|Примите|Искренне|Преданный|Ваш)\\b",
    "(?:Atentamente|Con|De usted|Saludos|Cordialmente|Reciba|Fraternalmente|Con la)\\b",
    "(?:Üdvözlettel|Elvtársi|Z poważaniem|S pozdravem|С уважение|С другарски|Me respekt)")

PROCESSING = any_of(
    "Received | Transcribed | Approved | Printed | Typed | Sent | Dispatched | Despatched | Transmitted | Deciphered | Decoded | Decrypted",
    "[DR](?=\\. ?\\d{1,2}[.:]\\d\\d) | Despatched | Aufgabe | Ankunft | Date (?:sent|received|of (?:receipt|despatch|dispatch|transmission))",
    "Encoded | Enciphered | Translated | Translator | Translation | Copied | Checked | Proofread",
    "Authenticated | Certified | Registered | Issued | Drafted | Drafting office | Drafter | Clear(?:ed|ances?) | Concurrences?",
    "Coordinated with | Reviewed | Released | Recorded(?: by)? | Record(?:ed)? made by",
    "Reproduced | Executed | Read (?:by|and approved) | Compared | Verified | True copy | Prepared | Noted | Minuted | Interpreted",
    "Handed (?:over|to) | Telephoned | Cabled | Filed | Destroyed | Document prepared | Obtained | Contributed | Stenographer | Notes taken by",
    "Conversation recorded | Written down | Taken down",
    "Eingegangen | Eingang | Empfangen | Abgesandt | Aufgenommen | Übersetzt | Reçu | Envoyé | Transmis | Traduit | Déchiffré | Получен[аоы]?",
    "Отправлен[аоы]? | Отпечатан[оа]? | Передан[ао]? | Принят[ао]? | Расшифрован[оа]?",
    "Записал[аи]? | Перев[её]л | Верно | Печатал[аи]? | Исполнил | Recibid[oa] | Enviad[oa] | Traducid[oa] | Number of copies",
    "(?:\\d+|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten) cop(?:y|ies) (?:printed|made|issued|typed) | Printed in",
    "(?:Printed|Typed|Made) (?:in )?\\d+ cop")
DISTRIBUTION = any_of(
    "Distribution(?: list)? | Distributed to | Cop(?:y|ies) (?:have been |were |was )?(?:sent |forwarded |given |distributed )?(?:to|for)",
    "c\\.?c\\.? | bcc | Copies | Sent to | Send to | Circulated (?:to|among) | Circulation | Recipients?",
    "Addressees | Internal distribution | External distribution | Verteiler | Durchschlag an | Copie(?:s)? (?:à|pour) | Destinataires?",
    "Diffusion | Copia a | Distribución | Copias | Рассылка | Разослано | Разослать | Копи[яи] | Экземпляры | Kapják",
    "Files(?=$) | News Dept(?=$) | Advance copies | Whitehall distribution | Departmental distribution | Standard distribution",
    "Main recipients | Sent for information | For information | Information copies | Repeated to | Repeat to")
"""How the lines begin that say what was done with a document, and who got it."""

STAMPS = any_of("stamp | seal | sceau | cachet | stempel | siegel | штамп | печать | sello | emblem | coat of arms")
HANDWRITING = any_of(
    "hand[- ]?writ | in (?:pencil|ink|the) (?:hand|margin|red|blue) | marginal | marginalia | in hand\\b | manuscript | initial(?:s|led|ed)\\b",
    "resolution:")
SIGNATURES = any_of(
    "signed | signatures? | illegible signature | gez\\. | подпись | signé | firmado | unterschrift | podpis | aláírás | /s/ | s/")
COPIES = any_of(
    "(?:written|typed|made|prepared|drawn up)\\W+in \\w+ cop",
    "(?:cop(?:y|ies)|ex\\.|экз\\w*\\.?|ausfertigung|exemplaire|ejemplar)\\s*(?:no|nos|nr|number|num|[№#])?\\b[.:]?\\s*\\d.{0,40}$ | copy [A-Z]$",
    "szám[úu] példány | (?:\\d+|one|two|three|four|five|six|seven|eight) cop(?:y|ies) (?:for|to) ",
    "\\d+(?:st|nd|rd|th|\\.)? ?(?:cop(?:y|ies)|ausfertigung|exemplare?)\\b.{0,30}$ | экз\\. ?№ ?\\d+",
    "(?:making|copying|taking|reproduction).{0,25}(?:prohibited|forbidden) | (?:to be|must be|not to be) (?:returned|copied|destroyed)",
    "(?:original|copy)$",
    "\\[?(?:carbon|true) copy")
REGISTRIES = any_of(
    "(?:\\b(?:No|Nr|Nos|Num|Núm|Ref|Fol|Inv|Prot|Reg|Az|Tgb|Исх|Вх|Ser|Iktató)\\b[.:]*|[№#]|\\bN[°º]|\\bszám\\b)\\s*[\\w./–-]*\\d",
    "\\b(?:index|serial|file|case|folio|series|journal|protocol|register) (?:no\\W*)?\\s*[\\w./–-]*\\d",
    "^[A-Z]{1,3}\\.?(?:[A-Z]\\.?){0,3} ?\\(\\d{2,4}\\) ?\\d+ | ^\\d[\\w.]*[/–-][\\w./–-]*\\d (?:geheim|VS-\\w+|Str\\w*|pr\\. ?Str\\w*)$",
    "^\\S{0,3}\\d*[A-Z]*[./–-][\\w./–-]*\\d[\\w./–-]*$ | ^[A-ZА-Я]{1,4}\\.? ?\\d+(?:[/–.-][\\w.]+)+$ | ^\\d[\\w.]*[/–-][\\w./–-]+$")
REFERENCES = any_of(
    "ref(?:erences?)?\\b | in reply (?:to|refer)\\b | (?:your|my) (?:letter|telegrams?|telno|tels?|despatch|ipt|mipt|no|ref)\\b | (?:m?ipt|telno)\\b",
    "re\\b | betr(?:eff)?\\b | bezug\\b | objet\\b",
    "asunto\\b | concern(?:s|ing)\\b | на (?:№|ваш)")
OFFICES = any_of(
    "Embassy | Ministry | Department | Bureau | Committee | Council | Legation | Consulate | Mission | Delegation | Party | Agency | Commission",
    "Secretariat | Politburo | Division | Office | Government | Union | Association | Nagykövetség")
"""Bodies before which an adjective or a name may stand: `GDR Embassy to PRC`."""
FORMULAS = any_of(
    "Accept | Please accept | Veuillez | Agréez | Je vous prie | Примите | Genehmigen | Reciba | I (?:am|remain|have the)",
    "With (?:the )?(?:assurance|renewed|communist|comradely)")
ATTACHMENTS = any_of(
    "(?:attachment|enclosure|inclosure|annexe?|appendix|addendum|supplement|anlage|anhang|приложение|pièce",
    "jointe|anexo|allegato|melléklet|załącznik|příloha)s?")
TITLES = any_of(
    "Cde | Com | Comrade | Mr | Mrs | Miss | Dr | Gen | Sen | Amb | Тов | т | Genosse | M | Marshal | President | Prime Minister | Premier",
    "Secretary | Chairman | Minister | Ambassador | The")
PARTIES = any_of(
    "The | Mr | Mrs | Messrs | Sir | Lord | Earl | Viscount | Marquis | Marquess | Duke | Count | Baron | Prince | M | MM | Monsieur | General",
    "Colonel | Major | Captain | Admiral | Commodore | Consul(?:-General)? | (?:Acting )?(?:Vice-)?Consul | Chargé | Ambassador | Minister | Dr",
    "Señor | Signor | Herr | Freiherr | Graf | [A-Z]\\w+ (?:Pasha|Bey|Effendi|Khan) | President | Secretary | Governor | Prime Minister",
    "Marshal | Generalissimo | Chancellor | Premier | Chairman | Field Marshal | Lieutenant | Foreign (?:Minister|Secretary)")
"""How the names of those begin between whom a despatch went: `Mr. Holm to the Earl of Aldous`."""
SECTIONS = any_of(
    "(?:part|chapter|section|article|item|point|teil|kapitel|abschnitt|часть|глава|раздел|chapitre|titre|capítulo|question)\\s+(?:\\d{1,3}|[ivx]{1,6}|[a-z]|one|two|three|first|second)\\b",
    "(?-i:[IVX]{1,5}\\.?)\\s+\\S",
    "(?:table of )?contents$",
    "(?:summary|introduction|conclusions?|background|discussion|recommendations?|agenda|action requested|comments?|begin summary)$")
VERBS = any_of(
    "is|was|were|are|has|have|had|will|would|should|said|that|which|who|ist|war|hat|wird|dass|daß|est|été|qui|что|был[аои]?|который|es|fue|que")
FUNCTION_WORDS = words(
    "of the in for and to at on by from a an von der des die und für bei im de la le du et pour à en el los las del y e по и в на при из ii iii",
    "iv jr van den al bin ibn")
"""Small words inside names and titles."""
GENERIC = words(
    "end message text unquote quote copy secret confidential ditto continued attachment enclosure annex page over table figure note notes finis",
    "fin ende stop конец the meeting")
"""Words of which no signature is made."""
