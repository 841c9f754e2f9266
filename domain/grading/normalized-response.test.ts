import { describe, expect, test } from 'vitest'
import { gradeResponse } from '@/domain/grading/grade-response'
import { normalizedResponse } from '@/domain/grading/normalized-response'
import type { ItemOfType } from '@/domain/items/item'
import { sampleItem } from '@/tests/support/sample-items'

const units: NonNullable<ItemOfType<'numeric'>['units']> = {
  list: [
    { name: 'km', perBase: '1' },
    { name: 'm', perBase: '1000' },
  ],
  position: 'after',
  policy: 'penalized',
  penalty: 0.2,
  penaltyOf: 'response',
}

describe('a response as the grader reads it', () => {
  const text = sampleItem('short-text')
  const number = sampleItem('numeric')
  test.each([
    [text, ' The “O.S.C.E.” ', 'o.s.c.e'],
    [text, '  ', null],
    [text, 12, null],
    [number, '3.6k', '3600'],
    [number, '−1e-3', '-0.001'],
    [number, '1.960', null],
    [number, 'newt', null],
    [number, '', null],
    [number, 12, null],
    [{ ...number, units }, '5 KM', '5 km'],
    [{ ...number, units }, { number: '5,000', unit: 'm' }, '5000 m'],
    [{ ...number, units }, '5 miles', '5 miles'],
    [sampleItem('single-choice'), 'a', null],
  ])('of %o, %j is %j', (item, response, expected) => {
    expect(normalizedResponse(item, response)).toBe(expected)
  })

  test('of a cloze is listed by gap', () => {
    const item = sampleItem('cloze')
    expect(normalizedResponse(item, { body: 'OSCE!', size: '3,600', place: 'a' })).toEqual({
      body: 'osce',
      size: '3600',
      place: 'a',
    })
    expect(normalizedResponse(item, { size: 'many', place: 12 })).toEqual({
      body: null,
      size: null,
      place: null,
    })
    expect(normalizedResponse(item, { another: 'x' })).toBeNull()
  })

  test('equal normalized responses have equal grades', () => {
    for (const typed of ['OSCE', '"osce"', 'the OSCE.', 'Ｏ\u200bSCE'])
      expect(gradeResponse(text, typed)).toMatchObject({ earned: 1 })
  })
})
