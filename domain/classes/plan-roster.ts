import type { ClassRole } from '@/domain/access/class-abilities'
import type { RosterRow } from '@/domain/classes/read-roster'

/** Somebody who is, or was, in the class. */
export interface RosterMember {
  readonly userId: string
  readonly role: ClassRole
  readonly hasLeft: boolean
  readonly groups: readonly string[]
}

/** An account whose address is in the roster, and that may be put into the class without being asked. */
export interface RosterAccount {
  readonly userId: string
  /** In lower case. */
  readonly email: string
  readonly isVerified: boolean
}

/** What happens to one line. */
export interface RosterStep extends RosterRow {
  /**
   * add: has an account, is put into the class · back: was in the class and comes back · stays: is in already · group: is in, and changes
   * the group · invite: gets a personal link, because no account is known that has the address, or because the account that has
   * it has not verified it.
   */
  readonly act: 'add' | 'back' | 'stays' | 'group' | 'invite'
  /** Null for an invitation. */
  readonly userId: string | null
  /** The groups that are left for `group`; sorted, empty otherwise. */
  readonly groupsLeft: readonly string[]
  /** The part that they have and keep, where it is not the roster's; null otherwise. */
  readonly keepsRole: ClassRole | null
  /** invite: why there is no account to add. */
  readonly isUnverified: boolean
}

/**
 * What a roster would do to a class. Nobody is taken out by it, and nobody's part is changed: whoever is in already keeps theirs. A line
 * without a group leaves the groups as they are; a line with one puts the person into that group alone.
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
  if (!account) return { ...none, act: 'invite', userId: null }
  // Whoever registered with somebody else's address must not get into a class.
  if (!isIn && !account.isVerified) return { ...none, act: 'invite', userId: null, isUnverified: true }
  const { userId } = account
  if (!member) return { ...none, act: 'add', userId }
  const groupsLeft = groupsLeftFor(row, member)
  if (!isIn) return { ...none, act: 'back', userId, groupsLeft }
  const keepsRole = member.role === row.role ? null : member.role
  const changesGroup =
    row.group !== null &&
    member.role === 'student' &&
    (groupsLeft.length > 0 || !member.groups.includes(row.group))
  return changesGroup
    ? { ...none, act: 'group', userId, groupsLeft, keepsRole }
    : { ...none, act: 'stays', userId, keepsRole }
}

function groupsLeftFor({ group }: RosterRow, { groups }: RosterMember): string[] {
  return group === null ? [] : groups.filter((name) => name !== group).sort()
}
