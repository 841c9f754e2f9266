import type { Metadata } from 'next'
import Link from 'next/link'

export const metadata: Metadata = { title: 'What is stored, and for how long' }

const ROWS = [
  [
    'As a guest',
    'A number for you, the answers you gave and how long they took, your results, what you are likely to remember, the lessons you read. No name, no address.',
    '60 days after your last visit, or when you delete it.',
  ],
  [
    'With an account',
    'Your e-mail address, the name if you gave one, your password as a hash that cannot be turned back, and the same as for a guest.',
    'Until you delete the account.',
  ],
  [
    'In a class',
    'Your answers to its assignments, your marks with their history, what you disputed. Whoever teaches the class sees them.',
    'Until you delete the account. Your answers then stay in the statistics of the class, anonymously: no name, no number, and no time of day could identify you. In the gradebook, “Deleted student” replaces your row. If the class keeps grades, which you see before you join, or on its page if it starts later, the gradebook keeps your name and your grades with their dates instead, and nothing else. The record of who changed a mark, a role or a key keeps a number in place of your name, and from which address of the network you did it.',
  ],
  [
    'Sign-in with GitHub or Google',
    'Their number for you, and the address they gave.',
    'Until you delete the account.',
  ],
  [
    'Access tokens, if you make any',
    'The name you gave, what it may do, when it was made and last used. The token itself only as a hash.',
    'Until you revoke it, change your password or delete the account.',
  ],
  [
    'Cookie “next-auth.session-token”',
    'Says who you are, encrypted. It is set when you first answer or sign in, not when you read.',
    '60 days after your last visit.',
  ],
  [
    'Cookie “signed-in”',
    'Says that this browser is signed in, and not as whom, so that pages show the right link at once.',
    'Until you sign out; 60 days at most.',
  ],
  [
    'Cookie “casebook-owner”',
    'Your number, so that your browser shows and sends what it keeps for you, and nobody else’s. It is set together with the session.',
    '60 days after your last visit.',
  ],
  [
    'In your browser',
    'Light or dark if you chose one. Under your number: the sections that you read, the quizzes that you have open, answers that could not be sent yet; lessons and a review with its answers, if you downloaded them. Public pages that you visited.',
    'Until you sign out, delete your account, or haven’t visited for 60 days. Answers until they are sent.',
  ],
  [
    'Counters against guessing',
    'How often a password was tried from an address of the network.',
    'Up to two hours.',
  ],
]

export default function PrivacyPage() {
  return (
    <div className="page-narrow">
      <h1>What is stored, and for how long</h1>
      <p className="prose mt-4">
        Casebook keeps what it needs to grade your answers and to show your progress, and nothing else. It has
        no advertising, no tracking and makes no request to another site. Nobody but you and the
        administrators of this installation can reach your data, unless you share a report of your progress or
        join a class.
      </p>
      <section aria-label="What is stored" className="mt-8 grid gap-5">
        {ROWS.map(([where, what, howLong]) => (
          <div key={where} className="card">
            <h2 className="text-lg">{where}</h2>
            <p className="mt-1">{what}</p>
            <p className="mt-2 text-muted text-sm">Kept: {howLong}</p>
          </div>
        ))}
      </section>
      <p className="mt-8">
        You can <Link href="/settings/data">download everything</Link>, and delete it yourself at any time,
        under <Link href="/settings">Settings</Link>.
      </p>
    </div>
  )
}
