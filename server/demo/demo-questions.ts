import 'server-only'
import { RulesSchema } from '@/domain/attempts/rules'
import type { Draft } from '@/domain/items/item-form'
import { imageMarkdown } from '@/domain/media/image-reference'
import { setAssignmentRules } from '@/server/assignments/change-assignment'
import { createAssignment } from '@/server/assignments/create-assignment'
import { editAssignmentQuestions } from '@/server/assignments/edit-questions'
import { publishAssignment } from '@/server/assignments/publish-assignment'
import { createItem, publishItem, saveDraft } from '@/server/items/write-item'
import { saveImage } from '@/server/media/save-image'
import { db } from '@/server/platform/db'
import type { ActingPerson } from '@/server/platform/write-audit'

/** Adds two questions of the class’s own, one with a picture and one with a formula, and an assignment that asks them. */
export async function addOwnQuestions(
  instructor: ActingPerson,
  classId: string,
  { now, dueAt }: { now: Date; dueAt: Date },
): Promise<void> {
  const slugs: string[] = []
  const { target } = await saveImage(instructor.id, classId, drawForces)
  for (const draft of [pictureQuestion(target), formulaQuestion()]) {
    const itemId = await createItem(instructor, { class: classId, type: 'single-choice' })
    const place = { classId, itemId }
    await saveDraft(instructor, place, { draft, revision: 0, now })
    await publishItem(instructor, place)
    const { slug } = await db().item.findUniqueOrThrow({ where: { id: itemId }, select: { slug: true } })
    slugs.push(slug)
  }
  const title = 'Week 5: charts and sums'
  const assignmentId = await createAssignment(instructor, classId, { title, quiz: '' })
  const assignment = { classId, assignmentId }
  await editAssignmentQuestions(instructor, assignment, { do: 'add-items', items: slugs })
  const rules = RulesSchema.parse({ resultsPolicy: 'homework', attempts: 1, dueAt, closesAt: dueAt })
  await setAssignmentRules(instructor, assignment, { rules, now })
  await publishAssignment(instructor, assignment, now)
}

const FORCES = [25_000, 3_600, 1_960]
/** Strokes of the letters A, B, and C in a square of 20, because a server may have no fonts. */
const LETTERS = [
  'M2 20 L10 0 L18 20 M5 13 H15',
  'M3 0 V20 H11 C19 20 19 10 11 10 H3 M11 10 C18 10 18 0 11 0 H3',
  'M18 4 C14 -2 3 -1 3 10 C3 21 14 22 18 16',
]

/** @returns a PNG */
async function drawForces(): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  const bars = FORCES.map((size, index) => {
    const height = (size / 25_000) * 240
    const left = 60 + index * 130
    return `<rect x="${left}" y="${280 - height}" width="80" height="${height}" fill="#2f6f8f"/>
      <path transform="translate(${left + 30} 292)" d="${LETTERS[index]}" fill="none" stroke="#222" stroke-width="2.5"/>`
  })
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="460" height="330">
    <rect width="460" height="330" fill="#fff"/><path d="M40 280 H430" stroke="#222" stroke-width="2"/>${bars.join('')}</svg>`
  return sharp(Buffer.from(drawing)).png().toBuffer()
}

function pictureQuestion(target: string): Draft {
  const chart = imageMarkdown(
    'Bar chart of the sizes of three forces. Bar A is about seven times as high as bar B, and bar B is almost twice as high as bar C.',
    target,
  )
  return {
    type: 'single-choice',
    stem: `The bars show the sizes of the CRRF, the CPF, and the Russian contingent of November 2020. Which bar is the CPF?\n\n${chart}`,
    concept: 'cpf',
    options: [
      { id: 'a', text: 'A', feedback: 'A is the CRRF, with up to 25,000.' },
      { id: 'b', text: 'B', key: true },
      { id: 'c', text: 'C', feedback: 'C is the Russian contingent, with 1,960.' },
    ],
    explanation: 'The CPF has 3,600 servicemen, the CRRF up to 25,000, and the Russian contingent 1,960.',
  }
}

function formulaQuestion(): Draft {
  return {
    type: 'single-choice',
    stem: 'The Russian contingent has 1,960 service members, and the CPF has 3,600. About how large is the contingent compared with the CPF?\n\n$$\\frac{n_{\\text{contingent}}}{n_{\\text{CPF}}} = \\,?$$',
    concept: 'deal-force',
    options: [
      { id: 'a', text: '$\\approx 8\\,\\%$', feedback: 'That compares the contingent with the CRRF.' },
      { id: 'b', text: '$\\approx 54\\,\\%$', key: true },
      { id: 'c', text: '$\\approx 184\\,\\%$', feedback: 'That is the CPF compared with the contingent.' },
    ],
    explanation: '$\\frac{1960}{3600} \\approx 0.54$',
  }
}
