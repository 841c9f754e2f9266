import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findCopyleft, formatLicenses, listPackages } from '@/bin/licenses.mjs'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))

test('no package has a license that would apply to the whole product', () => {
  expect(findCopyleft(lock).map(({ name }) => name)).toEqual([])
})

test.each([
  ['GPL-3.0-only', true],
  ['AGPL-3.0', true],
  ['MIT OR GPL-2.0', true],
  ['LGPL-3.0-or-later', false],
  ['MIT', false],
])('the license %s applies to the whole product: %s', (license, isFound) => {
  const found = findCopyleft({ packages: { '': {}, 'node_modules/a': { license } } })
  expect(found).toHaveLength(isFound ? 1 : 0)
})

test('every package that can be installed here has a checksum', () => {
  // A registry mirror can lack those of other platforms, which are optional.
  const unchecked = listPackages(lock).filter(({ integrity, optional }) => !integrity && !optional)
  expect(unchecked.map(({ name }) => name)).toEqual([])
})

test('the list of licenses has the packages of the product, not those of development', () => {
  const list = formatLicenses(lock)
  expect(list).toMatch(/^MIT\tnext@/m)
  expect(list).not.toContain('vitest@')
})
