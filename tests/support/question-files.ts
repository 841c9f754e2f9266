import { strToU8, zipSync } from 'fflate'

/** One small file of each format with what readers have to handle. Names decide the format only if the content doesn’t. */

const GIFT = `// [id:cap-1] [tag:easy]
$CATEGORY: $course$/top/Maps

::Capital::[html]<p>The capital of <b>Belarus</b> is</p>{
// a comment
=Minsk#Yes.
~%50%Brest
~Homiel#<i>No.</i>
####It is Minsk.
}

Two plus two \\= {#4:0.5 =%50%5:1 ~#No.} in decimal.

Match.{=a -> b =c -> d = -> e}

Water is wet.{T#wrong#right}

Order.{>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none
one
two
three
}
`

const AIKEN = `Which is a prime?
A) 4
B) 5
ANSWER: B
`

const CLOZE =
  'One is {1:NUMERICAL:=1:0.1#Yes~*#No}, two is {2:MULTICHOICE_S:=two~three#Too many}, {SA:no} {:MC:=a~b}.'

const CSV = `type,question,correct,wrong 1,wrong 2,explanation,tags
single-choice,"Which, of these?",a,b,c,Because.,x|y
numeric,Two and two?,4±0.5,,,,
matching,Match.,a=>1|b=>2,,,,
`

const ANKI = `#separator:tab
#html:true
#deck column:1
Maps::Asia\tCapital of <b>Armenia</b>?\tYerevan [sound:a.mp3]
Maps\t"A {{c1::cloze::hint}},
""quoted"""\textra
`

const MOODLE = `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>$course$/top/Maps//Charts/Asia</text></category></question>
  <question type="multichoice">
    <name><text>Capital</text></name>
    <questiontext format="html"><text><![CDATA[<p>Pick <img src="@@PLUGINFILE@@/red%20dot.png" alt="dot"> \\(x^2\\)</p>]]></text>
      <file name="red dot.png" encoding="base64">AAAA</file></questiontext>
    <single>false</single>
    <answer fraction="50"><text>a &amp;lt; b</text><feedback><text>f</text></feedback></answer>
    <answer fraction="50"><text>b</text></answer>
    <answer fraction="-100"><text>c</text></answer>
    <hint><text>h</text></hint><tags><tag><text>t</text></tag></tags>
  </question>
  <question type="numerical">
    <name><text>Far</text></name><questiontext><text>How far?</text></questiontext>
    <answer fraction="100"><text>1,5e3</text><tolerance>1</tolerance></answer>
    <answer fraction="0"><text>*</text></answer>
    <units><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit></units>
  </question>
  <question type="cloze"><name><text>Gaps</text></name><questiontext><text>{1:SA:=a~%50%b}</text></questiontext></question>
</quiz>
`

const QTI_12 = `<?xml version="1.0" encoding="UTF-8"?>
<questestinterop><assessment ident="q" title="Quiz"><section ident="root_section">
  <item ident="i1" title="Question">
    <itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>multiple_choice_question</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
    <presentation><material><mattext texttype="text/html">&lt;p&gt;Which?&lt;/p&gt;</mattext></material>
      <response_lid ident="response1" rcardinality="Single"><render_choice>
        <response_label ident="1"><material><mattext texttype="text/plain">a</mattext></material></response_label>
        <response_label ident="2"><material><mattext texttype="text/plain">b</mattext></material></response_label>
      </render_choice></response_lid></presentation>
    <resprocessing><outcomes><decvar maxvalue="100" varname="SCORE"/></outcomes>
      <respcondition continue="Yes"><conditionvar><varequal respident="response1">2</varequal></conditionvar><displayfeedback linkrefid="2_fb"/></respcondition>
      <respcondition continue="No"><conditionvar><varequal respident="response1">1</varequal></conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition>
    </resprocessing>
    <itemfeedback ident="2_fb"><flow_mat><material><mattext>No.</mattext></material></flow_mat></itemfeedback>
  </item>
</section></assessment></questestinterop>
`

const QTI_2 = `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="one" title="One" adaptive="false">
  <responseDeclaration identifier="R" cardinality="multiple" baseType="identifier">
    <correctResponse><value>A</value><value>C</value></correctResponse>
    <mapping upperBound="2" defaultValue="-1"><mapEntry mapKey="A" mappedValue="1"/><mapEntry mapKey="C" mappedValue="1"/></mapping>
  </responseDeclaration>
  <itemBody><p>Context</p><choiceInteraction responseIdentifier="R" maxChoices="0"><prompt>Which?</prompt>
    <simpleChoice identifier="A">this<feedbackInline identifier="A" outcomeIdentifier="F">Yes.</feedbackInline></simpleChoice>
    <simpleChoice identifier="B">that</simpleChoice><simpleChoice identifier="C" fixed="true">and this</simpleChoice></choiceInteraction></itemBody>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>
</assessmentItem>
`

const QTI_3 = `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="gap" title="Gap">
  <qti-response-declaration identifier="R" cardinality="single" base-type="float"><qti-correct-response><qti-value> 4.0 </qti-value></qti-correct-response></qti-response-declaration>
  <qti-item-body><p>Two and two is <qti-text-entry-interaction response-identifier="R"/>.</p></qti-item-body>
  <qti-response-processing><qti-response-condition><qti-response-if>
    <qti-equal tolerance-mode="absolute" tolerance="0.5 1"><qti-variable identifier="R"/><qti-correct identifier="R"/></qti-equal>
  </qti-response-if></qti-response-condition></qti-response-processing>
</qti-assessment-item>
`

const OLX = `<problem display_name="Fish">
  <choiceresponse partial_credit="EDC"><p>Look.</p><label>Which are fish?</label><checkboxgroup>
    <choice correct="true">Carp<choicehint selected="true">Yes.</choicehint></choice>
    <choice correct="false">Whale</choice>
  </checkboxgroup><solution><p>A whale is a mammal.</p></solution></choiceresponse>
  <demandhint><hint>Gills.</hint></demandhint>
</problem>
`

const MANIFEST = `<?xml version="1.0"?>
<manifest identifier="m"><resources><resource type="imsqti_item_xmlv2p1" href="one.xml"><file href="one.xml"/></resource></resources></manifest>
`

/** A package with two items and a picture. */
export function questionPackage(files: Record<string, string> = {}): Uint8Array {
  const contents = {
    'imsmanifest.xml': MANIFEST,
    'one.xml': QTI_2,
    'two.xml': QTI_3,
    'dot.png': 'x',
    ...files,
  }
  return zipSync(Object.fromEntries(Object.entries(contents).map(([name, text]) => [name, strToU8(text)])))
}

/** A text file of each format, by the format’s ID. */
export const QUESTION_TEXTS: Readonly<Record<string, { name: string; text: string }>> = {
  gift: { name: 'bank.gift', text: GIFT },
  aiken: { name: 'aiken.txt', text: AIKEN },
  cloze: { name: 'cloze.txt', text: CLOZE },
  csv: { name: 'sheet.csv', text: CSV },
  anki: { name: 'notes.txt', text: ANKI },
  'moodle-xml': { name: 'quiz.xml', text: MOODLE },
  qti12: { name: 'quiz.xml.qti', text: QTI_12 },
  qti2: { name: 'item.xml', text: QTI_2 },
  qti3: { name: 'item3.xml', text: QTI_3 },
  olx: { name: 'problem.xml', text: OLX },
}
