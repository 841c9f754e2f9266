import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import sqlite from 'node-sqlite3-wasm'
import { describe, expect, test } from 'vitest'
import { toNeutral } from '@/domain/interchange/read-file'
import { readUpload } from '@/server/interchange/open-file'
import { readForReview } from '@/server/interchange/read-for-review'
import { QUESTION_TEXTS, questionPackage } from '@/tests/support/question-files'

const SEPARATOR = '\u001f'

/** A collection as Anki writes it, without what isn’t read. */
function collection(statements: readonly string[]): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'casebook-test-'))
  try {
    const file = path.join(folder, 'collection.db')
    const database = new sqlite.Database(file)
    for (const statement of statements) database.exec(statement)
    database.close()
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const NOTES = [
  'CREATE TABLE notes (id INTEGER PRIMARY KEY, guid TEXT, mid INTEGER, tags TEXT, flds TEXT)',
  'CREATE TABLE cards (id INTEGER PRIMARY KEY, nid INTEGER, did INTEGER, ord INTEGER)',
  `INSERT INTO notes VALUES (1, 'g1', 7, ' t1 t2 ', 'Front${SEPARATOR}<b>Back</b>'), (2, 'g2', 8, '', 'A {{c1::gap}}${SEPARATOR}more')`,
  'INSERT INTO cards VALUES (1, 1, 9, 0), (2, 2, 9, 0)',
]
const MODELS = JSON.stringify({
  7: { name: 'Basic', type: 0, flds: [{ name: 'Front' }, { name: 'Back', ord: 1 }] },
  8: { name: 'Cloze', type: 1, flds: [{ name: 'Text' }, { name: 'Extra', ord: 1 }] },
})
const LEGACY = [
  ...NOTES,
  'CREATE TABLE col (models TEXT, decks TEXT)',
  `INSERT INTO col VALUES ('${MODELS}', '{"9":{"name":"Maps::Asia"}}')`,
]
const RECENT = [
  ...NOTES,
  'CREATE TABLE notetypes (id INTEGER PRIMARY KEY, name TEXT, config BLOB)',
  'CREATE TABLE fields (ntid INTEGER, ord INTEGER, name TEXT, PRIMARY KEY (ntid, ord)) WITHOUT ROWID',
  'CREATE TABLE decks (id INTEGER PRIMARY KEY, name TEXT)',
  "INSERT INTO notetypes VALUES (7, 'Basic', x'0800'), (8, 'Cloze', x'0801')",
  "INSERT INTO fields VALUES (7, 0, 'Front'), (7, 1, 'Back'), (8, 0, 'Text'), (8, 1, 'Extra')",
  `INSERT INTO decks VALUES (9, 'Maps${SEPARATOR}Asia')`,
]

/** Schema 18 uses a collation that SQLite doesn’t have. */
const WITH_COLLATION = [
  ...RECENT.map((statement) =>
    statement.replace('name TEXT, PRIMARY KEY', 'name TEXT COLLATE NOCASE, PRIMARY KEY'),
  ),
  'PRAGMA writable_schema=ON',
  "UPDATE sqlite_schema SET sql = replace(sql, 'COLLATE NOCASE', 'COLLATE unicase')",
]

/** A zstandard frame of blocks that aren’t compressed (RFC 8878, 3.1.1). */
function zstandard(bytes: Uint8Array): Uint8Array {
  const size = new Uint8Array(new Uint32Array([bytes.length]).buffer)
  const parts: number[] = [0x28, 0xb5, 0x2f, 0xfd, 0xa0, ...size]
  for (let at = 0; at < bytes.length; at += 65_536) {
    const block = bytes.subarray(at, at + 65_536)
    const header = (at + 65_536 >= bytes.length ? 1 : 0) + block.length * 8
    parts.push(header & 0xff, (header >> 8) & 0xff, header >> 16, ...block)
  }
  return Uint8Array.from(parts)
}

const read = async (name: string, bytes: Uint8Array) =>
  toNeutral(await readUpload({ name, bytes })) as {
    format: string
    outcome: string
    questions: Record<string, unknown>[]
    problems: { code: string }[]
  }

test.each([
  ['older versions', 'collection.anki2', LEGACY],
  ['the middle versions', 'collection.anki21', RECENT],
])('an Anki package of %s', async (_, name, statements) => {
  const result = await read('deck.apkg', zipSync({ [name]: collection(statements) }))
  expect(result).toMatchObject({ format: 'anki', outcome: 'all', problems: [] })
  expect(result.questions[0]).toMatchObject({
    ...{ type: 'card', guid: 'g1', notetype: 'Basic', deck: ['Maps', 'Asia'], tags: ['t1', 't2'] },
    fields: { Front: 'Front', Back: 'Back' },
  })
  expect(result.questions[1]).toMatchObject({
    type: 'cloze-note',
    extra: 'more',
    stem: { text: 'A {{c1::gap}}' },
  })
})

test('a new Anki package: compressed, with a stub for older versions and an unknown collation', async () => {
  const stub = collection([...LEGACY, "UPDATE notes SET flds = 'Please update' || flds"])
  const files = { 'collection.anki2': stub, 'collection.anki21b': zstandard(collection(WITH_COLLATION)) }
  const result = await read('deck.apkg', zipSync(files))
  expect(result).toMatchObject({ outcome: 'all', problems: [] })
  expect(result.questions[0]).toMatchObject({
    fields: { Front: 'Front', Back: 'Back' },
    deck: ['Maps', 'Asia'],
  })
})

test('a broken or missing collection is refused with the reason', async () => {
  expect(
    (await read('a.apkg', zipSync({ 'collection.anki2': strToU8('no database') }))).problems[0]?.code,
  ).toBe('broken-collection')
  expect(
    (await read('a.apkg', zipSync({ 'collection.anki21b': strToU8('no zstandard') }))).problems[0]?.code,
  ).toBe('broken-collection')
  expect((await read('a.apkg', zipSync({ media: strToU8('{}') }))).problems[0]?.code).toBe('no-collection')
  expect((await read('a.apkg', strToU8('text'))).problems[0]?.code).toBe('not-a-zip')
})

test('a package of QTI: each question with its file', async () => {
  const result = await read(
    'a.zip',
    questionPackage({ 'three.xml': '<assessmentItem>\n<broken></assessmentItem>' }),
  )
  expect(result.questions.map(({ file }) => file)).toEqual(['one.xml', 'two.xml'])
  expect(result.problems).toMatchObject([
    { severity: 'error', file: 'three.xml', line: 2, code: 'not-well-formed' },
  ])
  expect(result).toMatchObject({ format: 'imscc', outcome: 'some', package: { files: ['dot.png'] } })
})

test('a Canvas cartridge contains each quiz twice: the file with more details is read', async () => {
  const quiz = QUESTION_TEXTS.qti12?.text ?? ''
  const files = {
    'imsmanifest.xml': '<manifest/>',
    'q1/assessment_qti.xml': quiz,
    'non_cc_assessments/q1.xml.qti': quiz,
  }
  const bytes = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  )
  expect(await read('course.imscc', bytes)).toMatchObject({
    questions: [{ file: 'non_cc_assessments/q1.xml.qti' }],
    package: { assessments: [{ title: 'Quiz', questions: 1 }], skipped: [{ file: 'q1/assessment_qti.xml' }] },
  })
})

