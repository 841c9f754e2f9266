import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { exportQuestion } from '@/domain/interchange/export-by-type'
import { EXPORT_FORMATS } from '@/domain/interchange/export-formats'
import { readInterchangeFile } from '@/domain/interchange/read-file'
import { readBundledCourse } from '@/tests/support/bundled-course'

const questions = readBundledCourse().items.map(({ item }) => exportQuestion(item))

test.each(EXPORT_FORMATS.map((format) => [format.name, format] as const))(
  'the bundled course is written as %s and read again',
  (_, { id, extension, write }) => {
    const { bytes, questions: report } = write(questions, { title: 'Course', images: new Map() })
    const entries = extension.endsWith('.zip') ? unzipSync(bytes) : null
    const read = readInterchangeFile(
      {
        ...{ name: `course${extension}`, bytes },
        ...(entries && {
          package: { names: Object.keys(entries), read: (name: string) => entries[name] ?? null },
        }),
      },
      entries ? undefined : id,
    )
    const written = report.filter(({ fidelity }) => fidelity !== 'none')
    expect(read.questions.map(({ idnumber, ident, guid }) => idnumber ?? ident ?? guid)).toEqual(
      written.map((question) => (id === 'anki' ? `casebook-${question.id}` : question.id)),
    )
    expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  },
)
