import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { limitBody } from './limit-body'

const limitOf = (url: string, isRoute: boolean, length: number) => {
  const request = { method: 'POST', url, headers: { 'content-length': String(length) } }
  return limitBody(request as unknown as IncomingMessage, {} as ServerResponse, isRoute, () => {})
}

test.each([
  ['a page', '/classes/one', false, 1_000_000],
  ['a route', '/attempts/new/save', true, 256 * 1024],
  ['an image', '/classes/one/media?a=b', true, 10_000_000],
  ['files of questions', '/classes/one/items/import/files', true, 50_000_000],
  ['files of questions by API', '/api/v1/classes/one/imports', true, 14_000_000],
])('the limit of %s', (_, url, isRoute, bytes) => {
  expect(limitOf(url, isRoute, bytes)).toBeNull()
  expect(limitOf(url, isRoute, bytes + 1)).toMatchObject({ status: 413 })
})
