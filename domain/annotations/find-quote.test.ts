import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findQuote, normalizeText, quoteAt } from './find-quote'

const TEXT = normalizeText(`
  The peacekeepers come from Russia, and the article mentions no other country’s soldiers. There are 1,960 of them, and all of them
  come from one unit, the 15th separate motorized rifle brigade. A brigade of this kind is infantry that moves in vehicles. Remember
  the number 1,960. In a later lesson, you’ll compare it with the size of the CSTO’s own peacekeeping force.`)

function quoteOf(passage: string) {
  const start = TEXT.indexOf(passage)
  return quoteAt(TEXT, start, start + passage.length)
}

const found = (text: string, passage: string) => {
  const place = findQuote(text, quoteOf(passage))
  return place && { text: text.slice(place.start, place.end), isExact: place.isExact }
}

describe('findQuote', () => {
  test('finds an unchanged passage', () => {
    expect(found(TEXT, 'infantry that moves in vehicles')).toEqual({
      text: 'infantry that moves in vehicles',
      isExact: true,
    })
  })

  test('finds the occurrence with the same context', () => {
    const second = TEXT.indexOf('1,960', TEXT.indexOf('1,960') + 1)
    expect(findQuote(`A new opening. ${TEXT}`, quoteAt(TEXT, second, second + 5))?.start).toBe(second + 15)
  })

  test('marks a passage with small edits', () => {
    const text = TEXT.replace('infantry that moves in vehicles', 'infantry that travels in vehicles')
    expect(found(text, 'infantry that moves in vehicles')).toEqual({
      text: 'infantry that travels in vehicles',
      isExact: false,
    })
  })

  test('marks a number that was corrected', () => {
    expect(found(TEXT.replace('There are 1,960', 'There are 1,961'), 'There are 1,960')).toEqual({
      text: 'There are 1,961',
      isExact: false,
    })
  })

  test('doesn’t find a rewritten passage', () => {
    const text = TEXT.replace('infantry that moves in vehicles', 'made up of several battalions')
    expect(found(text, 'infantry that moves in vehicles')).toBeNull()
  })

  test('doesn’t take another occurrence of a short passage for a deleted one', () => {
    expect(found(TEXT.replace('There are 1,960 of them, and ', ''), '1,960')).toBeNull()
  })

  test('finds nothing for an empty quote', () => {
    expect(findQuote(TEXT, { quote: '', prefix: '', suffix: '' })).toBeNull()
  })
})

// Words that no other run of words resembles, as in prose.
const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 2, maxLength: 9 })
const words = (minLength: number, maxLength: number) =>
  fc.array(word, { minLength, maxLength }).map((list) => list.join(' '))
const passage = words(5, 12).filter((text) => text.length >= 20)
const around = fc.record({ before: words(8, 25), passage, after: words(8, 25) })
const quoteIn = ({ before, passage, after }: { before: string; passage: string; after: string }) => {
  const start = before === '' ? 0 : before.length + 1
  return quoteAt(`${before} ${passage} ${after}`, start, start + passage.length)
}
const RUNS = { seed: 13, numRuns: 200 }

describe('a passage is', () => {
  test('found exactly after any edit outside it', () => {
    fc.assert(
      fc.property(around, words(1, 25), words(1, 25), (old, before, after) => {
        const text = `${before} ${old.passage} ${after}`
        const place = findQuote(text, quoteIn(old))
        expect(place?.isExact).toBe(true)
        expect(text.slice(place?.start, place?.end)).toBe(old.passage)
      }),
      RUNS,
    )
  })

  test('found with a mark after a small edit in it', () => {
    const edit = fc.record({ at: fc.nat(), removed: fc.integer({ min: 0, max: 2 }), added: word })
    fc.assert(
      fc.property(around, edit, (old, { at, removed, added }) => {
        const position = 1 + (at % (old.passage.length - 3))
        const edited = normalizeText(
          old.passage.slice(0, position) + added.slice(0, 3) + old.passage.slice(position + removed),
        )
        fc.pre(edited !== old.passage)
        const text = `${old.before} ${edited} ${old.after}`
        const place = findQuote(text, quoteIn(old))
        expect(place?.isExact).toBe(false)
        expect(Math.abs((place?.start ?? 0) - old.before.length - 1)).toBeLessThanOrEqual(5)
      }),
      RUNS,
    )
  })

  test('not found after its deletion', () => {
    fc.assert(
      fc.property(around, (old) => {
        fc.pre(!`${old.before} ${old.after}`.includes(old.passage))
        expect(findQuote(`${old.before} ${old.after}`, quoteIn(old))).toBeNull()
      }),
      RUNS,
    )
  })

  test('within the text, whatever was quoted', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (text, quote, prefix, suffix) => {
        const place = findQuote(text, { quote, prefix, suffix })
        expect(
          place === null || (0 <= place.start && place.start < place.end && place.end <= text.length),
        ).toBe(true)
      }),
      RUNS,
    )
  })
})
