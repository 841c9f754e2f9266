import Link from 'next/link'
import { type CourseTitles, describeNextStep } from '@/components/course-home/describe-next-step'
import type { NextStep } from '@/domain/mastery/next-step'

/** The suggested next step, with its reason. */
export function NextStepCard({ step, course }: { step: NextStep; course: CourseTitles }) {
  const { title, reason, href, label } = describeNextStep(step, course)
  return (
    <section aria-labelledby="next-step" className="mt-8 rounded-xl bg-accent-soft p-6 sm:p-8">
      <p className="eyebrow">What to do next</p>
      <h2 id="next-step" className="mt-2">
        {title}
      </h2>
      <p className="mt-2 max-w-xl">{reason}</p>
      <Link href={href} prefetch={false} className="button mt-5">
        {label}
      </Link>
    </section>
  )
}
