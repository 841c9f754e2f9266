import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeShortText } from '@/domain/items/types/short-text/grade-short-text'
import { matchText, type TextRules } from '@/domain/items/types/short-text/match-text'
import { patternPieces } from '@/domain/items/types/short-text/text-pattern'

type Answers = Readonly<Record<string, number>>

function rulesOf(answers: Answers, changes: Partial<TextRules> = {}): TextRules {
  return {
    answers: Object.entries(answers).map(([text, fraction]) => ({ text, fraction })),
    caseSensitive: false,
    accentSensitive: false,
    punctuationSensitive: false,
    acceptTypo: true,
    ...changes,
  }
}

/** The answer that a typed text matches, with the spelling that the learner is shown; null for none. */
function taken(typed: string, answers: Answers, changes: Partial<TextRules> = {}) {
  const rules = rulesOf(answers, changes)
  const match = matchText(typed, rules)
  return match && [rules.answers[match.index]?.text, match.spelling]
}
const isAccepted = (typed: string, answer: string, changes: Partial<TextRules> = {}) =>
  taken(typed, { [answer]: 1 }, changes) !== null

describe('one typo', () => {
  test.each([
    ['asembly', 'Assembly'],
    ['Azerbajan', 'Azerbaijan'],
    ['garantor', 'guarantor'],
    ['Azebraijan', 'Azerbaijan'],
    ['Azerbaijann', 'Azerbaijan'],
    ['Bzerbaijan', 'Azerbaijan'],
    ['zAerbaijan', 'Azerbaijan'],
    ['the Genral Assembly.', 'General Assembly'],
    ['Colective Security Treaty Organization', 'Collective Security Treaty Organization'],
    ['resoluton 822', 'Resolution 822'],
    ['cooperation', 'co-operation'],
    ['co-operation', 'cooperation'],
    ['Azer baijan', 'Azerbaijan'],
    ['NagornoKarabakh', 'Nagorno-Karabakh'],
    ['Cote dIvoire', "Côte d'Ivoire"],
    ['Азербайджн', 'Азербайджан'],
    ['아제르바이산', '아제르바이잔'],
    ['أذربيجن', 'أذربيجان'],
    ['abcd𝔵', 'abcde'],
  ])('%j is accepted for %j, with its spelling', (typed, answer) => {
    expect(taken(typed, { [answer]: 1 })).toEqual([answer, answer])
    expect(isAccepted(typed, answer, { acceptTypo: false })).toBe(false)
  })

  test.each([
    ['four letters', 'Syra', 'Syria', true],
    ['four letters', 'Oman', 'Omar', false],
    ['four letters with a mark', 'wiess', 'weiß', false],
    ['five letters with a mark', 'grüssee', 'Grüße', true],
    ['two typos in a word', 'Azrbajan', 'Azerbaijan', false],
    ['two typos in two words', 'Genral Asembly', 'General Assembly', false],
    ['two swaps', 'zAerbaijna', 'Azerbaijan', false],
    ['neighbors but one swapped', 'Azebiarjan', 'Azerbaijan', false],
    ['a space moved', 'Azerb aijan', 'Azer baijan', false],
    ['two spaces left out', 'Azerbaijan', 'Az erbai jan', false],
    ['two letters swapped and changed', 'Axyrbaijan', 'Azerbaijan', false],
    ['a word too many', 'General Assembly hall', 'General Assembly', false],
    ['a word too few', 'General', 'General Assembly', false],
    ['a short word next to a long one', 'Treaty if Rome', 'Treaty of Rome', false],
    ['two short words in one', 'inon', 'in on', false],
    ['a digit for a letter', 'Azerbaij4n', 'Azerbaijan', false],
    ['a digit in the key', 'Apolo11', 'Apollo11', false],
    ['a number', '12346', '12345', false],
    ['a number next to words', 'Resolution 823', 'Resolution 822', false],
    ['Thai', 'ประเทศดู', 'ประเทศดี', false],
    ['Japanese', 'アゼルバイジャソ', 'アゼルバイジャン', false],
    ['Chinese', '中华人民共和果', '中华人民共和国', false],
    ['nothing like it', 'Georgia', 'Azerbaijan', false],
  ])('%s: %j for %j is %s', (_, typed, answer, expected) => {
    expect(isAccepted(typed, answer)).toBe(expected)
  })

  test('a listed answer is never a typo of another, in any order', () => {
    const answers = { affect: 1, effect: 0, afect: 0.5 }
    expect(taken('Effect', answers)).toEqual(['effect', null])
    expect(taken('afect', answers)).toEqual(['afect', null])
    expect(taken('afffect', answers)).toEqual(['affect', 'affect'])
    expect(taken('effect', { affect: 1, 'eff*': 0 })).toEqual(['eff*', null])
  })

  test('earns the answer’s fraction, and an answer worth nothing is not accepted', () => {
    const answers = { 'General Assembly': 0.5, 'Security Council': 0, Secretariat: -0.5 }
    expect(taken('Genral Assembly', answers)).toEqual(['General Assembly', 'General Assembly'])
    expect(gradeShortText(rulesOf(answers), 'Genral Assembly')).toMatchObject({
      value: { fraction: 0.5, status: 'partial', spelling: 'General Assembly', matched: 0 },
    })
    expect(taken('Securty Council', answers)).toBeNull()
    expect(taken('Secretariet', answers)).toBeNull()
  })

  test('a catch-all gets what isn’t a typo, and nothing after it counts', () => {
    expect(taken('Azerbajan', { Azerbaijan: 1, '*': 0 })).toEqual(['Azerbaijan', 'Azerbaijan'])
    expect(taken('Georgia', { Azerbaijan: 1, '**': 0 })).toEqual(['**', null])
    expect(taken('Azerbajan', { '*': 0, Azerbaijan: 1 })).toEqual(['*', null])
    expect(taken('Colective Security', { 'Collective Security': 1, '* *': 0 })).toEqual([
      ...['Collective Security', 'Collective Security'],
    ])
    expect(taken('CSTO (NATO)', { CSTO: 1, '*': 0, NATO: 1 })).toEqual(['*', null])
  })

  test('an answer with a wildcard accepts no typo', () => {
    expect(isAccepted('Azerbajan', 'Azerbaijan*')).toBe(false)
    expect(taken('5 * yeers', { '5 \\* years': 1 })).toEqual(['5 \\* years', '5 * years'])
  })

  test('a mistake in what the author requires exactly isn’t a typo', () => {
    expect(isAccepted('département', 'departement', { accentSensitive: true })).toBe(false)
    expect(isAccepted('departement', 'département', { accentSensitive: true })).toBe(false)
    expect(isAccepted('départment', 'département', { accentSensitive: true })).toBe(true)
    expect(isAccepted('departemet', 'département', { accentSensitive: true })).toBe(false)
    expect(isAccepted('azerbaijan', 'Azerbaijan', { caseSensitive: true })).toBe(false)
    expect(isAccepted('general Assembly', 'General Assembly', { caseSensitive: true })).toBe(false)
    expect(isAccepted('Azerbajan', 'Azerbaijan', { caseSensitive: true })).toBe(true)
    expect(isAccepted('azerbajan', 'Azerbaijan', { caseSensitive: true })).toBe(false)
    const exact = { punctuationSensitive: true }
    expect(isAccepted('Azerbaijan.', 'Azerbaijan', exact)).toBe(false)
    expect(isAccepted('cooperation', 'co-operation', exact)).toBe(false)
    expect(isAccepted('co operation', 'co-operation', exact)).toBe(false)
    expect(isAccepted('Azer baijan', 'Azerbaijan', exact)).toBe(false)
    expect(isAccepted('ATTcorp', 'AT&Tcorp', exact)).toBe(false)
    expect(isAccepted('co-opertion', 'co-operation', exact)).toBe(true)
  })

  test('never accepts two typos: accepted text is one edit away', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 5, maxLength: 8 })
    const edit = fc.tuple(
      fc.constantFrom('insert', 'delete', 'change', 'swap'),
      fc.nat(7),
      fc.constantFrom('a', 'b', 'x'),
    )
    fc.assert(
      fc.property(word, fc.array(edit, { maxLength: 3 }), (answer, edits) => {
        const typed = edits.reduce(edited, answer)
        fc.pre(!/^(an?|the) /.test(typed) && typed !== '')
        const distance = alignmentDistance(typed, answer)
        expect(isAccepted(typed, answer)).toBe(distance <= 1)
      }),
      { numRuns: 800 },
    )
  })
})

