import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeShortText } from '@/domain/items/types/short-text/grade-short-text'
import { matchesPieces, patternPieces } from '@/domain/items/types/short-text/text-pattern'

const lax = { caseSensitive: false, accentSensitive: false, punctuationSensitive: false, acceptTypo: false }
const strict = { ...lax, caseSensitive: true, accentSensitive: true }
const matches = (text: string, variant: string, sensitivity = lax) => {
  const part = gradeShortText({ ...sensitivity, answers: [{ text: variant, fraction: 1 }] }, text)
  return part.ok && part.value.status === 'correct'
}

test.each([
  ['  the   Minsk\tGroup ', 'The Minsk Group'],
  ['Šćepanović', 'scepanovic'],
  ['S\u030cc\u0301epanovic\u0301', 'Šćepanović'],
  ['ﬁve', 'five'],
  ['STRASSE', 'straße'],
  ['ΟΔΥΣΣΕΥΣ', 'οδυσσευς'],
  ['Łódź', 'lodz'],
  ['Artsakh\u200b', 'Artsakh'],
  ['de\u00adfacto', 'defacto'],
  ["Azerbaijan's", 'Azerbaijan’s'],
  ['Azerbaijan´s', 'Azerbaijan’s'],
  ['Nagorno–Karabakh', 'Nagorno-Karabakh'],
  ['ＣＳＴＯ', 'csto'],
  ['İstanbul', 'istanbul'],
])('%j is %j', (text, variant) => {
  expect(matches(text, variant)).toBe(true)
  expect(matches(variant, text)).toBe(true)
})

test('case and accents count if the item says so', () => {
  expect(matches('osce', 'OSCE', { ...lax, caseSensitive: true })).toBe(false)
  expect(matches('depart', 'départ', { ...lax, accentSensitive: true })).toBe(false)
  expect(matches('DÉPART', 'de\u0301part', { ...lax, accentSensitive: true })).toBe(true)
  expect(matches('Départ', 'Départ', strict)).toBe(true)
})

describe('wildcards', () => {
  test.each([
    ['a*', 'a', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*ab*ab*', 'abab', true],
    ['*ab*ab*', 'aab', false],
    ['a*b*c', 'acbc', true],
    ['*aab*', 'aaab', true],
    ['*aaab*', 'aaaab', true],
    ['*aabb*', 'aababb', false],
    ['*abaa*', 'aaaa', false],
    ['*aabaaac*', 'aabaaabaaac', true],
    ['\\*', '*', true],
    ['\\*', 'x', false],
    ['a\\b', 'a\\b', true],
    ['* group', 'Minsk group', true],
    ['x*', '', false],
    ['**', 'anything', true],
  ])('%j and %j: %s', (variant, text, expected) => {
    expect(matches(text, variant)).toBe(expected)
  })

  test('agree with a backtracking search', () => {
    const letters = (size: number) => fc.array(fc.constantFrom('a', 'b', '*'), { maxLength: size })
    fc.assert(
      fc.property(letters(8), fc.array(fc.constantFrom('a', 'b'), { maxLength: 12 }), (pattern, text) => {
        const plain = new RegExp(`^${pattern.join('').replace(/\*+/g, '.*')}$`)
        expect(matchesPieces(text.join(''), patternPieces(pattern.join('')))).toBe(plain.test(text.join('')))
      }),
      { numRuns: 2000 },
    )
  })

  // A backtracking search would take minutes.
  test('a text full of near matches is compared without backtracking', () => {
    const pieces = patternPieces('*a*a*a*a*b')
    const piecesWithin = patternPieces(`*${'a'.repeat(5000)}b*${'a'.repeat(5000)}b`)
    const text = 'a'.repeat(10_000)
    expect(matchesPieces(text, pieces)).toBe(false)
    expect(matchesPieces(`${text}${text}`, piecesWithin)).toBe(false)
  })
})

test('the first variant that matches counts', () => {
  const rules = {
    ...lax,
    answers: [
      { text: 'NATO', fraction: 0 },
      { text: 'OSCE', fraction: 1 },
      { text: '*', fraction: 0.25 },
    ],
  }
  const graded = (text: string) => {
    const part = gradeShortText(rules, text)
    return part.ok && [part.value.fraction, part.value.matched, part.value.chosen]
  }
  expect(graded(' nato ')).toEqual([0, 0, 'nato'])
  expect(graded('osce')).toEqual([1, 1, 'osce'])
  expect(graded('else')).toEqual([0.25, 2, 'else'])
  expect(gradeShortText({ ...rules, answers: rules.answers.slice(0, 2) }, 'else')).toMatchObject({
    value: { matched: null },
  })
})

test('no pieces match only an empty text', () => {
  expect(matchesPieces('', [])).toBe(true)
  expect(matchesPieces('x', [])).toBe(false)
})

test('a non-text response is invalid, and its part has the gap’s name', () => {
  const rules = { ...lax, answers: [{ text: 'NATO', fraction: 1 }] }
  expect(gradeShortText(rules, 12, 'gap')).toMatchObject({
    ...{ ok: false, problem: { code: 'wrong-shape', part: 'gap' } },
  })
  expect(gradeShortText(rules, 'NATO')).toMatchObject({ value: { id: 'answer', fraction: 1 } })
  expect(gradeShortText(rules, 'NATO', 'gap')).toMatchObject({ value: { id: 'gap', fraction: 1 } })
})

test('only spaces is unanswered, although a star would match them', () => {
  const part = gradeShortText({ ...lax, answers: [{ text: '*', fraction: 1 }] }, ' \u3000 ')
  expect(part).toMatchObject({ ok: true, value: { status: 'unanswered' } })
})
