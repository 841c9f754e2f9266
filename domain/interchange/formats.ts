import { AIKEN } from './aiken/format'
import { CLOZE } from './cloze/format'
import { CSV } from './csv/format'
import { GIFT } from './gift/format'
import type { InterchangeFormat } from './interchange-format'

/** Every format that can be imported. The first of equally likely ones is taken. */
export const FORMATS: readonly InterchangeFormat[] = [AIKEN, CLOZE, CSV, GIFT]
