import type { Metadata } from 'next'
import Link from 'next/link'

export const metadata: Metadata = { title: 'Privacy' }

const ROWS = [
  [
    'As a guest',
    'A random ID, your answers and how long they took, your results, estimates of what you remember, the lessons you read, and your notes and highlights. No name and no email.',
    '60 days after your last visit, or when you delete it.',
  ],
  [
    'With an account',
    'Your email, your name if you entered one, your password as a hash that can’t be reversed, and the same data as for a guest.',
    'Until you delete the account.',
  ],
  [
    'In a class',
    'Your answers to its assignments, what follows from them (scores, trends, expected recall, and when you last worked on one), your grades with their history, comments of course staff, and your regrade requests. Course staff can see and export them, and get a weekly summary by email. An export of single answers has the ID of your account instead of your name. They don’t see your reviews, reading, or quizzes outside the class.',
    'Until you delete the account. Your answers then stay in the class statistics anonymously, without a name, an ID, or a time of day that could identify you. In the gradebook, “Deleted student” replaces your row. Some classes keep grades. You see this before you join, or on the class page if it starts later. Their gradebooks then keep your name and your grades with their dates, and nothing else. The audit log, which lists who changed a grade, a role, or a correct answer, and when staff signed in, keeps an ID in place of your name, and the IP address you used.',
  ],
  [
    'Sign-in with GitHub, Google, or your organization',
    'Your ID at the provider and the email it shared.',
    'Until you delete the account.',
  ],
  [
    'Where you’re signed in',
    'The browser and system, the IP address, and the times of the sign-in and the last visit, so that you can end a session in the settings.',
    'Until you sign out or end the session, for up to 90 days.',
  ],
  [
    'Passkeys, if you create any',
    'The public key, and when and with which browser and system it was created and last used.',
    'Until you remove the passkey.',
  ],
  [
    'Two-step verification, if you turn it on',
    'The secret that your authenticator app shares, encrypted; the time of the last code; and hashes of your recovery codes.',
    'Until you turn it off.',
  ],
  [
    'Access tokens, if you create any',
    'The name you entered, its permissions, and when it was created and last used. The token itself is stored only as a hash.',
    'Until you revoke it, change your password, or delete the account.',
  ],
  [
    'Daily goal and reminders, if you use them',
    'Your goals, the time of the reminder, and the day of the last one. Reminder emails go only to a verified email. They contain your goal, how many cards are due, and a link that stops them.',
    'Until you delete the account.',
  ],
  [
    'Email to you',
    'The recipient and the text, encrypted, and what it is about.',
    'Until it’s sent, for up to a day. If it can’t be sent, its time and what it was about for 30 days.',
  ],
  [
    'Cookie “next-auth.session-token”',
    'Identifies you, encrypted. It’s set when you first answer or sign in, not when you read.',
    '60 days after your last visit.',
  ],
  [
    'Cookies “next-auth.csrf-token”, “next-auth.callback-url”, and “sign-in-refused”',
    'Protect the sign-in form, and hold the page to continue at and the form’s error messages. They’re set when you open or use that form, or the settings.',
    'Until you close the browser. The error messages: 2 minutes.',
  ],
  [
    'Cookies “casebook-pending-sign-in” and “casebook-passkey-challenge”',
    'Hold the first step of a sign-in until you enter your code, and what your passkey signs.',
    '10 and 5 minutes, or until you’re signed in.',
  ],
  [
    'Cookie “signed-in”',
    'Shows that this browser is signed in, but not to which account, so that pages show the right link immediately.',
    'Until you sign out, or for up to 60 days.',
  ],
  [
    'Cookie “casebook-device”',
    'The IDs of the accounts that signed in with this browser, so that wrong passwords of others don’t keep you from signing in. It’s set when you sign in.',
    '180 days after your last sign-in.',
  ],
  [
    'Cookie “casebook-owner”',
    'Your ID, so that your browser shows and sends only your own data. It’s set together with the session.',
    '60 days after your last visit.',
  ],
  [
    'In your browser',
    'Your choices of light or dark, text size, and keyboard shortcuts, if you made any. Under your ID: sections you read, quizzes you have open, answers and notes that aren’t sent yet, a copy of your notes for use offline, and any lessons or review you downloaded, including the review’s answers. Public pages you visited.',
    'Until you sign out, delete your account, or haven’t visited for 60 days. Answers and notes until they’re sent.',
  ],
  [
    'Rate limits',
    'How often wrong passwords were tried for an email and from an IP address, to prevent guessing.',
    'Up to 1 day.',
  ],
]

export default function PrivacyPage() {
  return (
    <div className="page-narrow">
      <h1>Privacy</h1>
      <p className="prose mt-4">
        Casebook stores only what it needs to grade your answers and show your progress. It has no advertising
        or tracking and makes no requests to other sites. Only you and the administrators of this site can
        access your data, unless you share a progress report or join a class. Course staff never see your
        notes and highlights.
      </p>
      <section aria-label="What’s stored" className="mt-8 grid gap-5">
        {ROWS.map(([where, what, howLong]) => (
          <div key={where} className="card">
            <h2 className="text-lg">{where}</h2>
            <p className="mt-1">{what}</p>
            <p className="mt-2 text-muted text-sm">Stored: {howLong}</p>
          </div>
        ))}
      </section>
      <p className="mt-8">
        You can <Link href="/settings/data">download everything</Link>, and delete it at any time in{' '}
        <Link href="/settings">Settings</Link>.
      </p>
    </div>
  )
}
