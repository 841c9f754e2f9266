import type { Metadata } from 'next'
import { RichLine } from '@/components/items/rich-text'
import { ActionForm } from '@/components/ui/action-form'
import { LocalTime } from '@/components/ui/local-time'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { plural } from '@/domain/text/format'
import { requireClassPermission } from '@/server/access/class-access'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import {
  listRegradeRequests,
  type RegradeRequestGroup,
} from '@/server/regrade-requests/regrade-request-queries'
import { resolveRegradeRequestsAction } from './actions'

export const metadata: Metadata = { title: 'Regrade requests' }

type Props = { params: Promise<{ class: string }> }

export default async function RegradeRequestsPage({ params }: Props) {
  const { class: classId } = await params
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'teach', { evenArchived: true })
  })
  const groups = await listRegradeRequests(currentClass.id)
  return (
    <div className="page-narrow max-w-3xl">
      <h1>Regrade requests</h1>
      <p className="mt-3 text-muted">
        Students who say that their answer is correct. Requests about the same answer are grouped and get one
        reply.
      </p>
      {groups.length === 0 ? (
        <p className="mt-8">No regrade requests yet.</p>
      ) : (
        <ul className="mt-8 grid gap-6">
          {groups.map((group) => (
            <li key={`${group.id}.${group.state}`} className="card">
              <Group group={group} classId={currentClass.id} canAnswer={currentClass.archivedAt === null} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const STATE_LABELS = { OPEN: 'Open', ACCEPTED: 'Accepted', DECLINED: 'Declined' } as const

function Group({
  group,
  classId,
  canAnswer,
}: {
  group: RegradeRequestGroup
  classId: string
  canAnswer: boolean
}) {
  const { id, assignment, item, answer, gave, said, state, reply, why } = group
  return (
    <>
      <p className="eyebrow">
        {assignment} · {STATE_LABELS[state]}
      </p>
      <h2 className="mt-1 text-xl">
        <RichLine text={item.stem} />
      </h2>
      <p className="mt-3 text-lg">“{answer}”</p>
      <p className="text-muted">
        {plural(gave, 'student')} gave this answer. {said.length} requested a regrade.
      </p>
      <ul className="mt-3 grid gap-2 border-accent border-l-3 pl-4">
        {said.map(({ name, argument, paragraph, at }) => (
          <li key={`${name}.${at.toISOString()}`}>
            <span className="font-medium">{name}</span>: {argument}
            <span className="block text-muted text-sm">
              {paragraph !== null && `Paragraph ${paragraph} of the article · `}
              <LocalTime date={at.toISOString()} />
            </span>
          </li>
        ))}
      </ul>
      {reply && <p className="mt-3">Reply: {reply}</p>}
      {state === 'OPEN' && canAnswer && (
        <div className="mt-5">
          <ActionForm
            action={resolveRegradeRequestsAction}
            submit="Send reply"
            fields={[]}
            hidden={{ class: classId, regradeRequest: id }}
          >
            <Select
              name="accept"
              label="Decision"
              value="no"
              options={[
                ['no', 'Decline: the answer stays incorrect'],
                ['yes', 'Accept: change the key and preview score changes'],
              ]}
            />
            {why && <p className="text-muted text-sm">If you accept: {why}</p>}
            <TextArea name="reply" label="Reply to students" value="" rows={3} required />
          </ActionForm>
        </div>
      )}
    </>
  )
}