function edited(text: string, [kind, at, letter]: [string, number, string]): string {
  const position = Math.min(at, text.length)
  const [before, here, after] = [
    text.slice(0, position),
    text.slice(position, position + 1),
    text.slice(position + 1),
  ]
  if (kind === 'insert') return before + letter + here + after
  if (kind === 'delete') return before + after
  if (kind === 'change') return before + (here && letter) + after
  return before + after.slice(0, 1) + here + after.slice(1)
}

/** Optimal string alignment, from the textbook. */
function alignmentDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, index) => [index])
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let column = 0; column <= b.length; column += 1) rows[0]![column] = column
  for (let row = 1; row <= a.length; row += 1)
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1]
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      rows[row]![column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        isSwap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
  return at(a.length, b.length)
}

describe('a name and its abbreviation', () => {
  const full = 'Collective Security Treaty Organization'
  const both = { 'Collective Security Treaty Organization': 1, CSTO: 1, NATO: 0 }
  const name = { 'Collective Security Treaty Organization': 1, NATO: 0 }

  test.each([
    ['Collective Security Treaty Organization (CSTO)', both, full],
    ['CSTO (Collective Security Treaty Organization)', both, 'CSTO'],
    ['the CSTO (the Collective Security Treaty Organization).', both, 'CSTO'],
    ['Collective Security Treaty Organization [C.S.T.O.]', name, full],
    ['CSTO (Collective Security Treaty Organization)', name, full],
    ['“Colective Security Treaty Organization” (CSTO)', name, full],
  ])('%s is accepted', (typed, answers, expected) => {
    expect(taken(typed, answers)?.[0]).toBe(expected)
  })

  test.each([
    ['Collective Security Treaty Organization (CTO)', name],
    ['Collective Security Treaty Organization (Russia)', name],
    ['CSTO (Common Security Treaty Organization)', name],
    ['Russia (Collective Security Treaty Organization)', name],
    ['CSTO (Common Security Treaty Organization)', { CSTO: 1 }],
    ['Collective Security Treaty Organization ()', name],
    ['Collective Security Treaty Organization (C)', name],
  ])('%s is not', (typed, answers) => {
    expect(taken(typed, answers)).toBeNull()
  })

  test('is worth the lesser of the two, with its feedback', () => {
    expect(taken('CSTO (NATO)', both)).toEqual(['NATO', null])
    expect(taken('NATO (CSTO)', both)).toEqual(['NATO', null])
    expect(taken('Armenia (Azerbaijan)', { Armenia: 1, Azerbaijan: 1 })).toEqual(['Armenia', null])
    expect(taken('Armenia (Azerbajan)', { Armenia: 1, Azerbaijan: 1 })).toEqual(['Armenia', 'Azerbaijan'])
    expect(taken('Armennia (Azerbajan)', { Armenia: 1, Azerbaijan: 1 })).toEqual(['Armenia', 'Armenia'])
  })

  test.each([
    ['Eurasian Economic Union (EAEU)', 'EAEU'],
    ['EAEU (Eurasian Economic Union)', 'Eurasian Economic Union'],
    ['Organization for Security and Co-operation in Europe (OSCE)', 'OSCE'],
    ['Union of Soviet Socialist Republics (USSR)', 'USSR'],
    ['Ministry of Defence (MoD)', 'MOD'],
    ['North Atlantic Treaty Organization (NATO)', 'North Atlantic Treaty Organizaton'],
  ])('as a key, %s, is either of the two: %s', (answer, typed) => {
    expect(isAccepted(typed, answer)).toBe(true)
    expect(isAccepted(answer, answer)).toBe(true)
    expect(isAccepted(typed, answer, { punctuationSensitive: true })).toBe(false)
  })

  test.each([
    ['Paris (Texas)', 'Paris'],
    ['Paris (Texas)', 'Texas'],
    ['Georgia (G)', 'G'],
    ['Collective Security (CSTO)', 'CSTO'],
    ['Security of States (SOSX)', 'SOSX'],
  ])('as a key, %s doesn’t include just %s', (answer, typed) => {
    expect(isAccepted(typed, answer)).toBe(false)
  })
})

