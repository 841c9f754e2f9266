import { beforeAll, expect, test, vi } from 'vitest'
import { canInClass } from '@/domain/access/class-permissions'
import { startSession } from '@/server/auth/start-session'
import { endServerSession } from '@/server/http/next-auth/server-session'
import { ACTION_CASES, type ActionCase, type Fields } from '@/tests/support/action-cases'
import { setRequestOrigin } from '@/tests/support/cookie-jar'
import { digestDatabase } from '@/tests/support/database-digest'
import { type Action, callAction, readActions } from '@/tests/support/product-surface'
import { useTestDatabase } from '@/tests/support/test-database'
import { createWholeClass, type WholeClass } from '@/tests/support/whole-class'
import '@/tests/support/session-secret'

// Replaces cookies, headers, and page revalidation, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

const database = useTestDatabase()

const cases = new Map<string, ActionCase>(
  Object.entries(ACTION_CASES).flatMap(([file, entries]) =>
    Object.entries(entries).map(([name, entry]) => [`${file}#${name}`, entry] as const),
  ),
)
let actions: Map<string, Action>
let whole: WholeClass
/** A class of another instructor, who has no role here. */
let other: WholeClass

beforeAll(async () => {
  actions = await readActions()
  whole = await createWholeClass()
  other = await createWholeClass()
})

const call = (name: string, fields: Fields) => callAction(actions, name, fields)

type Kind = ActionCase['of']
const named = <K extends Kind>(kind: K) =>
  [...cases].flatMap(([name, entry]) =>
    entry.of === kind ? [[name, entry as Extract<ActionCase, { of: K }>] as const] : [],
  )
const classCases = named('class')
const personCases = named('person')
const instanceCases = named('instance')

test('each action of the product has a test case here', () => {
  expect([...actions.keys()].sort()).toEqual([...cases.keys()].sort())
})

test('every action from another site is rejected', async () => {
  await startSession(whole.instructor)
  setRequestOrigin('cross-site')
  const outcomes = new Map<string, string>()
  for (const [name, entry] of cases)
    outcomes.set(name, await call(name, 'fields' in entry ? entry.fields(whole) : {}))
  setRequestOrigin('same-origin')
  expect([...outcomes].filter(([, code]) => code !== 'FORBIDDEN')).toEqual([])
})

test('signed-out users can’t act on classes, people, instance, or accounts', async () => {
  await endServerSession()
  const before = await digestDatabase()
  for (const [name, entry] of cases)
    if (entry.of !== 'anybody' && 'fields' in entry)
      expect(await call(name, entry.fields(whole)), name).toBe('UNAUTHENTICATED')
  // Only users with permission learn that a form is incomplete.
  for (const [name] of named('viewer')) expect(await call(name, {}), name).toBe('UNAUTHENTICATED')
  expect(await digestDatabase()).toBe(before)
})

test('another class’s instructor finds and changes nothing through any action', async () => {
  await startSession(other.instructor)
  const before = await digestDatabase()
  for (const [name, { fields }] of classCases) expect(await call(name, fields(whole)), name).toBe('NOT_FOUND')
  for (const [name, { fields }] of personCases)
    expect(await call(name, fields(whole)), name).toBe('NOT_FOUND')
  expect(await digestDatabase()).toBe(before)
})

test('a class ID never unlocks another class’s data', async () => {
  await startSession(other.instructor)
  const before = await digestDatabase()
  for (const [name, { fields, outcome = 'NOT_FOUND' }] of classCases) {
    const valid = fields(whole)
    const foreign = Object.entries(valid).filter(([field, value]) => isOf(whole, field) || isOf(whole, value))
    // Actions with only a class ID have nothing else that could be foreign.
    if (foreign.length < 2) continue
    expect(await call(name, { ...valid, class: other.classId }), name).toBe('NOT_FOUND')
    for (const [kept] of foreign) {
      if (kept === 'class') continue
      // All values of the same class, except for one.
      const mixed = { ...fields(other), [kept]: valid[kept] ?? '' }
      // If the action isn't permitted anyway, the response reveals nothing more.
      expect(['NOT_FOUND', outcome], `${name} with a foreign ${kept}`).toContain(await call(name, mixed))
    }
  }
  expect(await digestDatabase()).toBe(before)
})

/** Whether a field or its value names something of the class. */
function isOf(of: WholeClass, text: string): boolean {
  const { email: _, ...ids } = of
  return Object.values(ids).some((id) => text.includes(id))
}

test.each([
  ['assistant', 'assistant'],
  ['observer', 'observer'],
  ['student', 'student'],
] as const)('a class’s %s can do only what the role permits', async (key, role) => {
  await startSession(whole[key])
  const before = await digestDatabase()
  for (const [name, { needs, fields }] of classCases) {
    if (canInClass({ role, isArchived: false }, needs).allowed) continue
    expect(await call(name, fields(whole)), name).toBe('FORBIDDEN')
  }
  expect(await digestDatabase()).toBe(before)
})

test('only administrators can change the instance', async () => {
  await startSession(other.instructor)
  const before = await digestDatabase()
  for (const [name, { fields }] of instanceCases)
    expect(await call(name, fields(whole)), name).toBe('FORBIDDEN')
  expect(await digestDatabase()).toBe(before)
})

const acts = () => database().auditEntry.count()

/** A user with permission: an administrator or the class's instructor. */
async function signInFor(kind: Kind, fresh: WholeClass): Promise<void> {
  if (kind === 'instance')
    await database().user.update({ where: { id: fresh.instructor }, data: { role: 'ADMIN' } })
  await startSession(fresh.instructor)
}

const acting = [...classCases, ...instanceCases].flatMap(([name, entry]) => {
  const forms = { 'its form': entry.fields, ...('also' in entry && entry.also) }
  const outcome = ('outcome' in entry && entry.outcome) || 'done'
  return Object.entries(forms).map(([form, fields]) => ({
    ...{ name, form, kind: entry.of, fields, unrecorded: entry.unrecorded, outcome },
  }))
})

test.each(acting)('$name ($form) succeeds for permitted users and is logged', async (entry) => {
  const { name, kind, fields, outcome, unrecorded } = entry
  const fresh = await createWholeClass()
  await signInFor(kind, fresh)
  const before = await acts()
  expect(await call(name, fields(fresh))).toBe(outcome)
  const isOnRecord = (await acts()) > before
  expect(isOnRecord).toBe(outcome === 'done' && unrecorded === undefined)
})

test('an action rolls back if its audit entry fails', async () => {
  const fresh = await createWholeClass()
  // Whatever was set before: in this test, everyone can copy a class.
  await database().instanceSetting.deleteMany()
  await database().$executeRaw`
    CREATE FUNCTION refuse_acts() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room for another row' ; END $$`
  await database().$executeRaw`
    CREATE TRIGGER refuse_acts BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse_acts()`
  try {
    for (const { name, kind, fields, outcome, unrecorded } of acting) {
      if (outcome !== 'done' || unrecorded !== undefined) continue
      await signInFor(kind, fresh)
      const before = await digestDatabase()
      expect(await call(name, fields(fresh)), name).toBe('INTERNAL')
      expect(await digestDatabase(), name).toBe(before)
    }
  } finally {
    await database().$executeRaw`DROP TRIGGER refuse_acts ON "AuditEntry"`
  }
}, 120_000)

test.each(personCases)('%s succeeds for its owner', async (name, { fields, outcome = 'done' }) => {
  const fresh = await createWholeClass()
  await startSession(fresh.student)
  expect(await call(name, fields(fresh))).toBe(outcome)
})
