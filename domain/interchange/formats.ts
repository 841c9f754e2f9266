import { AIKEN } from './aiken/format'
import { ANKI } from './anki/format'
import { CLOZE } from './cloze/format'
import { CSV } from './csv/format'
import { GIFT } from './gift/format'
import type { InterchangeFormat } from './interchange-format'
import { MOODLE_XML } from './moodle-xml/format'
import { OLX } from './olx/format'
import { PACKAGE } from './package/format'
import { QTI_2, QTI_3 } from './qti/format'
import { QTI_12 } from './qti12/format'

/** Every format that can be imported. The first of equally likely ones is taken. */
export const FORMATS: readonly InterchangeFormat[] = [
  PACKAGE,
  MOODLE_XML,
  QTI_12,
  QTI_2,
  QTI_3,
  OLX,
  AIKEN,
  CLOZE,
  CSV,
  ANKI,
  GIFT,
]

/** @returns the ID and the name of a format; null for an unknown one */
export function findFormat(id: string | null): { id: string; name: string } | null {
  const format = FORMATS.find((known) => known.id === id)
  return format ? { id: format.id, name: format.name } : null
}
