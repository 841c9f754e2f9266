import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { ITEM_TYPES, type ItemType } from '@/domain/items/item'
import { listSources } from '@/tests/support/folder-imports'

// A new item type needs its two folders and a line in each registry, because no other code names a type.

const FOLDERS = ['domain/items/types', 'components/items']

/** Lists of all types. The compiler rejects one that lacks a type. */
const REGISTRIES = [
  'components/items/item-fields.tsx',
  'components/items/item-result.tsx',
  'components/lesson/check-form.tsx',
  'domain/interchange/export-by-type.ts',
  'domain/items/type-labels.ts',
  'domain/items/types/analysis-by-type.ts',
  'domain/items/types/authoring-by-type.ts',
  'domain/items/types/brief-types.ts',
  'domain/items/types/explanation-by-type.ts',
  'domain/items/types/grading-by-type.ts',
  'domain/items/types/person-graded-types.ts',
  'domain/items/types/public-item-by-type.ts',
  'domain/items/types/response-by-type.ts',
  'domain/items/types/samples-by-type.ts',
]

const EXCEPTIONS: readonly { reason: string; files: RegExp; types: readonly ItemType[] }[] = [
  {
    reason: 'the API declares every field that it sends, and the compiler compares this with PublicItem',
    files: /^contract\/schemas\/item-schemas\.ts$/,
    types: ITEM_TYPES,
  },
  {
    reason: 'the command line turns typed text into a response; its default suits every type',
    files: /^bin\/try-answers\.ts$/,
    types: ['short-text', 'numeric', 'true-false'],
  },
  {
    reason: 'a question with groups is one with pairs under another name, so it shares that code',
    files: /^(domain\/items\/types|components\/items)\/matching\//,
    types: ['categorize'],
  },
  {
    reason: 'a kind of gap has the name of the type that it is like',
    files: /^(domain\/items\/types|components\/items)\/cloze\//,
    types: ['numeric'],
  },
  {
    reason: 'a format of another system has its own types, and each of its questions becomes one of ours',
    files: /^domain\/(interchange|xapi)\//,
    types: [
      'single-choice',
      'true-false',
      'multiple-response',
      'matching',
      'ordering',
      'numeric',
      'short-text',
      'cloze',
      'hotspot',
    ],
  },
  {
    reason: 'the demo writes questions as an instructor would',
    files: /^server\/demo\/demo-questions\.ts$/,
    types: ['single-choice'],
  },
  {
    reason: 'a format of Intl has the same name',
    files: /^domain\/(time\/calendar|text\/format)\.ts$/,
    types: ['numeric'],
  },
]

interface Source {
  readonly file: string
  readonly text: string
}

function isAllowed(type: ItemType, file: string): boolean {
  return (
    REGISTRIES.includes(file) ||
    FOLDERS.some((folder) => file.startsWith(`${folder}/${type}/`)) ||
    EXCEPTIONS.some(({ files, types }) => files.test(file) && types.includes(type))
  )
}

/** `file: type` for each type that code outside its folders and the registries names in quotation marks. */
function findStrayNames(sources: readonly Source[]): string[] {
  return sources.flatMap(({ file, text }) =>
    ITEM_TYPES.filter((type) => new RegExp(`(['"\`])${type}\\1`).test(text) && !isAllowed(type, file)).map(
      (type) => `${file}: ${type}`,
    ),
  )
}

async function listProductCode(): Promise<Source[]> {
  return (await listSources()).filter(({ file }) => !/^tests\/|\.test\.tsx?$/.test(file))
}

test('only its folders, the registries, and the listed exceptions name an item type', async () => {
  const sources = await listProductCode()
  expect(sources.length).toBeGreaterThan(700)
  expect(findStrayNames(sources)).toEqual([])
})

test('a name outside the type’s folders is found', () => {
  const text = "if (item.type === 'hotspot') draw()"
  expect(findStrayNames([{ file: 'server/attempts/queries.ts', text }])).toEqual([
    'server/attempts/queries.ts: hotspot',
  ])
  expect(findStrayNames([{ file: 'domain/items/types/evidence/grading.ts', text }])).toHaveLength(1)
  expect(findStrayNames([{ file: 'domain/items/types/hotspot/grading.ts', text }])).toEqual([])
})

test('every registry and every exception is needed', async () => {
  const sources = await listProductCode()
  const names = ({ text }: Source) => ITEM_TYPES.some((type) => text.includes(`'${type}'`))
  for (const registry of REGISTRIES)
    expect(sources.filter(({ file }) => file === registry).filter(names), registry).toHaveLength(1)
  for (const { files, types, reason } of EXCEPTIONS) {
    const found = sources.filter(({ file }) => files.test(file))
    expect(found.length, reason).toBeGreaterThan(0)
    for (const type of types)
      expect(found.filter(({ text }) => text.includes(`'${type}'`)).length, type).toBeGreaterThan(0)
  }
})

test.each(ITEM_TYPES)('%s has its folder in the domain and among the components', async (type) => {
  for (const folder of FOLDERS) expect(await readdir(folder)).toContain(type)
  expect(await readdir(`domain/items/types/${type}`)).toContain('schema.ts')
})

test('every folder of the domain’s types is a type', async () => {
  const entries = await readdir('domain/items/types', { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  expect(folders.sort()).toEqual([...ITEM_TYPES].sort())
})
