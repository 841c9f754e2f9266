import 'server-only'
import { accountTables } from './account-tables'
import { answerTables } from './answer-tables'
import { classTables } from './class-tables'
import type { ExportTable } from './export-table'
import { reviewTables } from './review-tables'

/** All tables of a learner's data, described in docs/data-export.md. */
export const EXPORT_TABLES: readonly ExportTable[] = [
  ...accountTables,
  ...answerTables,
  ...reviewTables,
  ...classTables,
]
