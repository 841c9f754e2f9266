import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  endOwner,
  forgetCleared,
  formatBrowserOwner,
  hasOwner,
  parseBrowserOwner,
  startOwner,
  VISITOR,
} from './browser-owner'

const noOwner = parseBrowserOwner(undefined)

test('a missing or malformed cookie has no owner', () => {
  for (const value of [undefined, '', 'x', 'owner=', 'owner=a%2Fb&takes=c', `owner=${'a'.repeat(65)}`])
    expect(parseBrowserOwner(value)).toEqual({ owner: null, takesOver: [], cleared: [] })
  expect(parseBrowserOwner('takes=a&clear=b&clear=%20')).toEqual({
    owner: null,
    takesOver: [],
    cleared: ['b'],
  })
})

test('the cookie round-trips every value', () => {
  const id = fc.stringMatching(/^[\w-]{1,64}$/)
  fc.assert(
    fc.property(id, fc.array(id), fc.array(id), (owner, takesOver, cleared) => {
      const written = { owner, takesOver, cleared }
      expect(parseBrowserOwner(formatBrowserOwner(written))).toEqual(written)
      const without = { owner: null, takesOver: [], cleared }
      expect(parseBrowserOwner(formatBrowserOwner(without))).toEqual(without)
    }),
  )
  expect(formatBrowserOwner(noOwner)).toBe('')
})

test('guests inherit visitor data, and accounts inherit both', () => {
  const guest = startOwner(noOwner, 'guest', VISITOR)
  expect(guest).toEqual({ owner: 'guest', takesOver: [VISITOR], cleared: [] })
  expect(startOwner(guest, 'ani', 'guest')).toEqual({
    owner: 'ani',
    takesOver: ['guest', VISITOR],
    cleared: [],
  })
})

test('a renewed session keeps inherited owners', () => {
  const guest = startOwner(noOwner, 'guest', VISITOR)
  expect(startOwner(guest, 'guest', null)).toEqual(guest)
  expect(startOwner(guest, 'guest', 'guest')).toEqual(guest)
})

test('an account inherits nothing from the previous account', () => {
  const ani = startOwner(noOwner, 'ani', VISITOR)
  expect(startOwner(ani, 'ben', null)).toEqual({ owner: 'ben', takesOver: [], cleared: [] })
  expect(startOwner(ani, 'ben', VISITOR).takesOver).toEqual([VISITOR])
})

test('a removal requested at sign-out survives the next session', () => {
  const out = endOwner(startOwner(noOwner, 'ani', VISITOR), 'ani', true)
  expect(out).toEqual({ owner: null, takesOver: [], cleared: ['ani'] })
  const ben = startOwner(out, 'ben', VISITOR)
  expect(ben.cleared).toEqual(['ani'])
  expect(endOwner(ben, 'ani', true).cleared).toEqual(['ani'])
  expect(forgetCleared(endOwner(ben, 'ben', true), 'ani').cleared).toEqual(['ben'])
})

test('an expired session keeps its data for its owner', () => {
  expect(endOwner(startOwner(noOwner, 'ani', null), 'ani', false)).toEqual(noOwner)
  expect(endOwner({ ...noOwner, cleared: ['x'] }, null, true).cleared).toEqual(['x'])
})

test('at most 10 owners wait for removal', () => {
  const owners = Array.from({ length: 12 }, (_, index) => `owner-${index}`)
  const all = owners.reduce((current, owner) => endOwner(current, owner, true), noOwner)
  expect(all.cleared).toEqual(owners.slice(2))
})

test.each([
  [undefined, false],
  ['', false],
  ['casebook-owner=owner%3Dabc', true],
  ['theme=dark; casebook-owner=owner=abc', true],
  ['casebook-owner=clear%3Dabc', false],
  ['not-casebook-owner=owner%3Dabc', false],
])('the cookies %j name an owner: %j', (cookies, isNamed) => {
  expect(hasOwner(cookies)).toBe(isNamed)
})
