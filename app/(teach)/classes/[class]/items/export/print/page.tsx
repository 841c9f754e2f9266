import type { Metadata } from 'next'
import { z } from 'zod'
import { AnswerLine, PrintedKey, PrintedQuestion } from '@/components/teaching/export/printed-question'
import { BackLink } from '@/components/ui/back-link'
import { ChoiceLinks } from '@/components/ui/choice-links'
import { PrintButton } from '@/components/ui/print-button'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { ExportScopeSchema, selectForExport } from '@/server/interchange/export-questions'

export const metadata: Metadata = { title: 'Print questions' }

const SHEETS = { quiz: 'Questions', sheet: 'Answer sheet', key: 'Answer key' } as const
const SheetSchema = z.enum(['quiz', 'sheet', 'key']).catch('quiz')

type Props = {
  params: Promise<{ class: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Questions on paper: the questions, a sheet for the answers, and the key. Browsers can print each to PDF. */
export default async function PrintQuestionsPage({ params, searchParams }: Props) {
  const { class: classId } = await params
  const query = await searchParams
  const scope = ExportScopeSchema.parse(query)
  const sheet = SheetSchema.parse(query.sheet)
  const { title, questions } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return selectForExport(viewer.id, classId, scope)
  })
  const home = `/classes/${classId}/items/export`
  const chosen = new URLSearchParams(scope)
  return (
    <div className="page-narrow max-w-3xl">
      <div className="no-print flex flex-wrap items-center justify-between gap-4">
        <BackLink href={`${home}?${chosen}`} label="Export questions" />
        <PrintButton />
      </div>
      <ChoiceLinks
        label="Sheet"
        choices={SHEETS}
        current={sheet}
        hrefOf={(name) => `${home}/print?${chosen}&sheet=${name}`}
      />
      <h1 className="mt-4">
        {title}
        {sheet !== 'quiz' && `: ${SHEETS[sheet]}`}
      </h1>
      {sheet !== 'key' && <p className="mt-4">Name: ______________________________ Date: ______________</p>}
      <ol className="mt-6 grid gap-6">
        {questions.map(({ item, question }, index) =>
          sheet === 'quiz' ? (
            <PrintedQuestion key={item.id} question={question} number={index + 1} />
          ) : sheet === 'sheet' ? (
            <AnswerLine key={item.id} question={question} number={index + 1} />
          ) : (
            <PrintedKey key={item.id} question={question} number={index + 1} />
          ),
        )}
      </ol>
    </div>
  )
}
