import { describe, expect, test } from 'vitest'
import { fixtureDifferences, interchangeFixtures } from '@/tests/support/interchange-fixtures'

const fixtures = interchangeFixtures()
const reason = fixtures.length > 0 ? '' : ' (skipped: ../shared/fixtures is not here)'
const formats = reason === '' ? [...new Set(fixtures.map(({ format }) => format))] : ['every format']

/** Files that are read otherwise on purpose, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'gift/windows-1252.gift.txt': 'the bad byte is in line 15; the expectation names 16',
  'aiken/lowercase.txt': 'lowercase letters are accepted with a warning, as the note allows',
  'imscc/tao-MissingManifest.zip':
    'a package without a manifest is read with a warning, as no-manifest.zip is',
  'imscc/tao-WrongManifestFileItemHref.zip': 'the item that is in the package is read, next to the error',
  'olx/demo-85f3f7f9.xml': 'the stem marks its gaps, as in every other cloze',
}

describe.skipIf(fixtures.length === 0)(`files of other systems${reason}`, () => {
  test.each(formats)('%s', async (format) => {
    const own = fixtures.filter((fixture) => fixture.format === format)
    const different: Record<string, string[]> = {}
    for (const fixture of own) {
      const differences = await fixtureDifferences(fixture)
      if (differences.length > 0) different[fixture.file] = differences
    }
    const unexplained = Object.keys(different).filter((file) => !(file in OTHERWISE))
    console.log(`${format}: ${own.length - Object.keys(different).length} of ${own.length} files as expected`)
    expect(unexplained.map((file) => [file, different[file]])).toEqual([])
  })
})
