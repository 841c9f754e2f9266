import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { importIntoClass } from '@/bin/import-into-class'
import { requireClassPermission } from '@/server/access/class-access'
import { getOwnItem } from '@/server/access/item-access'
import { copyClass } from '@/server/classes/copy-class'
import { changeFormat, createImport, removeOldImports } from '@/server/interchange/create-import'
import { getImport, listImports } from '@/server/interchange/import-queries'
import { cancelImport, deleteImport, discardImported, orderImport } from '@/server/interchange/order-import'
import { resumeImports, runImport } from '@/server/interchange/run-import'
import { ItemSearchSchema, listItems } from '@/server/items/item-queries'
import { changeItemState, draftOf, saveDraft } from '@/server/items/write-item'
import { acting, actionsOf, errorWith, othersOf } from '@/tests/support/class-people'
import { createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const NOW = new Date('2027-03-01T12:00:00Z')
const ORDER: Parameters<typeof orderImport>[3] = {
  ...{ as: 'draft', concept: '', ifKnown: 'update', isAssignmentOnly: false },
  tags: [],
}

const FILE = `// [id:capital]
::Capital::Capital of Belarus?{=Minsk ~Brest####It is Minsk.}

::Broken::Two{

// [id:wet]
Water is wet.{T}

::Essay::Why?{}
`

async function createTaughtClass() {
  const { classId, instructorId, studentIds } = await createClass({ students: 1 })
  const { id: courseId } = await database().course.findUniqueOrThrow({
    where: { slug: 'csto-nagorno-karabakh' },
  })
  await database().class.update({ where: { id: classId }, data: { courseId } })
  return { classId, actor: acting(instructorId), studentId: studentIds[0] ?? '' }
}
type Taught = Awaited<ReturnType<typeof createTaughtClass>>

async function upload({ actor, classId }: Taught, text: string, name = 'file.gift') {
  const bytes = new TextEncoder().encode(text)
  return { class: classId, import: await createImport(actor, classId, async () => [{ name, bytes }]) }
}

const reviewOf = ({ actor }: Taught, target: { class: string; import: string }) =>
  getImport(actor.id, target, { show: 'all', page: 1 })

async function importAll(
  taught: Taught,
  text: string,
  order: Partial<Parameters<typeof orderImport>[3]> = {},
) {
  const target = await upload(taught, text)
  await orderImport(taught.actor, target, { show: 'all' }, { ...ORDER, ...order })
  await runImport(database(), target.import, NOW)
  return target
}

async function itemsOf({ actor, classId }: Taught) {
  const ofClass = await requireClassPermission(actor.id, classId, 'teach')
  return listItems(ofClass, ItemSearchSchema.parse({}))
}

test('an upload is reviewed first, and nothing of it is in the class', async () => {
  const taught = await createTaughtClass()
  const target = await upload(taught, FILE)
  const review = await reviewOf(taught, target)
  expect(review.files).toMatchObject([
    { name: 'file.gift', format: { id: 'gift' }, problems: [], canChange: true },
  ])
  expect(review.questions.map(({ title, status, line }) => [title, status, line])).toEqual([
    ['Capital', 'exact', 2],
    ['Broken', 'impossible', 4],
    ['Water is wet.', 'exact', 7],
    ['Essay', 'impossible', 9],
  ])
  const [capital, broken] = review.questions
  expect(capital).toMatchObject({
    type: 'single-choice',
    match: 'new',
    preview: { stem: 'Capital of Belarus?' },
  })
  expect(broken).toMatchObject({
    preview: null,
    sourceText: expect.stringMatching(/^::Broken::Two\{/),
    reasons: [{ kind: 'why' }],
  })
  expect(review.counts).toMatchObject({ all: 4, exact: 2, changed: 0, impossible: 2, left: 2, imported: 0 })
  expect(await itemsOf(taught)).toEqual([])
})

test('the questions that can be imported become drafts, with the concept and the tags', async () => {
  const taught = await createTaughtClass()
  const concept = 'csto-article-4'
  const course = await database().item.findFirstOrThrow({ where: { concept: { not: null } } })
  const target = await importAll(taught, FILE, { concept: course.concept ?? concept, tags: ['week 1'] })
  const items = await itemsOf(taught)
  expect(items.map(({ stem, version, tags }) => [stem, version, tags])).toEqual([
    ['Water is wet.', null, ['week 1']],
    ['Capital of Belarus?', null, ['week 1']],
  ])
  const own = await getOwnItem(taught.actor.id, { classId: taught.classId, itemId: items[0]?.id ?? '' })
  expect(draftOf(own).concept).toBe(course.concept)
  const review = await reviewOf(taught, target)
  expect(review.outcomes).toEqual({ draft: 2, published: 0, skipped: 0, failed: 0 })
  expect(review.questions[0]).toMatchObject({ outcome: 'draft', itemId: items[1]?.id, isWaiting: false })
  expect(await actionsOf(taught.classId)).toContain('item.import')
  expect(await listImports(taught.classId)).toMatchObject([
    { files: ['file.gift'], questions: 4, imported: 2 },
  ])
})

test('complete questions are published, and others stay drafts that say why', async () => {
  const taught = await createTaughtClass()
  const target = await importAll(taught, FILE, { as: 'published' })
  const { questions } = await reviewOf(taught, target)
  expect(questions.map(({ outcome }) => outcome)).toEqual(['published', null, 'draft', null])
  expect(questions[2]?.remark).toMatch(/^Saved as a draft: .*explanation/i)
  expect((await itemsOf(taught)).map(({ version }) => version).sort()).toEqual([1, null])
})

test('questions can be for assignments only from the start', async () => {
  const taught = await createTaughtClass()
  await importAll(taught, FILE, { isAssignmentOnly: true })
  expect((await itemsOf(taught)).map(({ isAssignmentOnly }) => isAssignmentOnly)).toEqual([true, true])
})

test('questions of one category can be shown and imported', async () => {
  const taught = await createTaughtClass()
  const target = await upload(
    taught,
    '$CATEGORY: Maps\n\nOne{T}\n\n$CATEGORY: Charts/Asia\n\nTwo{T}\n\nThree{F}',
  )
  const shown = { show: 'all', category: 'Charts / Asia' } as const
  const review = await getImport(taught.actor.id, target, { ...shown, page: 1 })
  expect(review.categories).toEqual(['Charts / Asia', 'Maps'])
  expect(review.counts).toMatchObject({ all: 2, left: 2 })
  expect(review.questions.map(({ title }) => title)).toEqual(['Two', 'Three'])
  expect(await orderImport(taught.actor, target, shown, ORDER)).toBe(2)
})

test('a filter of imported questions imports nothing', async () => {
  const taught = await createTaughtClass()
  const target = await upload(taught, FILE)
  await expect(orderImport(taught.actor, target, { show: 'imported' }, ORDER)).rejects.toEqual(
    errorWith('INVALID_INPUT'),
  )
  expect(await orderImport(taught.actor, target, { show: 'left' }, ORDER)).toBe(2)
})

test('only selected questions are imported, once', async () => {
  const taught = await createTaughtClass()
  const target = await upload(taught, FILE)
  const { questions } = await reviewOf(taught, target)
  const ids = questions.map(({ id }) => id).slice(0, 2)
  expect(await orderImport(taught.actor, target, { ids }, ORDER)).toBe(1)
  await runImport(database(), target.import, NOW)
  await expect(orderImport(taught.actor, target, { ids }, ORDER)).rejects.toEqual(errorWith('INVALID_INPUT'))
  expect(await itemsOf(taught)).toHaveLength(1)
})

test('the same file again changes nothing', async () => {
  const taught = await createTaughtClass()
  await importAll(taught, FILE)
  const again = await upload(taught, FILE)
  const { questions, counts } = await reviewOf(taught, again)
  expect(questions.map(({ match }) => match)).toEqual(['unchanged', 'new', 'unchanged', 'new'])
  expect(counts.known).toBe(2)
  await orderImport(taught.actor, again, { show: 'all' }, ORDER)
  await runImport(database(), again.import, NOW)
  expect(await itemsOf(taught)).toHaveLength(2)
  expect((await reviewOf(taught, again)).outcomes.skipped).toBe(2)
})

test('a changed question is compared, and an update is its next version', async () => {
  const taught = await createTaughtClass()
  await importAll(taught, FILE, { as: 'published' })
  const before = (await itemsOf(taught)).find(({ version }) => version === 1)
  const changed = FILE.replace('~Brest', '~Brest#No.')
  const target = await upload(taught, changed)
  const { questions } = await reviewOf(taught, target)
  expect(questions[0]).toMatchObject({
    match: 'changed',
    changes: [{ location: 'Option “Brest”: Feedback', before: null, after: 'No.' }],
  })
  await orderImport(taught.actor, target, { show: 'known' }, { ...ORDER, as: 'published' })
  await runImport(database(), target.import, NOW)
  const items = await itemsOf(taught)
  expect(items).toHaveLength(2)
  expect(items.find(({ id }) => id === before?.id)?.version).toBe(2)
})

test('known questions can be imported again as new ones, or left out', async () => {
  const taught = await createTaughtClass()
  await importAll(taught, FILE)
  await importAll(taught, FILE, { ifKnown: 'skip' })
  expect(await itemsOf(taught)).toHaveLength(2)
  await importAll(taught, FILE, { ifKnown: 'copy' })
  expect(await itemsOf(taught)).toHaveLength(4)
})

test('the format can be corrected until questions are imported', async () => {
  const taught = await createTaughtClass()
  const target = await upload(taught, 'Which?\nA) a\nB) b\nANSWER: A\n', 'file.txt')
  const file = (await reviewOf(taught, target)).files[0]
  expect(file?.format?.id).toBe('aiken')
  const change = (format: string) => changeFormat(taught.actor, { ...target, file: file?.id ?? '', format })
  await change('gift')
  expect((await reviewOf(taught, target)).files[0]?.format?.id).toBe('gift')
  await change('aiken')
  await orderImport(taught.actor, target, { show: 'all' }, ORDER)
  await expect(change('gift')).rejects.toEqual(errorWith('CONFLICT'))
})

test('a canceled import leaves the rest in the review', async () => {
  const taught = await createTaughtClass()
  const target = await upload(taught, FILE)
  await orderImport(taught.actor, target, { show: 'all' }, ORDER)
  expect((await reviewOf(taught, target)).waiting).toBe(2)
  expect(await cancelImport(taught.actor, target)).toBe(2)
  expect(await runImport(database(), target.import, NOW)).toBe(0)
  expect((await reviewOf(taught, target)).counts.left).toBe(2)
})

test('an interrupted import resumes', async () => {
  const taught = await createTaughtClass()
  const target = await upload(taught, FILE)
  await orderImport(taught.actor, target, { show: 'all' }, ORDER)
  await resumeImports(database(), NOW)
  expect(await itemsOf(taught)).toHaveLength(2)
})

test('a question that fails doesn’t stop the others', async () => {
  const taught = await createTaughtClass()
  const target = await upload(taught, FILE)
  const { questions } = await reviewOf(taught, target)
  await orderImport(taught.actor, target, { show: 'all' }, ORDER)
  await database().importedQuestion.update({
    where: { id: questions[0]?.id ?? '' },
    data: { draft: { type: 'no type' } },
  })
  await runImport(database(), target.import, NOW)
  const outcomes = await database().importedQuestion.findMany({
    where: { batchId: target.import, draft: { not: {} } },
    orderBy: { position: 'asc' },
    select: { outcome: true },
  })
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['failed', 'draft'])
})

test('undoing discards the drafts that no one changed', async () => {
  const taught = await createTaughtClass()
  const target = await importAll(taught, FILE)
  const [first] = await itemsOf(taught)
  const edited = { classId: taught.classId, itemId: first?.id ?? '' }
  await saveDraft(taught.actor, edited, { draft: { stem: 'Mine' }, revision: 0, now: NOW })
  expect((await reviewOf(taught, target)).discardable).toBe(1)
  expect(await discardImported(taught.actor, target)).toBe(1)
  expect((await itemsOf(taught)).map(({ stem }) => stem)).toEqual(['Mine'])
  expect((await reviewOf(taught, target)).counts).toMatchObject({ left: 1, imported: 1 })
})

test('a deleted draft can be imported again', async () => {
  const taught = await createTaughtClass()
  const target = await importAll(taught, FILE)
  for (const { id } of await itemsOf(taught))
    await changeItemState(taught.actor, { class: taught.classId, item: id, what: 'discard' }, NOW)
  await orderImport(taught.actor, target, { show: 'left' }, ORDER)
  await runImport(database(), target.import, NOW)
  expect(await itemsOf(taught)).toHaveLength(2)
})

test('removing an import keeps its questions, and they are recognized later', async () => {
  const taught = await createTaughtClass()
  const target = await importAll(taught, FILE)
  await deleteImport(taught.actor, target)
  await expect(reviewOf(taught, target)).rejects.toEqual(errorWith('NOT_FOUND'))
  expect((await reviewOf(taught, await upload(taught, FILE))).counts.known).toBe(2)
})

test('a copied class recognizes its questions', async () => {
  const taught = await createTaughtClass()
  await importAll(taught, FILE)
  const dates = { from: '2027-03-01', to: '2027-09-01' }
  const { id } = await copyClass(taught.actor, { class: taught.classId, name: 'Copy', term: '', ...dates })
  const copied = { ...taught, classId: id }
  const { questions } = await reviewOf(copied, await upload(copied, FILE))
  expect(questions.map(({ match }) => match)).toEqual(['unchanged', 'new', 'unchanged', 'new'])
})

test('several processes import each question once', async () => {
  const taught = await createTaughtClass()
  const text = Array.from({ length: 60 }, (_, index) => `Is ${index} so?{T}`).join('\n\n')
  const target = await upload(taught, text)
  await orderImport(taught.actor, target, { show: 'all' }, ORDER)
  const done = await Promise.all([1, 2, 3].map(() => runImport(database(), target.import, NOW)))
  expect(done.reduce((sum, count) => sum + count, 0)).toBe(60)
  expect(await itemsOf(taught)).toHaveLength(60)
  const third = await getImport(taught.actor.id, target, { show: 'all', page: 3 })
  expect(third.questions.map(({ title }) => title)[0]).toBe('Is 40 so?')
})

test('old imports are removed', async () => {
  const taught = await createTaughtClass()
  const target = await upload(taught, FILE)
  const { createdAt } = await database().importBatch.findUniqueOrThrow({ where: { id: target.import } })
  await removeOldImports(database(), createdAt)
  expect(await listImports(taught.classId)).toHaveLength(1)
  await removeOldImports(database(), new Date(createdAt.getTime() + 31 * 86_400_000))
  expect(await listImports(taught.classId)).toEqual([])
})

test('texts that the database can’t store are stored without those characters', async () => {
  const taught = await createTaughtClass()
  const target = await upload(taught, FILE, 'bad\ud800\0.gift')
  expect((await reviewOf(taught, target)).files[0]?.name).toBe('bad\ufffd.gift')
})

describe('who can import', () => {
  test('only those who write the questions of the class', async () => {
    const taught = await createTaughtClass()
    const target = await upload(taught, FILE)
    const file = (await reviewOf(taught, target)).files[0]?.id ?? ''
    for (const [userId, code] of await othersOf(taught.classId, taught.studentId)) {
      const other = acting(userId)
      const attempts = [
        () => createImport(other, taught.classId, async () => [{ name: 'a', bytes: new Uint8Array(1) }]),
        () => getImport(userId, target, { show: 'all', page: 1 }),
        () => orderImport(other, target, { show: 'all' }, ORDER),
        () => cancelImport(other, target),
        () => discardImported(other, target),
        () => deleteImport(other, target),
        () => changeFormat(other, { ...target, file, format: 'gift' }),
      ]
      for (const attempt of attempts) await expect(attempt()).rejects.toEqual(errorWith(code))
    }
  })

  test('a batch of another class isn’t found', async () => {
    const [own, other] = [await createTaughtClass(), await createTaughtClass()]
    const target = { ...(await upload(other, FILE)), class: own.classId }
    const file = 'any'
    const attempts = [
      () => reviewOf(own, target),
      () => orderImport(own.actor, target, { show: 'all' }, ORDER),
      () => cancelImport(own.actor, target),
      () => deleteImport(own.actor, target),
      () => discardImported(own.actor, target),
      () => changeFormat(own.actor, { ...target, file, format: 'gift' }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toEqual(errorWith('NOT_FOUND'))
  })

  test('empty uploads and unknown concepts are refused', async () => {
    const taught = await createTaughtClass()
    await expect(createImport(taught.actor, taught.classId, async () => [])).rejects.toEqual(
      errorWith('INVALID_INPUT'),
    )
    const target = await upload(taught, FILE)
    await expect(
      orderImport(taught.actor, target, { show: 'all' }, { ...ORDER, concept: 'no-such-concept' }),
    ).rejects.toEqual(errorWith('INVALID_INPUT'))
  })
})

test('the command line imports like the page, and prints what happened to each question', async () => {
  const taught = await createTaughtClass()
  const folder = await mkdtemp(path.join(tmpdir(), 'casebook-import-'))
  const file = path.join(folder, 'file.gift')
  await writeFile(file, FILE)
  const { email } = await database().user.findUniqueOrThrow({ where: { id: taught.actor.id } })
  const options = { files: [file], class: taught.classId, by: email ?? '' }
  const { lines, isComplete } = await importIntoClass({ ...options, publish: true, tags: 'a, b' })
  expect(lines[0]).toBe('file.gift:2: “Capital”: published')
  expect(lines.at(-1)).toBe('1 draft, 1 published, 0 already in the class, 0 failed, 2 not possible')
  expect(isComplete).toBe(false)
  expect((await itemsOf(taught)).map(({ tags }) => tags)).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ])
  await expect(importIntoClass({ ...options, by: 'no-one@example.org' })).rejects.toThrow(/No account/)
  await expect(importIntoClass({ ...options, class: 'no class' })).rejects.toThrow(/isn’t in a class/)
})

describe('images', () => {
  const moodle = (image: string, alt: string) => `<?xml version="1.0"?><quiz><question type="truefalse">
    <name><text>Red</text></name>
    <questiontext format="html"><text><![CDATA[<p><img src="@@PLUGINFILE@@/red%20dot.png" alt="${alt}"> Is it red?</p>]]></text>
    <file name="red dot.png" path="/" encoding="base64">${image}</file></questiontext>
    <generalfeedback><text>It is.</text></generalfeedback>
    <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
    </question></quiz>`
  const png = () =>
    sharp({ create: { width: 4, height: 3, channels: 3, background: '#ff0000' } })
      .png()
      .toBuffer()

  test('embedded images are stored, shown in the review, and published', async () => {
    const taught = await createTaughtClass()
    const text = moodle((await png()).toString('base64'), 'A dot')
    const target = await upload(taught, text, 'file.xml')
    const [question] = (await reviewOf(taught, target)).questions
    expect(question).toMatchObject({ status: 'exact', reasons: [] })
    expect(question?.preview?.stem).toMatch(/^!\[A dot\]\(media:\S+\/4x3\) Is it red\?$/)
    await orderImport(taught.actor, target, { show: 'all' }, { ...ORDER, as: 'published' })
    await runImport(database(), target.import, NOW)
    expect((await reviewOf(taught, target)).outcomes.published).toBe(1)
    const media = await database().media.findMany({
      where: { classId: taught.classId },
      include: { uses: true },
    })
    expect(media.map(({ uses }) => uses.length)).toEqual([1])
    const again = await upload(taught, text, 'file.xml')
    expect((await reviewOf(taught, again)).questions[0]?.match).toBe('unchanged')
  })

  test('an image without an alt text must get one before the question is published', async () => {
    const taught = await createTaughtClass()
    const target = await upload(taught, moodle((await png()).toString('base64'), ''), 'file.xml')
    const [question] = (await reviewOf(taught, target)).questions
    expect(question).toMatchObject({
      ...{ status: 'changed', reasons: [{ kind: 'needs', text: 'The alt text of every image.' }] },
    })
    await orderImport(taught.actor, target, { show: 'all' }, { ...ORDER, as: 'published' })
    await runImport(database(), target.import, NOW)
    expect((await reviewOf(taught, target)).questions[0]).toMatchObject({
      ...{ outcome: 'draft', remark: expect.stringContaining('alt text') },
    })
  })

  test('a damaged image is listed as lost, and leaves its alt text', async () => {
    const taught = await createTaughtClass()
    const target = await upload(taught, moodle('AAAA', 'A dot'), 'file.xml')
    const [question] = (await reviewOf(taught, target)).questions
    expect(question).toMatchObject({
      status: 'changed',
      reasons: [{ kind: 'lost', text: 'Pictures and sounds that can’t be imported: red dot.png.' }],
      preview: { stem: '\\[A dot\\] Is it red?' },
    })
  })

  test('an image within the text is stored', async () => {
    const taught = await createTaughtClass()
    const content = (await png()).toString('base64')
    const html = `<img src="data:image/png;base64,${content}" alt="A dot"> Is it so?`
    const target = await upload(taught, `[html]${html.replace(/([=~#{}:])/g, '\\$1')}{T}`)
    const [question] = (await reviewOf(taught, target)).questions
    expect(question).toMatchObject({ status: 'exact' })
    expect(question?.preview?.stem).toMatch(/^!\[A dot\]\(media:\S+\/4x3\) Is it so\?$/)
  })

  test('images of a package are stored', async () => {
    const taught = await createTaughtClass()
    const item = `<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="one" title="One" adaptive="false">
      <responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration>
      <itemBody><p><img src="../images/red.png" alt="A dot"/></p><choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Which?</prompt>
      <simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction></itemBody>
      <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/></assessmentItem>`
    const bytes = zipSync({ 'items/one.xml': strToU8(item), 'images/red.png': await png() })
    const target = {
      class: taught.classId,
      import: await createImport(taught.actor, taught.classId, async () => [{ name: 'a.zip', bytes }]),
    }
    const [question] = (await reviewOf(taught, target)).questions
    expect(question).toMatchObject({ entry: 'items/one.xml', sourceText: expect.stringContaining('<img') })
    expect(question?.preview?.stem).toMatch(/!\[A dot\]\(media:\S+\/4x3\)/)
  })
})
