import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { markClient } from './client-address'
import { identifyRequest } from './request-id'

function identify(id: string | undefined, trustProxy: boolean): string {
  const request = new IncomingMessage(new Socket())
  request.headers = id === undefined ? {} : { 'x-request-id': id }
  markClient(request, { trustProxy })
  const identified = identifyRequest(request)
  expect(request.headers['x-request-id']).toBe(identified)
  return identified
}

test('a trusted proxy sets the ID of a request', () => {
  expect(identify('7b0c-4.d_2', true)).toBe('7b0c-4.d_2')
})

test('a client never sets it', () => {
  expect(identify('7b0c-4.d_2', false)).toMatch(/^[\da-f]{16}$/)
})

test.each([undefined, '', 'short', 'a'.repeat(65), 'two\nlines', '<script>', 'with space'])(
  'a proxy’s ID %j is replaced',
  (id) => {
    expect(identify(id, true)).toMatch(/^[\da-f]{16}$/)
  },
)

test('each request has another ID', () => {
  expect(identify(undefined, true)).not.toBe(identify(undefined, true))
})
