import { expect } from 'vitest'
import { db } from '@/server/platform/db'
import type { ActingPerson } from '@/server/platform/write-audit'
import { createAccount } from './sample-class'

/** Someone as the actor of a change: without a request, there is no IP address. */
export const acting = (id: string): ActingPerson => ({ id, ipAddress: null })

export const errorWith = (code: string) => expect.objectContaining({ code })

/** Adds a new person to a class. @returns their id */
export async function addMember(
  classId: string,
  role: 'INSTRUCTOR' | 'ASSISTANT' | 'OBSERVER' | 'STUDENT',
): Promise<string> {
  const userId = await createAccount(role.toLowerCase())
  await db().classMember.create({ data: { classId, userId, role } })
  return userId
}

/** The users who, unlike the class's instructor, can't do what an instructor does, with the error that each gets. */
export async function othersOf(
  classId: string,
  studentId: string,
): Promise<[userId: string, code: string][]> {
  return [
    [await createAccount('Stranger'), 'NOT_FOUND'],
    [studentId, 'FORBIDDEN'],
    [await addMember(classId, 'OBSERVER'), 'FORBIDDEN'],
  ]
}

export async function standingOf(classId: string, userId: string) {
  const row = await db().classMember.findUnique({ where: { classId_userId: { classId, userId } } })
  return row && { role: row.role, hasLeft: row.leftAt !== null }
}

/** The audit log of a class, oldest first. */
export async function actionsOf(classId: string): Promise<string[]> {
  const rows = await db().auditEntry.findMany({ where: { classId }, orderBy: { id: 'asc' } })
  return rows.map(({ action }) => action)
}
