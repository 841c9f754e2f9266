import type { ClassRole } from '@/domain/access/class-permissions'
import type { RosterRow } from '@/domain/classes/read-roster'

/** A current or former member of the class. */
export interface RosterMember {
  readonly userId: string
  readonly role: ClassRole
  readonly hasLeft: boolean
  readonly groups: readonly string[]
}

/** An account whose email is in the roster and that can be added to the class directly. */
export interface RosterAccount {
  readonly userId: string
  /** In lowercase. */
  readonly email: string
  readonly isVerified: boolean
}

/** The planned action for one row. */
export interface RosterStep extends RosterRow {
  /**
   * `add`: an account that joins the class · `back`: a former member who is restored · `stays`: already a member · `group`: a member
   * whose group changes · `invite`: gets a personal link, because no account has the email or the account hasn’t verified it.
   */
  readonly action: 'add' | 'back' | 'stays' | 'group' | 'invite'
  /** Null for an invitation. */
  readonly userId: string | null
  /** The groups that a member is removed from for `group`; sorted, empty otherwise. */
  readonly groupsLeft: readonly string[]
  /** The member’s current role, which they keep, if it differs from the roster; null otherwise. */
  readonly keepsRole: ClassRole | null
  /** invite: why there is no account to add. */
  readonly isUnverified: boolean
}

/**
 * Plans a roster import. It never removes anyone or changes the role of a current member. A row without a group doesn’t change
 * groups; a row with one makes it the person’s only group.
 * @param rows each address once
 */
export function planRoster(
  rows: readonly RosterRow[],
  members: readonly RosterMember[],
  accounts: readonly RosterAccount[],
): RosterStep[] {
  const byEmail = new Map(accounts.map((account) => [account.email, account]))
  const byUser = new Map(members.map((member) => [member.userId, member]))
  return rows.map((row) => {
    const account = byEmail.get(row.email)
    const member = account && byUser.get(account.userId)
    return { ...row, ...stepFor(row, account, member) }
  })
}

function stepFor(
  row: RosterRow,
  account: RosterAccount | undefined,
  member: RosterMember | undefined,
): Omit<RosterStep, keyof RosterRow> {
  const isIn = member !== undefined && !member.hasLeft
  const none = { groupsLeft: [], keepsRole: null, isUnverified: false }
  if (!account) return { ...none, action: 'invite', userId: null }
  // A user who registered with someone else’s email must not get into a class.
  if (!isIn && !account.isVerified) return { ...none, action: 'invite', userId: null, isUnverified: true }
  const { userId } = account
  if (!member) return { ...none, action: 'add', userId }
  const groupsLeft = groupsLeftFor(row, member)
  if (!isIn) return { ...none, action: 'back', userId, groupsLeft }
  const keepsRole = member.role === row.role ? null : member.role
  const changesGroup =
    row.group !== null &&
    member.role === 'student' &&
    (groupsLeft.length > 0 || !member.groups.includes(row.group))
  return changesGroup
    ? { ...none, action: 'group', userId, groupsLeft, keepsRole }
    : { ...none, action: 'stays', userId, keepsRole }
}

function groupsLeftFor({ group }: RosterRow, { groups }: RosterMember): string[] {
  return group === null ? [] : groups.filter((name) => name !== group).sort()
}
