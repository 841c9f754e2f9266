import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { imageMarkdown } from '@/domain/media/image-reference'
import { getOwnItem } from '@/server/access/item-access'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { copyClass } from '@/server/classes/copy-class'
import { copyItem, createItem, draftOf, publishItem, saveDraft } from '@/server/items/write-item'
import { convertImage } from '@/server/media/convert-image'
import { getImage } from '@/server/media/find-image'
import { s3Store } from '@/server/media/media-store'
import { saveImage } from '@/server/media/save-image'
import { acting, addMember, errorWith } from '@/tests/support/class-people'
import { createLearner } from '@/tests/support/sample-attempt'
import { createAccount, createAssignmentRow, createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const color = (background: string, side = 8) =>
  sharp({ create: { width: side, height: side, channels: 3, background } })
let png: Buffer
beforeAll(async () => {
  png = await color('#336699').png().toBuffer()
})

const NOW = new Date('2027-03-01T12:00:00Z')
const NOT_FOUND = errorWith('NOT_FOUND')

/** A class with a published question that shows one image in its stem and another in its explanation, in an assignment. */
async function createPictured(rules: object = {}) {
  const testClass = await createClass({ students: 2 })
  const { classId, instructorId, courseId: ownCourse } = testClass
  const { id: courseId } = await database().course.findUniqueOrThrow({
    where: { slug: 'csto-nagorno-karabakh' },
  })
  await database().class.update({ where: { id: classId }, data: { courseId } })
  const [stem, explanation] = await Promise.all(
    ['#aa0000', '#00aa00'].map(async (background) =>
      saveImage(instructorId, classId, () => color(background).png().toBuffer()),
    ),
  )
  if (!stem || !explanation) throw new Error('no image')
  const itemId = await publishWith(testClass, {
    stem: `Which?\n\n${imageMarkdown('A chart', stem.target)}`,
    explanation: imageMarkdown('The solution', explanation.target),
  })
  const { slug } = await database().item.findUniqueOrThrow({ where: { id: itemId } })
  const assignment = await createAssignmentRow({ classId, courseId, itemSlugs: [slug], rules })
  return { ...testClass, ...assignment, courseId, ownCourse, itemId, stem, explanation }
}

async function publishWith(
  { classId, instructorId }: { classId: string; instructorId: string },
  texts: object,
) {
  const itemId = await createItem(acting(instructorId), { class: classId, type: 'single-choice' })
  const target = { classId, itemId }
  const own = await getOwnItem(instructorId, target)
  const draft = {
    ...draftOf(own),
    ...{ stem: 'Which?', explanation: 'Because.' },
    options: [
      { id: 'a', text: 'One', key: true },
      { id: 'b', text: 'Two', feedback: 'No.' },
    ],
    ...texts,
  }
  await saveDraft(acting(instructorId), target, { draft, revision: 0, now: NOW })
  await publishItem(acting(instructorId), target)
  return itemId
}

test('an image is stored once, converted, for those who can edit the class’s questions', async () => {
  const { classId, instructorId, studentIds } = await createClass({ students: 1 })
  const saved = await saveImage(instructorId, classId, async () => png)
  expect(saved).toMatchObject({ width: 8, height: 8, target: `media:${saved.id}/8x8` })
  expect(await saveImage(instructorId, classId, async () => png)).toEqual(saved)
  const { type, bytes } = await getImage(instructorId, saved.id, NOW)
  expect(type).toBe('image/webp')
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 8, height: 8 })
  const never = async () => {
    throw new Error('the body was read before the permission was checked')
  }
  const observer = await addMember(classId, 'OBSERVER')
  for (const [userId, code] of [
    [await createAccount('Stranger'), 'NOT_FOUND'],
    [studentIds[0] ?? '', 'FORBIDDEN'],
    [observer, 'FORBIDDEN'],
  ] as const)
    await expect(saveImage(userId, classId, never)).rejects.toEqual(errorWith(code))
})

