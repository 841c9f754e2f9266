import { afterAll, expect, test } from 'vitest'
import { captureLog } from '@/tests/support/capture-log'
import { captureConsole } from './capture-console'

const original = { ...console }
afterAll(() => Object.assign(console, original))

test('printed text and errors become lines of the log, without quoted values', () => {
  const captured = captureLog()
  captureConsole()
  console.error(' ⨯', new SyntaxError('Unexpected token, "my secret" is not valid JSON'))
  console.warn('a warning about ann@example.org\nand more')
  console.log({ password: 'my secret' })
  expect(captured.lines()).toMatchObject([
    {
      level: 'error',
      msg: '⨯',
      error: { name: 'SyntaxError', message: expect.stringContaining('not valid JSON') },
    },
    { level: 'warn', msg: 'a warning about <email>' },
    { level: 'info', msg: 'printed' },
  ])
  expect(captured.text()).not.toContain('my secret')
})
