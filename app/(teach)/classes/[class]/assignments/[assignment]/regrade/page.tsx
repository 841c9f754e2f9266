import type { Metadata } from 'next'
import { RichLabel } from '@/components/items/rich-text'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { RegradePreviewList } from '@/components/teaching/assignment/regrade-preview'
import { ActionForm } from '@/components/ui/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { plainText } from '@/domain/items/rich-text'
import { POLICY_LABELS, REGRADE_POLICIES } from '@/domain/regrading/regrade'
import { plural } from '@/domain/text/format'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { AppError } from '@/server/platform/errors'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { previewRegrade, type RegradePreview } from '@/server/regrading/preview-regrade'
import { listRegradable, listRegradeRuns, type RegradeRunRow } from '@/server/regrading/regrade-queries'
import { RegradeSchema } from '@/server/regrading/regrade-request'
import { applyRegradeAction, undoRegradeAction } from './actions'

export const metadata: Metadata = { title: 'Regrade' }

type Props = {
  params: Promise<{ class: string; assignment: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function RegradePage({ params, searchParams }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const target = { classId, assignmentId }
  const { viewer, assignment } = await orNotFound(async () => {
    const reader = await requireViewer('account')
    return { viewer: reader, assignment: await requireAssignmentPermission(reader.id, target, 'teach') }
  })
  const query = await searchParams
  const [items, runs] = await Promise.all([listRegradable(assignment), listRegradeRuns(assignment)])
  const chosen = items.find(({ id }) => id === query.item) ?? null
  const request = RegradeSchema.safeParse(query)
  const preview = request.success && chosen ? await tryPreview(viewer.id, target, request.data) : null
  const policy = request.success ? request.data.policy : 'new-or-old'
  const version = request.success ? request.data.version : (chosen?.versions[0]?.id ?? '')
  const hidden = { class: classId, assignment: assignmentId, item: chosen?.id ?? '', version, policy }
  return (
    <div className="page-narrow max-w-3xl">
      <AssignmentHead
        home={`/classes/${classId}/assignments/${assignmentId}`}
        title={assignment.quiz.title}
        pageTitle="Regrade"
      />
      {query.done === 'yes' && (
        <Notice role="status" tone="good" className="mt-4">
          We notified students whose scores changed and included your reason.
        </Notice>
      )}
      {items.length === 0 ? (
        <p className="mt-6 text-muted">No attempts yet, so there’s nothing to regrade.</p>
      ) : (
        <form method="get" className="mt-6 grid gap-4">
          <Select
            name="item"
            label="Question"
            value={chosen?.id ?? ''}
            options={[
              ['', 'Choose a question'],
              ...items.map(({ id, stem }) => [id, plainText(stem)] as const),
            ]}
          />
          {chosen && (
            <>
              <Select
                name="version"
                label="Answer key"
                value={version}
                options={chosen.versions.map(({ id, words }) => [id, words] as const)}
                help="To get another key, first edit the question under Questions and publish it."
              />
              <Select
                name="policy"
                label="Regrade option"
                value={policy}
                options={REGRADE_POLICIES.map((name) => [name, POLICY_LABELS[name]] as const)}
              />
            </>
          )}
          <div>
            <button type="submit" className="button-quiet">
              {chosen ? 'Preview score changes' : 'Continue'}
            </button>
          </div>
        </form>
      )}
      {typeof preview === 'string' && <p className="mt-6 text-wrong">{preview}</p>}
      {preview && typeof preview !== 'string' && (
        <section aria-labelledby="preview" className="mt-10">
          <h2 id="preview">Score changes</h2>
          <RegradePreviewList preview={preview} />
          <div className="mt-6">
            <ActionForm action={applyRegradeAction} submit={applyWords(preview)} fields={[]} hidden={hidden}>
              <TextArea
                name="reason"
                label="Reason (shown to affected students)"
                value=""
                rows={3}
                required
              />
            </ActionForm>
          </div>
        </section>
      )}
      <Runs runs={runs} hidden={{ class: classId, assignment: assignmentId }} />
    </div>
  )
}

async function tryPreview(
  viewerId: string,
  target: { classId: string; assignmentId: string },
  request: Parameters<typeof previewRegrade>[2],
): Promise<RegradePreview | string> {
  try {
    return await previewRegrade(viewerId, target, request)
  } catch (error) {
    if (error instanceof AppError) return error.userMessage
    throw error
  }
}

function applyWords({ up, down }: RegradePreview): string {
  const count = up + down
  if (count === 0) return 'Apply regrade (no score changes)'
  return `Apply regrade (${plural(count, 'score change')})`
}

const STATE_LABELS = {
  RUNNING: 'in progress',
  DONE: 'done',
  UNDOING: 'being undone',
  UNDONE: 'undone',
} as const

function Runs({ runs, hidden }: { runs: RegradeRunRow[]; hidden: Record<string, string> }) {
  if (runs.length === 0) return null
  return (
    <section aria-labelledby="runs" className="mt-14">
      <h2 id="runs">Regrade history</h2>
      <ul className="mt-4 divide-y divide-line border-line border-y">
        {runs.map(({ id, stem, policy, reason, state, by, createdAt, attemptItems, moved, isUndoable }) => (
          <li key={id} className="py-3">
            <p className="font-medium">
              <RichLabel text={stem} />
            </p>
            <p className="text-muted text-sm">
              {policy} · {STATE_LABELS[state]} · by {by}, <LocalTime date={createdAt.toISOString()} /> ·{' '}
              {plural(attemptItems, 'answer')}, {moved} changed
            </p>
            <p className="mt-1">{reason}</p>
            {isUndoable && (
              <Disclosure label="Undo" className="mt-2">
                <p className="mt-2 mb-3 text-sm">
                  This restores the points of {plural(moved, 'answer')} and notifies students whose scores
                  change.
                </p>
                <ActionForm
                  action={undoRegradeAction}
                  submit="Undo this regrade"
                  danger
                  fields={[]}
                  hidden={{ ...hidden, run: id }}
                />
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