test('only staff, and students whose attempt shows the question, can see its image', async () => {
  const pictured = await createPictured({ resultsPolicy: 'exam' })
  const { classId, instructorId, studentIds, assignmentId, stem } = pictured
  const [taking = '', other = ''] = studentIds
  const outsider = (await createClass()).instructorId
  const guest = await createLearner({})
  const staff = [instructorId, await addMember(classId, 'ASSISTANT'), await addMember(classId, 'OBSERVER')]
  for (const userId of staff) expect((await getImage(userId, stem.id, NOW)).type).toBe('image/webp')
  for (const userId of [taking, other, outsider, guest])
    await expect(getImage(userId, stem.id, NOW)).rejects.toEqual(NOT_FOUND)

  await startAssignment(taking, { classId, assignmentId }, { password: '', now: NOW })
  expect((await getImage(taking, stem.id, NOW)).type).toBe('image/webp')
  for (const userId of [other, outsider, guest])
    await expect(getImage(userId, stem.id, NOW)).rejects.toEqual(NOT_FOUND)

  const membership = { classId_userId: { classId, userId: taking } }
  await database().classMember.update({ where: membership, data: { leftAt: NOW } })
  await expect(getImage(taking, stem.id, NOW)).rejects.toEqual(NOT_FOUND)
})

test('an image of the explanation is visible only with the explanation', async () => {
  for (const [resultsPolicy, isShown] of [
    ['practice', true],
    ['exam', false],
  ] as const) {
    const { classId, assignmentId, studentIds, explanation, instructorId } = await createPictured({
      resultsPolicy,
    })
    const [learnerId = ''] = studentIds
    const { id: attemptId } = await startAssignment(
      learnerId,
      { classId, assignmentId },
      { password: '', now: NOW },
    )
    await expect(getImage(learnerId, explanation.id, NOW)).rejects.toEqual(NOT_FOUND)
    await saveResponse({
      ...{ learnerId, attemptId, slot: 1, response: 'b', revision: 0, clientId: 'tab', sequence: 1 },
    })
    await submitAttempt({ learnerId, attemptId, now: NOW })
    const later = new Date(NOW.getTime() + 3_600_000)
    const seen = getImage(learnerId, explanation.id, later)
    if (isShown) expect((await seen).type).toBe('image/webp')
    else await expect(seen).rejects.toEqual(NOT_FOUND)
    expect((await getImage(instructorId, explanation.id, later)).type).toBe('image/webp')
  }
})

test('a question can’t show an image of a class that its author doesn’t teach', async () => {
  const { stem } = await createPictured()
  const other = await createPictured()
  const texts = { stem: `Which?\n\n${imageMarkdown('A chart', stem.target)}` }
  await expect(publishWith(other, texts)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    fieldErrors: { stem: 'This image isn’t in this class. Insert it again.' },
  })
  await expect(getImage(other.instructorId, stem.id, NOW)).rejects.toEqual(NOT_FOUND)
})

test('a question can’t be published with an image without alt text or an invalid formula', async () => {
  const pictured = await createPictured()
  const { stem } = pictured
  await expect(publishWith(pictured, { stem: `Which? ![](${stem.target})` })).rejects.toMatchObject({
    fieldErrors: { stem: expect.stringContaining('alt text') },
  })
  await expect(publishWith(pictured, { explanation: '$\\frac{a$' })).rejects.toMatchObject({
    fieldErrors: { explanation: expect.stringContaining('Formula \\frac{a') },
  })
})

test('copies of a question and of a class show its images', async () => {
  const pictured = await createPictured()
  const { classId, instructorId, itemId, stem, courseId } = pictured
  const copied = await copyClass(acting(instructorId), {
    ...{ class: classId, name: 'A copy', term: null, from: '2027-03-01', to: '2027-09-01' },
  })
  const other = await createClass()
  await database().class.update({ where: { id: other.classId }, data: { courseId } })
  await database().classMember.create({
    data: { classId: other.classId, userId: instructorId, role: 'INSTRUCTOR' },
  })
  await copyItem(acting(instructorId), { class: other.classId, item: itemId })
  expect((await getImage(other.instructorId, stem.id, NOW)).type).toBe('image/webp')
  const assistant = await addMember(copied.id, 'ASSISTANT')
  expect((await getImage(assistant, stem.id, NOW)).type).toBe('image/webp')
})

