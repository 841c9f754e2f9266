'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import { WideContent } from '@/components/ui/wide-content'
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
        <WideContent label="Students" className="mt-6">
          <table className="w-full border-collapse text-left">
            <thead className="text-muted text-sm">
              <tr>
                {['Student', 'State', 'Answered', 'Closes'].map((title) => (
                  <th key={title} scope="col" className="py-2 pr-4 font-medium">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {students.map((student) => (
                <tr key={student.id} className="border-line border-t">
                  <th scope="row" className="py-2.5 pr-4 font-medium">
                    {student.attempt ? (
                      <Link href={`/classes/${classId}/attempts/${student.attempt}`} prefetch={false}>
                        {student.name}
                      </Link>
                    ) : (
                      student.name
                    )}
                    {student.isFormer && student.attempt && (
                      <span className="font-normal text-muted"> (left)</span>
                    )}
                  </th>
                  <td className="py-2.5 pr-4">
                    {stateOf(student)}
                    {student.work === 'submitted' && student.state === 'in-progress' && (
                      <span className="text-muted"> · submitted before</span>
                    )}
                  </td>
                  <td className="whitespace-nowrap py-2.5 pr-4 tabular-nums">
                    {student.questions > 0 && `${student.answered} of ${student.questions}`}
                  </td>
                  <td className="whitespace-nowrap py-2.5">
                    {student.state === 'in-progress' && student.closesAt && (
                      <LocalTime date={student.closesAt} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideContent>
      )}
    </>
  )
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
