import { ANKI_EXPORT } from './anki/write'
import { CSV_EXPORT } from './csv/write'
import type { ExportFormat } from './export-format'
import { GIFT_EXPORT } from './gift/write'
import { MOODLE_XML_EXPORT } from './moodle-xml/write'
import { QTI_21_EXPORT, QTI_30_EXPORT } from './qti/write'
import { CANVAS_EXPORT } from './qti12/write'

/** Every format that questions can be exported in. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  MOODLE_XML_EXPORT,
  GIFT_EXPORT,
  CANVAS_EXPORT,
  QTI_21_EXPORT,
  QTI_30_EXPORT,
  CSV_EXPORT,
  ANKI_EXPORT,
]
