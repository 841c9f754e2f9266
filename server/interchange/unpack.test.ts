import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { PackageError, unpack } from './unpack'

const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))

async function failure(bytes: Uint8Array): Promise<string> {
  try {
    await unpack(bytes)
    return 'opened'
  } catch (error) {
    if (!(error instanceof PackageError)) throw error
    return error.code
  }
}

/** Changes the bytes of a number in the central directory and, at another offset, in the local header. */
function patch(bytes: Uint8Array, signature: number, offset: number, value: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.length - 4; at += 1)
    if (view.getUint32(at, true) === signature) view.setUint32(at + offset, value, true)
  return bytes
}
const CENTRAL = 0x02014b50

test('texts are unpacked, other files only named, backslashes read as slashes', async () => {
  const files = await unpack(zip({ 'a/one.xml': '<a/>', 'dot.png': 'x', 'b\\two.qti': '<b/>' }))
  expect(files.names).toEqual(['a/one.xml', 'dot.png', 'b/two.qti'])
  expect(new TextDecoder().decode(files.read('b/two.qti') ?? undefined)).toBe('<b/>')
  expect(files.read('dot.png')).toBeNull()
})

test('names that lead outside are refused', async () => {
  for (const name of [
    '../outside.xml',
    'a/../../outside.xml',
    '/etc/passwd',
    'C:\\outside.xml',
    '..\\outside.xml',
  ])
    expect(await failure(zip({ 'imsmanifest.xml': '<a/>', [name]: 'x' }))).toBe('path-outside')
})

test('links and encrypted files are refused', async () => {
  expect(await failure(patch(zip({ 'a.xml': '/etc/passwd' }), CENTRAL, 38, 0o120777 * 65_536))).toBe('link')
  const encrypted = zip({ 'a.xml': 'x' })
  const view = new DataView(encrypted.buffer)
  const central = encrypted.length - 22 - (46 + 5)
  view.setUint16(central + 8, view.getUint16(central + 8, true) | 1, true)
  expect(await failure(encrypted)).toBe('encrypted')
})

test('a file that unpacks to far more than its size, or to more than it says, is refused', async () => {
  expect(await failure(zip({ 'bomb.xml': ' '.repeat(20_000_000) }))).toBe('zip-bomb')
  expect(await failure(patch(zip({ 'liar.xml': ' '.repeat(1_000_000) }), CENTRAL, 24, 100))).toBe('zip-bomb')
})

test('a package that is no ZIP, or is cut short, is refused; an empty one is opened', async () => {
  const whole = zip({ 'a.xml': '<a/>'.repeat(100) })
  expect(await failure(strToU8('PK no zip'))).toBe('not-a-zip')
  expect(await failure(whole.slice(0, whole.length / 2))).toBe('not-a-zip')
  expect(await failure(new Uint8Array())).toBe('not-a-zip')
  expect(await failure(zip({}))).toBe('opened')
})
