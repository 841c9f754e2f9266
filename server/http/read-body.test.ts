import { expect, test } from 'vitest'
import { readJson } from './read-body'

const read = (body: string) => readJson(new Request('http://localhost:3000', { method: 'POST', body }))
const nested = (depth: number, [open, close]: [string, string]) => open.repeat(depth) + close.repeat(depth)

test('a body is parsed as JSON; an empty body is undefined', async () => {
  expect(await read('{"a":[1,"]}[{"]}')).toEqual({ a: [1, ']}[{'] })
  expect(await read('')).toBeUndefined()
})

test.each([
  ['arrays', nested(100, ['[', ']'])],
  ['brackets in a string', JSON.stringify(nested(500, ['[{', '}]']))],
  ['brackets after an escaped quote', JSON.stringify(`"${nested(500, ['[', ']'])}`)],
  ['arrays side by side', `[${'[],'.repeat(500)}[]]`],
])('JSON with %s is accepted', async (_what, body) => {
  expect(await read(body)).toEqual(JSON.parse(body))
})

test.each([
  ['101 levels of arrays', nested(101, ['[', ']'])],
  ['objects', nested(101, ['{"a":', '}']).replace('}', '0}')],
  ['100,000 levels', nested(100_000, ['[', ']'])],
])('JSON with %s is rejected', async (_what, body) => {
  await expect(read(body)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test.each(['{', `${'"\\'.repeat(100_000)}`, 'NaN', '[1,]'])('%.10j isn’t JSON', async (body) => {
  await expect(read(body)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})
