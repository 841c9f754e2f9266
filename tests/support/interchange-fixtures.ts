import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { toNeutral } from '@/domain/interchange/read-file'
import { readUpload } from '@/server/interchange/open-file'
import { compareFile, type ExpectedFile } from './compare-neutral'

const FOLDER = path.resolve('../shared/fixtures/interchange')

export interface InterchangeFixture {
  readonly file: string
  readonly format: string
  readonly bytes: Uint8Array
  readonly expected: ExpectedFile
}

/** Files of other systems with what must be read from them; empty if `../shared` isn’t here. */
export function interchangeFixtures(): InterchangeFixture[] {
  const manifest = path.join(FOLDER, 'manifest.json')
  if (!existsSync(manifest)) return []
  const { files } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    files: { file: string; format: string }[]
  }
  return files.flatMap(({ file, format }) => {
    const expectation = path.join(FOLDER, `${file}.expected.json`)
    if (!existsSync(expectation)) return []
    const expected = JSON.parse(readFileSync(expectation, 'utf8')) as ExpectedFile
    return { file, format, expected, bytes: readFileSync(path.join(FOLDER, file)) }
  })
}

/** @returns the differences between a file’s expectation and what was read */
export async function fixtureDifferences({
  file,
  format,
  bytes,
  expected,
}: InterchangeFixture): Promise<string[]> {
  const read = toNeutral(await readUpload({ name: file, bytes })) as ExpectedFile & { format: string }
  const found = read.format === format ? [] : [`recognized as ${read.format}`]
  return [...found, ...compareFile(expected, read)]
}
