import { Decimal } from 'decimal.js'
import type { ReadAnswer } from './question'

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/

/** @returns a number as a plain decimal (`3e8` is `300000000`); null if the text isn’t one. A comma is read as a point. */
export function plainNumber(text: string): string | null {
  const trimmed = text.trim().replace(/^−/, '-').replace(',', '.')
  if (!NUMBER.test(trimmed)) return null
  return new Decimal(trimmed).toFixed()
}

/** Adds decimals exactly. */
export function addNumbers(a: string, b: string): string {
  return new Decimal(a).plus(b).toFixed()
}

export function subtractNumbers(a: string, b: string): string {
  return new Decimal(a).minus(b).toFixed()
}

export function divideNumbers(a: string, b: number): string {
  return new Decimal(a).dividedBy(b).toFixed()
}

export function isZero(text: string): boolean {
  return new Decimal(text).isZero()
}

/** The tolerance of an answer that differs by at most `within` in both directions; none for 0. */
export function nominalTolerance(within: string): Pick<ReadAnswer, 'tolerance'> {
  return Number(within) === 0 ? {} : { tolerance: { type: 'nominal', value: within } }
}

/** Rounds to seven decimals, which distinguishes thirds from 33 percent. */
export function round7(value: number): number {
  return Math.round(value * 1e7) / 1e7
}
