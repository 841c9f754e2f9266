'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { type Column, DataTable } from '@/components/ui/data-table'
import { LocalTime } from '@/components/ui/local-time'
import { type AnswerTo, callApi } from '@/contract/call-api'

type Live = AnswerTo<'getLive'>
type Student = Live['students'][number]

type Props = { classId: string; assignmentId: string; first: Live }

const EVERY_MS = 5_000

/** Shows each student’s progress and lost connections. Refreshes every 5 seconds while the page is visible. */
export function LiveView({ classId, assignmentId, first }: Props) {
  const [live, setLive] = useState(first)
  const [isStale, setIsStale] = useState(false)
  useEffect(() => {
    const controller = new AbortController()
    const fetchLive = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        const answer = await callApi('GET /classes/{class}/assignments/{assignment}/live', {
          params: { class: classId, assignment: assignmentId },
          signal: controller.signal,
        })
        if (answer.ok) setLive(answer.data)
        setIsStale(!answer.ok)
      } catch {
        if (!controller.signal.aborted) setIsStale(true)
      }
    }
    const timer = setInterval(() => void fetchLive(), EVERY_MS)
    return () => {
      clearInterval(timer)
      controller.abort()
    }
  }, [classId, assignmentId])
  const { students, counts } = live
  return (
    <>
      <p className="mt-3 text-muted">
        {counts.submitted} of {counts.students} submitted, {counts.inProgress} in progress,{' '}
        {counts.missed > 0 && `${counts.missed} not submitted in time, `}
        {counts.notStarted} not started.{' '}
        {isStale ? (
          <span className="text-warn">
            Connection lost. Last updated <LocalTime date={live.now} withSeconds />.
          </span>
        ) : (
          <>
            As of <LocalTime date={live.now} withSeconds />.
          </>
        )}
      </p>
      {students.length === 0 ? (
        <p className="mt-6">No students yet.</p>
      ) : (
        <DataTable
          caption="Students"
          columns={columnsOf(classId)}
          rows={students}
          keyOf={({ id }) => id}
          className="mt-6"
        />
      )}
    </>
  )
}

function columnsOf(classId: string): Column<Student>[] {
  return [
    {
      title: 'Student',
      isRowHeader: true,
      cell: ({ name, attempt, isFormer }) => (
        <>
          <span className="font-medium">
            {attempt ? (
              <Link href={`/classes/${classId}/attempts/${attempt}`} prefetch={false}>
                {name}
              </Link>
            ) : (
              name
            )}
          </span>
          {isFormer && attempt && <span className="text-muted"> (left)</span>}
        </>
      ),
    },
    {
      title: 'State',
      cell: (student) => (
        <>
          {stateOf(student)}
          {student.work === 'submitted' && student.state === 'in-progress' && (
            <span className="text-muted"> · submitted before</span>
          )}
        </>
      ),
    },
    {
      title: 'Answered',
      isNumeric: true,
      cell: ({ answered, questions }) => questions > 0 && `${answered} of ${questions}`,
    },
    {
      title: 'Closes',
      className: 'whitespace-nowrap',
      cell: ({ state, closesAt }) => state === 'in-progress' && closesAt && <LocalTime date={closesAt} />,
    },
  ]
}

function stateOf({ state, slot, isLost }: Student) {
  switch (state) {
    case null:
      return <span className="text-muted">not started</span>
    case 'in-progress':
      return isLost ? (
        <span className="font-medium text-warn">connection lost or page closed</span>
      ) : slot === null ? (
        'started'
      ) : (
        `on question ${slot}`
      )
    case 'overdue':
      return <span className="text-warn">time’s up, not submitted yet</span>
    case 'abandoned':
      return <span className="text-wrong">not submitted in time</span>
    default:
      return <span className="text-good">submitted</span>
  }
}
