import Link from 'next/link'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { BankList } from '@/components/teaching/assignment/bank-list'
import { ShortDrawsNote } from '@/components/teaching/assignment/short-draws-note'
import { ActionButton } from '@/components/ui/action-button'
import { ActionForm } from '@/components/ui/action-form'
import { Tick } from '@/components/ui/checkbox'
import { Select } from '@/components/ui/select'
import { ITEM_TYPES } from '@/domain/items/item'
import { plainText } from '@/domain/items/rich-text'
import { TYPE_WORDS } from '@/domain/items/type-words'
import { getAssignmentFor } from '@/server/assignments/assignment-access'
import { BankSearchSchema, listBankItems, searchBank } from '@/server/assignments/bank-queries'
import { findShortDraws } from '@/server/assignments/count-drawn'
import { poolInWords } from '@/server/assignments/describe-questions'
import { askedBy, poolAsShown } from '@/server/assignments/edit-questions'
import { requireViewer } from '@/server/auth/viewer'
import { getCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/page-viewer'
import { editQuestionsAction } from '../actions'

type Props = {
  params: Promise<{ class: string; assignment: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function QuestionsPage({ params, searchParams }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const { viewer, assignment } = await orNotFound(async () => {
    const reader = await requireViewer('account')
    return {
      viewer: reader,
      assignment: await getAssignmentFor(reader.id, { classId, assignmentId }, 'teach'),
    }
  })
  const search = BankSearchSchema.parse(await searchParams)
  const asked = askedBy(assignment)
  const [chosen, found, short] = await Promise.all([
    listBankItems(viewer.id, assignment, asked.items),
    searchBank(viewer.id, assignment, search),
    findShortDraws(assignment, new Date()),
  ])
  const course = getCourse(assignment.class.courseSlug)
  const home = `/classes/${classId}/assignments/${assignmentId}`
  const hidden = { class: classId, assignment: assignmentId }
  const about = [
    ['', 'the whole course'] as const,
    ...course.areas.map(({ id, title }) => [id, title] as const),
    ...course.concepts.map(({ id, title }) => [id, `· ${title}`] as const),
  ]
  const types = [['', 'Any type'] as const, ...ITEM_TYPES.map((type) => [type, TYPE_WORDS[type]] as const)]
  return (
    <div className="page-narrow max-w-3xl">
      <AssignmentHead home={home} title={assignment.quiz.title} room="Questions" />
      <p className="mt-3 text-muted">What changes here holds for attempts that start from now on.</p>

      <section aria-labelledby="by-hand" className="mt-8">
        <h2 id="by-hand">Chosen by hand</h2>
        {chosen.length === 0 ? (
          <p className="mt-2 text-muted">None.</p>
        ) : (
          <ol className="mt-3 divide-y divide-line border-line border-y">
            {chosen.map(({ slug, item, isReserved }, index) => (
              <li key={slug} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
                <span className="min-w-0 flex-1 basis-64">
                  {plainText(item.stem)}
                  <span className="block text-muted text-sm">
                    {TYPE_WORDS[item.type]}
                    {isReserved && ' · reserved'}
                  </span>
                </span>
                <span className="flex gap-2">
                  {index > 0 && (
                    <ActionButton
                      action={editQuestionsAction}
                      label={`Move up: ${plainText(item.stem)}`}
                      sign="↑"
                      hidden={{ ...hidden, do: 'move-up', item: slug }}
                    />
                  )}
                  {index < chosen.length - 1 && (
                    <ActionButton
                      action={editQuestionsAction}
                      label={`Move down: ${plainText(item.stem)}`}
                      sign="↓"
                      hidden={{ ...hidden, do: 'move-down', item: slug }}
                    />
                  )}
                  <ActionButton
                    action={editQuestionsAction}
                    label={`Take out: ${plainText(item.stem)}`}
                    sign="Take out"
                    hidden={{ ...hidden, do: 'remove-item', item: slug }}
                  />
                </span>
              </li>
            ))}
          </ol>
        )}
      </section>

      <section aria-labelledby="by-rule" className="mt-10">
        <h2 id="by-rule">Drawn by rule</h2>
        <p className="mt-2 text-muted">
          One rule after the other, and nothing comes twice. For “eight on the deal’s terms, two of them
          numbers” draw two numbers first, then six of any type.
        </p>
        {asked.pools.length > 0 && (
          <ol className="mt-3 divide-y divide-line border-line border-y">
            {asked.pools.map((pool, index) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place alone
                key={index}
                className="flex flex-wrap items-center justify-between gap-3 py-2.5"
              >
                <span className="min-w-0 flex-1 basis-64">{poolInWords(pool, course)}</span>
                <ActionButton
                  action={editQuestionsAction}
                  label={`Take out: ${poolInWords(pool, course)}`}
                  sign="Take out"
                  hidden={{
                    ...hidden,
                    do: 'remove-pool',
                    index: String(index),
                    pool: poolAsShown(pool),
                  }}
                />
              </li>
            ))}
          </ol>
        )}
        <div className="mt-5">
          <ActionForm
            action={editQuestionsAction}
            submit="Add the rule"
            hidden={{ ...hidden, do: 'add-pool' }}
            fields={[
              {
                name: 'count',
                label: 'How many questions',
                type: 'number',
                min: 1,
                max: 100,
                defaultValue: 5,
              },
            ]}
          >
            <Select name="about" label="On" value="" options={about} />
            <Select name="type" label="Of which type" value="" options={types} />
          </ActionForm>
        </div>
      </section>

      <section aria-labelledby="order" className="mt-10">
        <h2 id="order" className="mb-3">
          Order, and what was met lately
        </h2>
        <ShortDrawsNote short={short} />
        <ActionForm
          action={editQuestionsAction}
          submit="Save"
          hidden={{ ...hidden, do: 'set-order' }}
          fields={[
            {
              name: 'unseenDays',
              label: 'Draw nothing that the student has met in the last so many days',
              type: 'number',
              min: 1,
              max: 366,
              required: false,
              defaultValue: asked.unseenDays ?? '',
              help: 'In other quizzes and in review. Leave it empty where that does not matter.',
            },
          ]}
        >
          <Select
            name="whenFewUnseen"
            label="Where that leaves too few"
            value={asked.whenFewUnseen}
            options={[
              ['ask-fewer', 'ask fewer questions'],
              ['fill-up', 'draw what was met after all'],
            ]}
          />
          <Tick name="shuffleItems" label="Another order for each student" isTicked={asked.shuffleItems} />
        </ActionForm>
      </section>

      <section aria-labelledby="bank" className="mt-10">
        <h2 id="bank">Add from the bank</h2>
        <form method="get" className="mt-3 grid gap-4 sm:grid-cols-2">
          <label className="block">
            <span className="mb-1 block font-medium">Words in the question</span>
            <input
              name="text"
              defaultValue={search.text}
              className="min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink"
            />
          </label>
          <Select name="type" label="Type" value={search.type} options={types} />
          <Select
            name="concept"
            label="Concept"
            value={search.concept}
            options={[['', 'Any'], ...course.concepts.map(({ id, title }) => [id, title] as const)]}
          />
          <Select
            name="whose"
            label="Whose"
            value={search.whose}
            options={[
              ['', 'All'],
              ['course', 'Of the course (public)'],
              ['class', 'Of this class'],
              ['mine', 'Of my other classes'],
            ]}
          />
          <div className="flex flex-wrap gap-3">
            <button type="submit" className="button-quiet">
              Find
            </button>
            <Link href={`/classes/${classId}/items`} prefetch={false} className="button-quiet">
              Write a question
            </Link>
          </div>
        </form>
        <BankList
          found={found.filter(({ slug }) => !asked.items.includes(slug))}
          action={editQuestionsAction}
          hidden={{ ...hidden, do: 'add-items' }}
        />
      </section>
    </div>
  )
}
