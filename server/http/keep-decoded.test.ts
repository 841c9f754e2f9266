import { expect, test, vi } from 'vitest'
import { keepDecoded } from './keep-decoded'

const decoding = () => vi.fn(async (value: string) => (value === 'invalid' ? null : value.toUpperCase()))

test('a value is decoded once a minute', async () => {
  const decode = decoding()
  const read = keepDecoded(decode)
  expect(await read('a', 0)).toBe('A')
  expect(await read('a', 59_999)).toBe('A')
  expect(decode).toHaveBeenCalledTimes(1)
  expect(await read('a', 60_000)).toBe('A')
  expect(decode).toHaveBeenCalledTimes(2)
  expect(await read('b', 60_000)).toBe('B')
  expect(decode).toHaveBeenCalledTimes(3)
})

test('requests at the same time decode a value once', async () => {
  const decode = decoding()
  const read = keepDecoded(decode)
  expect(await Promise.all([read('a', 0), read('a', 0)])).toEqual(['A', 'A'])
  expect(decode).toHaveBeenCalledTimes(1)
})

test('an invalid value is not kept', async () => {
  const decode = decoding()
  const read = keepDecoded(decode)
  expect(await read('invalid', 0)).toBeNull()
  expect(await read('invalid', 1)).toBeNull()
  expect(decode).toHaveBeenCalledTimes(2)
})

test('the oldest values make room', async () => {
  const decode = decoding()
  const read = keepDecoded(decode)
  for (let each = 0; each <= 5_000; each++) await read(`value ${each}`, 0)
  decode.mockClear()
  await read('value 1', 1)
  expect(decode).not.toHaveBeenCalled()
  await read('value 0', 1)
  expect(decode).toHaveBeenCalledTimes(1)
})
