import { afterEach, describe, expect, test, vi } from 'vitest'
import { isPressed } from './shortcut'

const NEXT = { keys: ['Enter', ' '], does: 'Go on' }
const UNDO = { keys: ['u'], does: 'Undo' }
const HELP = { keys: ['?'], does: 'Help' }
const PUBLISH = { keys: ['Ctrl+Enter'], does: 'Publish' }

const press = (key: string, held: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false },
  ...held,
})

function turnCharacters(setting: 'on' | 'off'): void {
  const dataset = setting === 'off' ? { shortcuts: 'off' } : {}
  vi.stubGlobal('document', { documentElement: { dataset } })
}

afterEach(() => vi.unstubAllGlobals())

describe('with single-key shortcuts on', () => {
  test.each([
    [UNDO, press('u'), true],
    [UNDO, press('U'), true],
    [UNDO, press('u', { ctrlKey: true }), false],
    [UNDO, press('u', { altKey: true }), false],
    [NEXT, press(' '), true],
    [NEXT, press('Enter', { metaKey: true }), false],
    [PUBLISH, press('Enter', { metaKey: true }), true],
    [PUBLISH, press('Enter', { ctrlKey: true }), true],
    [PUBLISH, press('Enter'), false],
    [HELP, press('?'), true],
  ])('%o and the press %o: %s', (shortcut, event, expected) => {
    turnCharacters('on')
    expect(isPressed(shortcut, event)).toBe(expected)
  })
})

describe('with single-key shortcuts off', () => {
  test.each([
    [UNDO, press('u'), false],
    [HELP, press('?'), false],
    [NEXT, press(' '), true],
    [NEXT, press('Enter'), true],
    [PUBLISH, press('Enter', { ctrlKey: true }), true],
  ])('%o and the press %o: %s', (shortcut, event, expected) => {
    turnCharacters('off')
    expect(isPressed(shortcut, event)).toBe(expected)
  })
})
