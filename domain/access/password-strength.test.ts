import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assessPassword, containsOwner, foldPassword, withoutEnding } from './password-strength'

test.each([
  ['', 'too-short'],
  ['a1b2c3d', 'too-short'],
  ['tK4#vz9q', 'fair'],
  ['tK4#vz9qQ1p', 'fair'],
  ['quiet river stone', 'good'],
  ['тихая река', 'fair'],
  [`q7${'xyz '.repeat(32)}`.slice(0, 128), 'good'],
  [`q7${'xyz '.repeat(32)}`.slice(0, 129), 'too-long'],
  ['aaaaaaaaaaaaaaaa', 'common'],
  ['12121212', 'common'],
  ['abcdefgh', 'common'],
  ['HGFEDCBA', 'common'],
  ['1234567890', 'common'],
  ['qwertyuiop', 'common'],
  ['Qwerty2026', 'common'],
  ['Password1!', 'common'],
  ['passw0rd!!', 'common'],
])('the password “%s” is %s', (password, strength) => {
  expect(assessPassword(password)).toBe(strength)
})

test('letter case and width don’t change the assessment of a common password', () => {
  expect(assessPassword('ＱＷＥＲＴＹＵＩＯＰ')).toBe('common')
  expect(foldPassword('ＡbC')).toBe('abc')
})

test('an ending has up to 5 digits or symbols', () => {
  expect(withoutEnding('sunshine2026')).toBe('sunshine')
  expect(withoutEnding('sunshine123456')).toBe('sunshine1')
  expect(withoutEnding('sunshine')).toBe('sunshine')
})

const owner = { name: 'Ana María López', email: 'a.petrosyan+study@example.org' }

test.each([
  ['MaríaMaría99', true],
  ['my lópez river', true],
  ['PETROSYAN-1988', true],
  ['a.petrosyan+study', true],
  ['banana split', false],
  ['example.org rules', false],
  ['quiet river stone', false],
])('whether “%s” contains the owner: %s', (password, expected) => {
  expect(containsOwner(password, owner)).toBe(expected)
})

test('nothing contains an owner without a name and an email', () => {
  expect(containsOwner('quiet river stone', { name: null, email: null })).toBe(false)
})

test('a password around a name contains it, in any letter case', () => {
  const part = fc.stringMatching(/^[a-z]{4,12}$/)
  fc.assert(
    fc.property(fc.string(), part, fc.string(), (before, name, after) => {
      // A mark after the last letter would combine with it.
      fc.pre(!/^\p{M}/u.test(after))
      const password = `${before}${name.toUpperCase()}${after}`
      expect(containsOwner(password, { name, email: null })).toBe(true)
    }),
  )
})
