import type { Metadata } from 'next'
import Link from 'next/link'
import { GradebookExport } from '@/components/teaching/gradebook/gradebook-export'
import { GradebookGrid } from '@/components/teaching/gradebook/gradebook-grid'
import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Pagination } from '@/components/ui/pagination'
import { Select } from '@/components/ui/select'
import { formatList, plural } from '@/domain/text/format'
import { requireClassPermission } from '@/server/access/class-access'
import { listGroupNames } from '@/server/classes/group-names'
import { type GradebookColumn, listGradebookColumns } from '@/server/grades/gradebook-columns'
import {
  GRADEBOOK_PAGE,
  type GradebookSearch,
  GradebookSearchSchema,
  listGradebookRows,
} from '@/server/grades/gradebook-queries'
import { findLrs } from '@/server/grades/lrs'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { sendStatementsAction } from './actions'

export const metadata: Metadata = { title: 'Gradebook' }

type Props = {
  params: Promise<{ class: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function GradebookPage({ params, searchParams }: Props) {
  const { class: classId } = await params
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'viewGrades')
  })
  const searchInput = await searchParams
  const search = GradebookSearchSchema.parse(searchInput)
  const imported = Number(searchInput.imported)
  const canTeach = currentClass.role !== 'observer' && currentClass.archivedAt === null
  const columns = await listGradebookColumns(currentClass.id, new Date())
  const [page, groups] = await Promise.all([
    listGradebookRows(currentClass.id, columns, search),
    listGroupNames(currentClass.id),
  ])
  const { offset, ...rest } = search
  const query = { ...rest, below: String(rest.below) }
  const next = new URLSearchParams({ ...query, offset: String(offset + GRADEBOOK_PAGE) })
  const home = `/classes/${currentClass.id}/gradebook`
  return (
    <div className="page w-fit min-w-[min(100%,68rem)] max-w-full">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1>Gradebook</h1>
        <div className="flex flex-wrap items-center gap-3">
          {canTeach && (
            <>
              <Link href={`${home}/settings`} prefetch={false} className="button-quiet">
                Gradebook settings
              </Link>
              <Link href={`${home}/import`} prefetch={false} className="button-quiet">
                Import grades
              </Link>
            </>
          )}
          <GradebookExport
            action={`${home}/export`}
            query={query}
            columns={columns}
            hasAttempts={currentClass.role !== 'observer'}
          >
            {currentClass.role !== 'observer' && findLrs() && (
              <div className="mt-4">
                <ActionForm
                  action={sendStatementsAction}
                  submit="Send to LRS"
                  fields={[]}
                  hidden={{ ...query, class: currentClass.id }}
                />
              </div>
            )}
          </GradebookExport>
        </div>
      </div>
      {imported > 0 && (
        <Notice role="status" tone="good" className="mt-4">
          {plural(imported, 'grade')} imported.
        </Notice>
      )}
      {canTeach && <ToGrade classId={currentClass.id} columns={columns} />}
      {canTeach && <WithoutCategory home={home} columns={columns} />}
      <Filter search={search} groups={groups} />
      {columns.length === 0 ? (
        <p className="mt-8 text-muted">
          No published assignments yet. <Link href={`/classes/${currentClass.id}`}>Go to assignments</Link>
        </p>
      ) : page.rows.length === 0 ? (
        <p className="mt-8 text-muted">No students match.</p>
      ) : (
        <>
          {offset > 0 && (
            <Pagination
              previous={{ href: `${home}?${new URLSearchParams(query)}`, label: 'Back to the first student' }}
            />
          )}
          <GradebookGrid
            key={JSON.stringify(search)}
            classId={currentClass.id}
            columns={columns.map(({ exceptions: _, quizId: __, ...column }) => column)}
            first={page}
            offset={offset}
            query={query}
            nextPath={page.hasMore ? `${home}?${next}` : null}
          />
          <Legend columns={columns} />
        </>
      )}
    </div>
  )
}

function Legend({ columns }: { columns: readonly GradebookColumn[] }) {
  const isWeighted = columns.some(({ category }) => category !== null)
  return (
    <p className="mt-4 max-w-3xl text-muted text-sm">
      {isWeighted
        ? 'The total is the mean of the categories, by their weights. '
        : 'The total is the percentage of points earned in all grades that count. '}
      Mean and median of an assignment cover all grades that count in the class, including former students’;
      those of the total cover current students. Filters don’t change them. ✎ manual grade · ◷ late · • has a
      note · — missing · EX or (in parentheses) excused
      {isWeighted && ' · [in brackets] dropped'}. Use the arrow keys to move between cells and Enter to open
      one. Written answers count once their grades are released.
    </p>
  )
}

/** Names the assignments that don’t count because they have no category. */
function WithoutCategory({ home, columns }: { home: string; columns: readonly GradebookColumn[] }) {
  const without = columns.filter(({ category }) => category === null)
  if (without.length === 0 || without.length === columns.length) return null
  return (
    <Notice tone="warn" className="mt-4">
      {formatList(without.map(({ title }) => title))} {without.length === 1 ? 'has' : 'have'} no category and
      {without.length === 1 ? ' doesn’t' : ' don’t'} count in totals.{' '}
      <Link href={`${home}/settings#assignments`} prefetch={false}>
        Choose {without.length === 1 ? 'a category' : 'categories'}
      </Link>
    </Notice>
  )
}

/** Links to the assignments with answers that wait for a person. */
function ToGrade({ classId, columns }: { classId: string; columns: readonly GradebookColumn[] }) {
  const waiting = columns.filter((column) => column.waiting > 0)
  if (waiting.length === 0) return null
  return (
    <Notice as="div" className="mt-4">
      <p>Written answers wait to be graded or released:</p>
      <ul className="mt-1 list-disc pl-5">
        {waiting.map(({ id, title, waiting: count }) => (
          <li key={id}>
            <Link href={`/classes/${classId}/assignments/${id}/grading`} prefetch={false}>
              {title}
            </Link>{' '}
            ({plural(count, 'answer')})
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Filter({ search, groups }: { search: GradebookSearch; groups: { id: string; name: string }[] }) {
  return (
    <form method="get" className="no-print mt-5 flex flex-wrap items-end gap-4">
      <input type="hidden" name="sort" value={search.sort} />
      <input type="hidden" name="order" value={search.order} />
      <div className="w-44">
        <Field field={{ name: 'name', label: 'Name', defaultValue: search.name, isFilter: true }} />
      </div>
      {groups.length > 0 && (
        <Select
          name="group"
          label="Group"
          value={search.group}
          options={[['', 'All'], ...groups.map(({ id, name }) => [id, name] as const)]}
        />
      )}
      <Select
        name="only"
        label="Filter"
        value={search.only}
        options={[
          ['', 'All students'],
          ['missing', 'Missing submissions'],
          ['late', 'Late submissions'],
          ['excused', 'Excused grades'],
          ['below', 'Total below the threshold'],
        ]}
      />
      <div className="w-32">
        <Field
          field={{
            ...{ name: 'below', label: 'Threshold (%)', type: 'number', isFilter: true },
            ...{ min: 0, max: 200, step: 'any', defaultValue: search.below },
          }}
        />
      </div>
      <Select
        name="zeros"
        label="Missing submissions"
        value={search.zeros}
        options={[
          ['yes', 'Count as 0'],
          ['no', 'Don’t count'],
        ]}
      />
      <Select
        name="left"
        label="Former students"
        value={search.left}
        options={[
          ['', 'Hidden'],
          ['yes', 'Shown'],
        ]}
      />
      <button type="submit" className="button-quiet">
        Show
      </button>
    </form>
  )
}
