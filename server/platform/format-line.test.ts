import { expect, test } from 'vitest'
import { formatLine } from './format-line'

test('a line has its time, level, message, and fields', () => {
  const line = '{"level":"info","time":"2026-11-29T08:01:02.345Z","pid":1,"status":200,"msg":"request"}'
  expect(formatLine(line)).toBe('08:01:02 info  request status=200\n')
})

test('an error follows with its calls and its cause', () => {
  const error = {
    name: 'Error',
    message: 'a',
    stack: ['at b'],
    cause: { name: 'Error', message: 'c', stack: [] },
  }
  const line = JSON.stringify({ level: 'error', time: '2026-11-29T08:01:02.345Z', msg: 'failed', error })
  expect(formatLine(line).split('\n')).toEqual([
    '08:01:02 error failed',
    '  Error: a',
    '    at b',
    '  Error: c',
    '',
  ])
})
