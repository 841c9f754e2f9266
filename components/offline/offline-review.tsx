'use client'

import Link from 'next/link'
import { useEffect, useMemo, useState } from 'react'
import { currentOwner } from '@/components/browser-storage/owner'
import { MapPicture } from '@/components/items/hotspot/map-picture'
import { prefixOf } from '@/components/review/field-prefix'
import { ReviewSession } from '@/components/review/review-session'
import { toSteps } from '@/components/review/to-steps'
import type { ReviewStep } from '@/components/review/use-review-session'
import { findItemMap } from '@/domain/content/item-map'
import { presentationOrder } from '@/domain/items/presentation-order'
import { toPublicItem } from '@/domain/items/to-public-item'
import { mixEvenly } from '@/domain/scheduling/share-out'
import { plural } from '@/domain/text/format'
import { type Pack, readPacks, readWaiting, withoutAnswered } from './offline-store'
import { offlineTransport, removeFromPack } from './offline-transport'
import { WaitingNote } from './pending-note'

/** The day's review, from the download. */
export function OfflineReview() {
  const [owner, setOwner] = useState('')
  const [packs, setPacks] = useState<readonly Pack[] | undefined>(undefined)
  const [waiting, setWaiting] = useState(0)
  const [answered, setAnswered] = useState(0)
  useEffect(() => {
    const reader = currentOwner()
    setOwner(reader)
    Promise.all([readPacks(reader), readWaiting(reader)]).then(([downloaded, answers]) => {
      setPacks(
        downloaded.map((pack) =>
          withoutAnswered(
            pack,
            answers.filter(({ course }) => course === pack.course),
          ),
        ),
      )
      setWaiting(answers.length)
    })
  }, [])
  const steps = useMemo(() => mixEvenly((packs ?? []).map(stepsOf)), [packs])
  const transport = useMemo(() => offlineTransport(owner, packs ?? []), [owner, packs])
  if (packs === undefined) return <p className="mt-6 text-muted">Loading…</p>
  return (
    <>
      {/* The session continues: the page isn’t loaded again. */}
      <WaitingNote answered={answered} onSent={() => setWaiting(0)} />
      {waiting > 0 && (
        <p className="mt-4 text-muted">{plural(waiting, 'answer')} on this device waiting to sync.</p>
      )}
      {packs.length === 0 ? (
        <p className="mt-6">
          No review downloaded on this device. When you’re online, <Link href="/offline">download one</Link>.
        </p>
      ) : steps.length === 0 ? (
        <p className="mt-6">
          You’ve answered everything you downloaded. When you’re online,{' '}
          <Link href="/offline">download more</Link>.
        </p>
      ) : (
        <div className="mt-8">
          <ReviewSession
            steps={steps}
            minutes={null}
            asksConfidence={packs.some((pack) => pack.asksConfidence)}
            plain={null}
            transport={transport}
            onDone={(step) => {
              void removeFromPack(owner, step)
              setAnswered((count) => count + 1)
            }}
          />
        </div>
      )}
    </>
  )
}

function stepsOf(pack: Pack): ReviewStep[] {
  // Downloads of an earlier version don't name the course of each question.
  const withCourse = <Q extends object>(question: Q) => ({ ...question, course: pack.course })
  const asked = {
    questions: pack.questions.map(withCourse),
    drills: pack.drills.map((drill) => ({
      ...drill,
      sides: drill.sides.map((side) => ({ ...side, question: withCourse(side.question) })),
    })),
  }
  return toSteps(asked, ({ item, passage: _, ...question }, side) => {
    const shown = toPublicItem(item, presentationOrder(item, pack.madeAt))
    return {
      ...question,
      item: shown,
      figure: <MapPicture item={shown} map={findItemMap(pack.maps, item)} prefix={prefixOf(side)} />,
    }
  })
}
