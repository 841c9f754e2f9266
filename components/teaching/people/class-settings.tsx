import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Confirm } from '@/components/ui/confirm'
import { MomentField } from '@/components/ui/moment-field'
import { SearchSelect } from '@/components/ui/search-select'
import { Select } from '@/components/ui/select'
import type { ClassRole } from '@/domain/access/class-permissions'
import { formatJoinCode } from '@/domain/classes/join-code'
import { ROLE_LABELS } from '@/domain/classes/role-labels'
import { plural } from '@/domain/text/format'

type FormAction = React.ComponentProps<typeof ActionForm>['action']

type Props = {
  currentClass: { id: string; name: string; term: string | null; timeZone: string; archivedAt: Date | null }
  joining: { code: string | null; expiresAt: Date | null; domain: string | null }
  /** All other members of the class. */
  others: { id: string; name: string; role: ClassRole }[]
  canCopy: boolean
  keepsGrades: boolean
  actions: {
    rename: FormAction
    zone: FormAction
    join: FormAction
    archive: FormAction
    keepGrades: FormAction
    transferOwnership: FormAction
    copy: FormAction
  }
}

/** The settings of a class, for instructors. An archived class can only be restored or copied. */
export function ClassSettings({ currentClass, joining, others, canCopy, keepsGrades, actions }: Props) {
  const isOpen = currentClass.archivedAt === null
  return (
    <>
      {isOpen && <Naming currentClass={currentClass} action={actions.rename} />}
      {isOpen && <TimeZone currentClass={currentClass} action={actions.zone} />}
      {isOpen && <Joining classId={currentClass.id} joining={joining} action={actions.join} />}
      {isOpen && (
        <KeepingGrades classId={currentClass.id} keepsGrades={keepsGrades} action={actions.keepGrades} />
      )}
      <ArticleText classId={currentClass.id} />
      {isOpen && others.length > 0 && (
        <HandingOver classId={currentClass.id} others={others} action={actions.transferOwnership} />
      )}
      {canCopy && <Copying currentClass={currentClass} action={actions.copy} />}
      <Archiving classId={currentClass.id} isOpen={isOpen} action={actions.archive} />
    </>
  )
}

function Naming({ currentClass, action }: { currentClass: Props['currentClass']; action: FormAction }) {
  return (
    <section aria-labelledby="naming" className="grid gap-4">
      <h2 id="naming">Name and term</h2>
      <ActionForm
        action={action}
        submit="Save name"
        hidden={{
          class: currentClass.id,
          'name-was': currentClass.name,
          'term-was': currentClass.term ?? '',
        }}
        fields={nameFields(currentClass)}
      />
    </section>
  )
}

function TimeZone({ currentClass, action }: { currentClass: Props['currentClass']; action: FormAction }) {
  const zones = [...new Set(['UTC', currentClass.timeZone, ...Intl.supportedValuesOf('timeZone')])]
  return (
    <section aria-labelledby="time-zone" className="grid gap-4">
      <h2 id="time-zone">Time zone</h2>
      <p className="text-muted">Extra days and late days are calendar days in this time zone.</p>
      <ActionForm action={action} submit="Save time zone" hidden={{ class: currentClass.id }} fields={[]}>
        <SearchSelect
          name="timeZone"
          label="Time zone of the class"
          value={currentClass.timeZone}
          options={zones.map((zone) => [zone, zone.replaceAll('_', ' ')] as const)}
        />
      </ActionForm>
    </section>
  )
}

function nameFields({ name, term }: { name: string; term: string | null }) {
  return [
    { name: 'name', label: 'Name', autoComplete: 'off', defaultValue: name },
    { name: 'term', label: 'Term', autoComplete: 'off', required: false, defaultValue: term ?? '' },
  ]
}

function Joining(props: { classId: string; joining: Props['joining']; action: FormAction }) {
  const { code, expiresAt, domain } = props.joining
  return (
    <section aria-labelledby="joining" className="grid gap-4">
      <h2 id="joining">Joining</h2>
      <p className="text-muted">
        {code === null
          ? 'Joining with a code is turned off.'
          : `The current code is ${formatJoinCode(code)}.`}{' '}
        Personal invitations always work.
      </p>
      <ActionForm
        action={props.action}
        submit="Save joining settings"
        hidden={{
          class: props.classId,
          'code-was': code === null ? 'off' : 'keep',
          'domain-was': domain ?? '',
        }}
        fields={[
          {
            name: 'domain',
            label: 'Email domain',
            autoComplete: 'off',
            required: false,
            defaultValue: domain ?? '',
            help: 'For example, uni.example. Only verified email addresses at this domain can join.',
          },
        ]}
      >
        <Select
          name="code"
          label="Class code"
          value={code === null ? 'off' : 'keep'}
          options={
            code === null
              ? [
                  ['off', 'Keep off'],
                  ['renew', 'Turn on with a new code'],
                ]
              : [
                  ['keep', 'Keep the current code'],
                  ['renew', 'Create a new code (the old one stops working)'],
                  ['off', 'Turn off'],
                ]
          }
        />
        <MomentField name="expiresAt" label="Expires" value={expiresAt?.toISOString() ?? null} />
      </ActionForm>
    </section>
  )
}

