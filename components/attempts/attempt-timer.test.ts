import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AttemptTimer } from './attempt-timer'

const START = new Date('2026-11-28T10:00:00Z')
const END = '2026-11-28T10:02:00Z'

let isReachable = true
let events: string[] = []
let leftMs = 0
let timer: AttemptTimer

function start(serverNow: string = START.toISOString()): void {
  timer = new AttemptTimer(END, serverNow, {
    showLeft: (left) => {
      leftMs = left
    },
    announce: (text) => events.push(text),
    sendAll: async () => events.push('send'),
    refresh: () => events.push('refresh'),
  })
}

beforeEach(() => {
  vi.useFakeTimers({ now: START })
  isReachable = true
  events = []
  vi.stubGlobal('fetch', async () =>
    Response.json({ database: isReachable ? 'ok' : 'down' }, { status: isReachable ? 200 : 503 }),
  )
})

afterEach(() => {
  timer.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('the time left follows the server’s clock', async () => {
  start('2026-11-28T10:00:30Z')
  expect(leftMs).toBe(90_000)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(leftMs).toBe(80_000)
})

test('the last minute is announced once', async () => {
  start()
  await vi.advanceTimersByTimeAsync(70_000)
  expect(events).toEqual(['1 minute left.'])
})

test('at the end, answers are sent, and the page is refreshed after saves in flight', async () => {
  start()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(events.slice(1)).toEqual(['Time’s up.', 'send'])
  await vi.advanceTimersByTimeAsync(2_500)
  expect(events.slice(3)).toEqual(['send', 'refresh'])
})

test('without a connection at the end, the page isn’t refreshed until the server responds', async () => {
  start()
  isReachable = false
  await vi.advanceTimersByTimeAsync(130_000)
  expect(events.at(-1)).toMatch(/^Time’s up. You’re offline./)
  expect(events).not.toContain('refresh')
  isReachable = true
  timer.onOnline()
  await vi.advanceTimersByTimeAsync(0)
  expect(events.at(-1)).toBe('refresh')
})

test('a new connection before the end changes nothing', async () => {
  start()
  timer.onOnline()
  await vi.advanceTimersByTimeAsync(0)
  expect(events).toEqual([])
})

test('a timer of a page that was closed does nothing', async () => {
  start()
  timer.stop()
  await vi.advanceTimersByTimeAsync(130_000)
  expect(events).toEqual([])
})
