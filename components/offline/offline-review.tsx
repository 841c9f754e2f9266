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
import { plural } from '@/domain/text/format'
import { type Pack, readPack, readWaiting, withoutAnswered } from './offline-store'
import { offlineTransport, removeFromPack } from './offline-transport'
import { WaitingNote } from './pending-note'

/** The day's review, from the download. */
export function OfflineReview() {
  const [owner, setOwner] = useState('')
  const [pack, setPack] = useState<Pack | null | undefined>(undefined)
  const [waiting, setWaiting] = useState(0)
  const [answered, setAnswered] = useState(0)
  useEffect(() => {
    const reader = currentOwner()
    setOwner(reader)
    Promise.all([readPack(reader), readWaiting(reader)]).then(([downloaded, answers]) => {
      setPack(downloaded && withoutAnswered(downloaded, answers))
      setWaiting(answers.length)
    })
  }, [])
  const steps = useMemo(() => (pack ? stepsOf(pack) : []), [pack])
  const transport = useMemo(() => (pack ? offlineTransport(owner, pack) : undefined), [owner, pack])
  if (pack === undefined) return <p className="mt-6 text-muted">Loading…</p>
  return (
    <>
      {/* The session continues: the page isn’t loaded again. */}
      <WaitingNote answered={answered} onSent={() => setWaiting(0)} />
      {waiting > 0 && (
        <p className="mt-4 text-muted">{plural(waiting, 'answer')} on this device waiting to sync.</p>
      )}
      {!pack || !transport ? (
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
            courseSlug={pack.course}
            steps={steps}
            minutes={null}
            asksConfidence={pack.asksConfidence}
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
  return toSteps(pack, ({ item, passage: _, ...question }, side) => {
    const asked = toPublicItem(item, presentationOrder(item, pack.madeAt))
    return {
      ...question,
      item: asked,
      figure: <MapPicture item={asked} map={findItemMap(pack.maps, item)} prefix={prefixOf(side)} />,
    }
  })
}