test('an author’s own answers always earn their own fraction', () => {
  const text = fc.oneof(
    fc
      .array(fc.nat({ max: 0x10ffff }), { minLength: 1, maxLength: 20 })
      .map((codes) => String.fromCodePoint(...codes)),
    fc.stringMatching(/^[a-c (*)."'-]{1,12}$/),
  )
  const answer = fc.record({ text, fraction: fc.constantFrom(1, 0.5, 0, -1) })
  fc.assert(
    fc.property(
      fc.array(answer, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.boolean(),
      (answers, exact, strict) => {
        const rules = {
          answers,
          acceptTypo: true,
          caseSensitive: exact,
          accentSensitive: strict,
          punctuationSensitive: exact !== strict,
        }
        for (const [index, { text: own }] of answers.entries()) {
          const pieces = patternPieces(own.trim())
          if (pieces.length > 1) continue
          const match = matchText(pieces.join(''), rules)
          expect(match?.spelling).toBeNull()
          expect(match?.index).toBeLessThanOrEqual(index)
        }
      },
    ),
    { numRuns: 400 },
  )
})

test('any text is matched or not, without an exception', () => {
  const text = fc
    .array(fc.nat({ max: 0x10ffff }), { maxLength: 40 })
    .map((codes) => String.fromCodePoint(...codes))
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 3 }),
      text,
      fc.boolean(),
      (answers, typed, isStrict) => {
        const rules = rulesOf(Object.fromEntries(answers.map((each) => [each, 1])), {
          accentSensitive: isStrict,
        })
        expect([null, ...answers.keys()]).toContain(matchText(typed, rules)?.index ?? null)
      },
    ),
  )
})
