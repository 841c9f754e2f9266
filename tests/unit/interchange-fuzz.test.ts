import { expect, test } from 'vitest'
import { FUZZED_FORMATS, fuzzFormat } from '@/tests/support/fuzz-files'

test.each(FUZZED_FORMATS)('300 broken files never throw: %s', async (format) => {
  expect(await fuzzFormat(format, 300, 'unit')).toEqual([])
})
