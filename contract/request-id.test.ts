import { expect, test } from 'vitest'
import { findRequestId } from './request-id'

const entry = (path: string, id?: string) => ({
  name: `http://localhost:3000${path}`,
  ...(id && { serverTiming: [{ name: 'request-id', description: id }] }),
})

test('the latest request for the page counts', () => {
  const entries = [entry('/a?_rsc=1', '1'), entry('/a?_rsc=2', '2'), entry('/b?_rsc=3', '3'), entry('/a.js')]
  expect(findRequestId(entries, '/a')).toBe('2')
})

test('a page that the browser requested no data for has no ID', () => {
  expect(findRequestId([entry('/a'), entry('/b', '1')], '/a')).toBeUndefined()
  expect(findRequestId([{ name: 'http://localhost:3000/a' }], '/a')).toBeUndefined()
})