/** A PNG header that claims a size, without the pixels. */
function pixelBomb(): Buffer {
  const bomb = Buffer.from(png)
  bomb.writeUInt32BE(60_000, 16)
  bomb.writeUInt32BE(60_000, 20)
  return bomb
}

test('a hostile file is refused with a message', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const photo = await sharp({
    create: {
      width: 400,
      height: 400,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer()
  const files: [string, Buffer, string][] = [
    ['an SVG, whatever its name', svg, 'Choose a PNG, JPEG, WebP, or AVIF image.'],
    ['a GIF', await color('#fff').gif().toBuffer(), 'Choose a PNG, JPEG, WebP, or AVIF image.'],
    ['an empty file', Buffer.alloc(0), 'Choose a PNG, JPEG, WebP, or AVIF image.'],
    ['an SVG after the first bytes of a PNG', Buffer.concat([png.subarray(0, 8), svg]), 'damaged'],
    ['too many pixels', pixelBomb(), ''],
    ['a truncated photo', photo.subarray(0, photo.length / 2), 'damaged'],
    ['a file that is too large', Buffer.concat([png, Buffer.alloc(10_000_001)]), '10 MB'],
  ]
  for (const [name, file, message] of files)
    await expect(convertImage(file), name).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      userMessage: expect.stringContaining(message),
    })
})

test('nothing but the pixels of an image remains', async () => {
  const page = Buffer.from('<html><script>alert("polyglot")</script></html>')
  const { bytes } = await convertImage(Buffer.concat([png, page]))
  expect(bytes.includes('polyglot')).toBe(false)
  const located = await color('#fff', 40)
    .withExif({ IFD0: { Copyright: 'a secret place' } })
    .jpeg()
    .toBuffer()
  expect(located.includes('a secret place')).toBe(true)
  const plain = await convertImage(located)
  expect(plain.bytes.includes('a secret place')).toBe(false)
  expect((await sharp(plain.bytes).metadata()).exif).toBeUndefined()
})

test('an image becomes upright and fits in the limits', async () => {
  const wide = await sharp({ create: { width: 3_000, height: 10, channels: 3, background: '#fff' } })
    .withExif({})
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer()
  expect(await convertImage(wide)).toMatchObject({ width: 7, height: 2_000 })
  const avif = await color('#fff', 20).avif().toBuffer()
  expect(await convertImage(avif)).toMatchObject({ width: 20, height: 20, type: 'image/webp' })
})

test('an S3-compatible store gets signed requests', async () => {
  const kept = new Map<string, Buffer>()
  const signatures: string[] = []
  const stub = createServer(async (request, response) => {
    signatures.push(request.headers.authorization ?? '')
    if (request.method === 'PUT') kept.set(request.url ?? '', await bodyOf(request))
    const found = kept.get(request.url ?? '')
    response.writeHead(found ? 200 : 404).end(request.method === 'GET' ? found : undefined)
  })
  await new Promise<void>((resolve) => stub.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = stub.address() as AddressInfo
    const store = s3Store({
      ...{
        url: `http://127.0.0.1:${port}/images`,
        region: 'us-east-1',
        accessKey: 'key',
        secretKey: 'secret',
      },
    })
    await store.put('an-id', new Uint8Array(png), 'image/webp')
    expect([...kept.keys()]).toEqual(['/images/media/an-id'])
    expect(await store.get('an-id')).toEqual(png)
    expect(await store.get('another')).toBeNull()
    for (const signature of signatures)
      expect(signature).toMatch(/^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/us-east-1\/s3\/aws4_request, /)
  } finally {
    stub.close()
  }
})

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}
