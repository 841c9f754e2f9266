import { expect, test } from 'vitest'
import { formatScale, gradeOnScale, isPassing, NO_SCALE, readScale, SCALE_PRESETS } from './grade-scale'
import { GradeScaleSchema, readStoredScale } from './stored-scale'

test('a grade starts exactly at its percentage, in decimal arithmetic', () => {
  const scale = SCALE_PRESETS.letters
  expect(gradeOnScale(scale, 0.9)).toBe('A')
  expect(gradeOnScale(scale, 0.8999)).toBe('B')
  // 29 of 50 plus 1 of 50 is 60%, which binary fractions put slightly below.
  expect(gradeOnScale(scale, 0.1 + 0.2 + 0.3 - 1e-16)).toBe('D')
  expect(gradeOnScale({ steps: [{ label: 'x', from: 58 }], passFrom: 58 }, 29 / 50)).toBe('x')
  expect(gradeOnScale(scale, 0)).toBe('F')
  expect(gradeOnScale(scale, 1.2)).toBe('A')
  expect(gradeOnScale(scale, null)).toBeNull()
  expect(gradeOnScale(NO_SCALE, 0.9)).toBeNull()
})

test('a total passes from the passing percentage', () => {
  expect(isPassing(SCALE_PRESETS.pass, 0.5)).toBe(true)
  expect(isPassing(SCALE_PRESETS.pass, 0.4999)).toBe(false)
  expect(isPassing(SCALE_PRESETS.pass, null)).toBeNull()
  expect(isPassing(NO_SCALE, 0.5)).toBeNull()
})

test('every preset is a valid scale that is read back as it is written', () => {
  for (const preset of Object.values(SCALE_PRESETS)) {
    expect(GradeScaleSchema.parse(preset)).toEqual(preset)
    expect(readScale(formatScale(preset))).toEqual({ ok: true, steps: preset.steps })
  }
})

test('a scale is read as people write it', () => {
  expect(readScale(' A: 92,5%\n\nVery good ≥ 80%\n1,0 50\r\nF 0')).toEqual({
    ok: true,
    steps: [
      { label: 'A', from: 92.5 },
      { label: 'Very good', from: 80 },
      { label: '1,0', from: 50 },
      { label: 'F', from: 0 },
    ],
  })
  expect(readScale('')).toEqual({ ok: true, steps: [] })
})

test('a scale that can’t be read names the line and the reason', () => {
  expect(readScale('A 90\nB\nF 0')).toEqual({ ok: false, line: 2, why: 'no-number' })
  expect(readScale('90')).toEqual({ ok: false, line: 1, why: 'no-number' })
  expect(readScale('A 201\nF 0')).toEqual({ ok: false, line: 1, why: 'out-of-range' })
  expect(readScale(`${'A'.repeat(21)} 90\nF 0`)).toEqual({ ok: false, line: 1, why: 'too-long' })
  expect(readScale('A 90\nB 90\nF 0')).toEqual({ ok: false, line: 2, why: 'not-falling' })
  expect(readScale('A 90\n\nB 80')).toEqual({ ok: false, line: 3, why: 'not-zero' })
  const long = Array.from({ length: 31 }, (_, index) => `G${index} ${30 - index}`).join('\n')
  expect(readScale(long)).toEqual({ ok: false, line: 31, why: 'too-many' })
})

test('a class that stored nothing readable has no scale', () => {
  expect(readStoredScale(null)).toEqual(NO_SCALE)
  expect(readStoredScale({ steps: 'x' })).toEqual(NO_SCALE)
  expect(readStoredScale(SCALE_PRESETS.pass)).toEqual(SCALE_PRESETS.pass)
})