test('packages without a manifest, in a folder, or with files missing', async () => {
  const item = QUESTION_TEXTS.qti2?.text ?? ''
  const codes = async (files: Record<string, string>) => {
    const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const)
    return (await read('a.zip', zipSync(Object.fromEntries(entries)))).problems.map(({ code }) => code)
  }
  const manifest = (href: string) => `<manifest><resource><file href="${href}"/></resource></manifest>`
  expect(await codes({ 'one.xml': item })).toEqual(['no-manifest'])
  expect(await codes({ 'export/imsmanifest.xml': manifest('one.xml'), 'export/one.xml': item })).toEqual([
    'manifest-in-folder',
  ])
  expect(await codes({ 'imsmanifest.xml': manifest('gone.xml'), 'one.xml': item })).toEqual(['missing-file'])
  expect(await codes({ 'imsmanifest.xml': manifest('one%20item.xml'), 'one_item.xml': item })).toEqual([])
  expect(await codes({})).toEqual(['no-manifest'])
})

describe('pictures of Anki', () => {
  const pictured = (statements: readonly string[]) => [
    ...statements,
    'UPDATE notes SET flds = replace(flds, \'Front\', \'<img src="a b.png" alt="A map"> Which?\')',
  ]
  /** Stands for the store: each picture is named after its content. */
  const review = (files: Record<string, Uint8Array>) =>
    readForReview(
      { name: 'deck.apkg', bytes: zipSync(files) },
      { storeImage: async (bytes) => `media:${new TextDecoder().decode(bytes)}` },
    )

  test('are found by the list of names', async () => {
    const { entries } = await review({
      'collection.anki2': collection(pictured(LEGACY)),
      media: strToU8('{"0":"other.png","1":"a b.png"}'),
      ...{ 0: strToU8('other'), 1: strToU8('found') },
    })
    expect(entries[0]?.draft?.stem).toBe('![A map](media:found) Which?')
    expect(entries[0]?.sourceText).toBe('Front: Which?\nBack: Back')
  })

  test('are unpacked in new packages, whose list is packed too', async () => {
    const name = (text: string) => [0x0a, text.length, ...strToU8(text)]
    const entry = (text: string) => [0x0a, text.length + 4, ...name(text), 0x10, 0x05]
    const { entries } = await review({
      'collection.anki21b': zstandard(collection(pictured(WITH_COLLATION))),
      media: zstandard(Uint8Array.from([...entry('other.png'), ...entry('a b.png')])),
      ...{ 0: zstandard(strToU8('other')), 1: zstandard(strToU8('found')) },
    })
    expect(entries[0]?.draft?.stem).toBe('![A map](media:found) Which?')
  })

  test.each([
    ['missing', null],
    ['no JSON', strToU8('{')],
    ['not a list of names', strToU8('{"0":1}')],
    ['not packed', strToU8('xyz')],
    ['cut off', zstandard(Uint8Array.from([0x0a, 0x40, 0x0a]))],
    ['another message', zstandard(Uint8Array.from([0x0d, 0x01]))],
  ])('leave their alt texts if the list is %s', async (_, media) => {
    const { entries } = await review({
      'collection.anki2': collection(pictured(LEGACY)),
      ...(media && { media }),
    })
    expect(entries[0]).toMatchObject({
      draft: { stem: '\\[A map\\] Which?' },
      reasons: expect.arrayContaining([
        { kind: 'lost', text: 'Pictures and sounds that can’t be imported: a b.png.' },
      ]),
    })
  })
})

test('a broken picture of a package costs only itself', async () => {
  const item = (
    source: string,
  ) => `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="one" title="One" adaptive="false">
    <responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration>
    <itemBody><p><img src="${source}" alt="A map"/></p><choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Which?</prompt>
    <simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction></itemBody></assessmentItem>`
  const files = {
    'broken.png': strToU8('0123456789'.repeat(100)),
    'fine.png': strToU8('fine'),
    'one.xml': strToU8(item('broken.png')),
    'two.xml': strToU8(item('fine.png')),
  }
  const bytes = zipSync(files)
  // The compressed content follows the header of 30 bytes and the name.
  bytes.fill(0xff, 30 + 'broken.png'.length, 30 + 'broken.png'.length + 8)
  const { entries } = await readForReview(
    { name: 'a.zip', bytes },
    { storeImage: async (content) => `media:${new TextDecoder().decode(content)}` },
  )
  expect(entries.map(({ draft }) => String(draft?.stem).split(' Which?')[0]?.split('\n')[0])).toEqual([
    '\\[A map\\]',
    '![A map](media:fine)',
  ])
})
