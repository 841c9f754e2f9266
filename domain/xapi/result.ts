import { Decimal } from 'decimal.js'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { ExportBody, ExportGap, ExportNumbers } from '@/domain/interchange/export-question'
import { plainText } from '@/domain/items/rich-text'
import { readQuantity } from '@/domain/items/types/numeric/read-quantity'
import { BETWEEN } from './interaction'

/** The result of an answer: xAPI 1.0.3, Part Two, 2.4.5. */
export interface AnswerResult {
  /** Missing without an answer. */
  readonly response?: string
  readonly success?: boolean
  readonly score?: { readonly scaled: number }
}

/** What an answer earned. Nothing is possible until a person has graded it. */
export interface Earned {
  readonly earned: number
  readonly possible: number
}

/** @param response any stored response */
export function resultOf(body: ExportBody, response: unknown, { earned, possible }: Earned): AnswerResult {
  const words = responseText(body, response)
  return {
    ...(words !== null && { response: words }),
    ...(possible > 0 && {
      success: meetsThreshold(earned, possible),
      score: { scaled: scaled(earned, possible) },
    }),
  }
}

/** From −1 to 1, rounded to 7 decimals. */
export function scaled(earned: number, possible: number): number {
  return Number(Math.min(1, Math.max(-1, earned / possible)).toFixed(7)) + 0
}

/** A typed response as it was typed; null for a type that isn’t typed. Typed text can contain what separates parts, and nothing escapes it. */
export function typedResponse({ kind }: ExportBody, response: unknown): unknown {
  const isTyped = kind === 'number' || kind === 'text' || kind === 'gaps'
  return isTyped ? (response ?? null) : null
}

function responseText(body: ExportBody, response: unknown): string | null {
  switch (body.kind) {
    case 'choice':
      return body.rule === null ? nonEmpty(response) : listOf(body.options, response)
    case 'truth':
      return typeof response === 'boolean' ? String(response) : null
    case 'pairs':
      return pairsOf(body.stems, response)
    case 'order':
      return orderOf(response)
    case 'number':
      return numberText(body, response)
    case 'text':
    case 'essay':
      return nonEmpty(response)
    case 'gaps':
      return gapsText(body.gaps, response)
  }
}

function nonEmpty(response: unknown): string | null {
  return typeof response === 'string' && response.trim() !== '' ? response : null
}

function orderOf(response: unknown): string | null {
  const ids = Array.isArray(response) ? response.filter((id) => typeof id === 'string') : []
  return ids.length > 0 ? ids.join(BETWEEN.parts) : null
}

/** In the question’s own order, so that equal answers read equal. */
function listOf(options: readonly { id: string }[], response: unknown): string | null {
  if (!Array.isArray(response) || response.length === 0) return null
  return options
    .filter(({ id }) => response.includes(id))
    .map(({ id }) => id)
    .join(BETWEEN.parts)
}

/** Only the pairs that were given. */
function pairsOf(stems: readonly { id: string }[], response: unknown): string | null {
  const given = new Map(Object.entries(fieldsOf(response)))
  const pairs = stems.flatMap(({ id }) => {
    const choice = given.get(id)
    return typeof choice === 'string' && choice !== '' ? `${id}${BETWEEN.pair}${choice}` : []
  })
  return pairs.length > 0 ? pairs.join(BETWEEN.parts) : null
}

function fieldsOf(response: unknown): object {
  return typeof response === 'object' && response !== null ? response : {}
}

/** The number that was read, in the unit of the answers; what can’t be read is as typed. */
function numberText(rules: ExportNumbers, response: unknown): string | null {
  const typed = typedNumber(response)
  if (typed === null) return null
  const read = readQuantity(typed, { ...rules, answers: rules.answers })
  if (!read.ok) return typeof typed === 'string' ? typed : `${typed.number} ${typed.unit}`.trim()
  const { number, unit } = read.value
  const perBase = typeof unit === 'number' ? (rules.units?.list[unit]?.perBase ?? '1') : '1'
  return new Decimal(number).dividedBy(perBase).toFixed()
}

function typedNumber(response: unknown): string | { number: string; unit: string } | null {
  if (typeof response === 'string') return nonEmpty(response)
  const { number, unit } = fieldsOf(response) as { number?: unknown; unit?: unknown }
  return typeof number === 'string' && number.trim() !== '' ? { number, unit: String(unit ?? '') } : null
}

/** As typed, with empty parts. */
function gapsText(gaps: readonly ExportGap[], response: unknown): string | null {
  const given = new Map(Object.entries(fieldsOf(response)))
  const parts = gaps.map((gap) => gapText(gap, given.get(gap.id)))
  return parts.every((part) => part === '') ? null : parts.join(BETWEEN.parts)
}

function gapText(gap: ExportGap, response: unknown): string {
  if (gap.kind === 'choice') {
    const option = gap.options.find(({ id }) => id === response)
    return option ? plainText(option.text) : ''
  }
  if (typeof response === 'string') return response
  const { number = '', unit = '' } = fieldsOf(response) as { number?: string; unit?: string }
  return `${number} ${unit}`.trim()
}