function KeepingGrades(props: { classId: string; keepsGrades: boolean; action: FormAction }) {
  return (
    <section aria-labelledby="keeping" className="grid gap-4">
      <h2 id="keeping">Deleted accounts</h2>
      <p className="text-muted">
        When a student deletes their account, their row in the gradebook becomes “Deleted student” without
        grades. If you must keep grades, the class can keep the student’s name and their grades with their
        dates instead, and nothing else. Students see this before they join. When you turn it on, the students
        who are in the class are notified, and it applies to each of them from the time they open the class.
      </p>
      <ActionForm action={props.action} submit="Save setting" hidden={{ class: props.classId }} fields={[]}>
        <Checkbox
          name="keepsGrades"
          label="Keep names and grades after a student deletes their account"
          isTicked={props.keepsGrades}
        />
      </ActionForm>
    </section>
  )
}

function ArticleText({ classId }: { classId: string }) {
  return (
    <section aria-labelledby="article-text" className="grid gap-4">
      <h2 id="article-text">Article text</h2>
      <p className="text-muted">
        ¶ marks can show the members of the class the article’s own words, if you have the right to share
        them.
      </p>
      <p>
        <Link href={`/classes/${classId}/settings/article-text`} prefetch={false} className="button-quiet">
          Manage the text
        </Link>
      </p>
    </section>
  )
}

function HandingOver(props: { classId: string; others: Props['others']; action: FormAction }) {
  const students = props.others.filter(({ role }) => role === 'student').length
  return (
    <section aria-labelledby="handing-over" className="grid gap-4">
      <h2 id="handing-over">Transfer ownership</h2>
      <p className="text-muted">Makes another member the instructor of this class.</p>
      <Confirm
        label="Transfer ownership…"
        effect={
          <p>
            The new instructor can change everything in the class, including the grades and roles of{' '}
            {plural(students, 'student')} and {plural(props.others.length - students, 'other staff member')}.
            You lose the permission to manage the class.
          </p>
        }
        undo="Only the new instructor can undo this."
        action={props.action}
        submit="Transfer ownership"
        hidden={{ class: props.classId }}
        choices={
          <>
            <Select
              name="person"
              label="New instructor"
              value=""
              options={[
                ['', 'Choose a person'],
                ...props.others.map(({ id, name, role }) => [id, `${name} (${ROLE_LABELS[role]})`] as const),
              ]}
            />
            <Select
              name="after"
              label="Your role afterward"
              value="assistant"
              options={[
                ['assistant', 'Teaching assistant'],
                ['leave', 'None (leave the class)'],
              ]}
            />
          </>
        }
      />
    </section>
  )
}

function Copying({ currentClass, action }: { currentClass: Props['currentClass']; action: FormAction }) {
  return (
    <section aria-labelledby="copying" className="grid gap-4">
      <h2 id="copying">Copy to a new term</h2>
      <p className="text-muted">
        Creates a class with the same questions and the same assignments, unpublished. All dates shift by the
        days between the two start dates. Times of day stay the same. Students, groups, and grades aren’t
        copied.
      </p>
      <ActionForm
        action={action}
        submit="Copy class"
        hidden={{ class: currentClass.id }}
        fields={[
          ...nameFields({ name: currentClass.name, term: '' }),
          { name: 'from', label: 'Start date of this class', type: 'date' },
          { name: 'to', label: 'Start date of the new class', type: 'date' },
        ]}
      ></ActionForm>
    </section>
  )
}

function Archiving(props: { classId: string; isOpen: boolean; action: FormAction }) {
  return (
    <section aria-labelledby="archiving" className="grid gap-4">
      <h2 id="archiving">{props.isOpen ? 'Archive the class' : 'Restore the class'}</h2>
      {props.isOpen ? (
        <>
          <p className="text-muted">
            Everyone can still read an archived class, but no one can answer, join, or change anything.
            Attempts in progress are submitted. You can restore the class later.
          </p>
          <p>
            <Link
              href={`/classes/${props.classId}/settings/archive`}
              prefetch={false}
              className="button-quiet"
            >
              Archive the class…
            </Link>
          </p>
        </>
      ) : (
        <>
          <p className="text-muted">
            Students can answer again, and staff can change the class again. Attempts that were submitted when
            it was archived stay submitted.
          </p>
          <ActionForm
            action={props.action}
            submit="Restore the class"
            hidden={{ class: props.classId, to: 'restore' }}
            fields={[]}
          />
        </>
      )}
    </section>
  )
}
