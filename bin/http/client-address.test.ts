import { type IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { CLIENT_HEADER } from '@/server/platform/request-context'
import { markClient } from './client-address'

/** A request from a socket with this IP address. */
function arrive(address: string, headers: IncomingHttpHeaders): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: address })
  const request = new IncomingMessage(socket)
  request.headers = { ...headers }
  return request
}

function marked(address: string, headers: IncomingHttpHeaders, trustProxy = false) {
  const request = arrive(address, headers)
  markClient(request, { trustProxy })
  return request.headers
}

const FORGED = {
  [CLIENT_HEADER]: '6.6.6.6',
  'x-casebook-hop': 'guessed',
  'x-action-forwarded': '1',
  'x-forwarded-for': '6.6.6.6, 7.7.7.7',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  forwarded: 'for=6.6.6.6',
  'x-request-id': 'guessed-id',
}

test('a client’s IP address is its socket’s, whatever it claims', () => {
  const headers = marked('10.0.0.9', FORGED)
  expect(headers[CLIENT_HEADER]).toBe('10.0.0.9')
  expect(Object.keys(headers).sort()).toEqual([CLIENT_HEADER, 'x-casebook-hop'])
  expect(headers['x-casebook-hop']).not.toBe('guessed')
})

test('behind a trusted proxy, the IP address is the proxy’s last entry', () => {
  const headers = marked('10.0.0.1', FORGED, true)
  expect(headers[CLIENT_HEADER]).toBe('7.7.7.7')
  expect(headers).toMatchObject({ 'x-forwarded-host': 'evil.example' })
  expect(marked('10.0.0.1', {}, true)[CLIENT_HEADER]).toBe('10.0.0.1')
  expect(marked('10.0.0.1', { 'x-forwarded-for': ' , ' }, true)[CLIENT_HEADER]).toBe('10.0.0.1')
})

test('an IPv4 client of a dual-stack socket is recorded as IPv4', () => {
  expect(marked('::ffff:10.0.0.9', {})[CLIENT_HEADER]).toBe('10.0.0.9')
  expect(marked('2001:db8::1', {})[CLIENT_HEADER]).toBe('2001:db8::1')
})

test.each([true, false])(
  'a request that this process forwards to itself keeps its first IP address',
  (trustProxy) => {
    const first = arrive('10.0.0.9', {})
    markClient(first, { trustProxy })
    // The framework copies the headers and adds its own.
    const copied = { ...first.headers, 'x-action-forwarded': '1' }
    const forwarded = marked('127.0.0.1', copied, trustProxy)
    expect(forwarded[CLIENT_HEADER]).toBe('10.0.0.9')
    expect(forwarded['x-action-forwarded']).toBe('1')
  },
)
