import { sendDigest } from '#catalogue/digests.ts'
import { noteAllResemblances } from '#catalogue/duplicates.ts'
import { type Reminder, remind } from '#catalogue/reminders.ts'
import { type ChallengeEnd, endChallenge } from '#catalogue/solutions/challenges.ts'
import { carryOn } from '#intake/large-imports.ts'
import { lapseRequests } from '#meetings/requests.ts'
import { askWhenDue } from '#meetings/result-links.ts'
import { system } from '#people/actor.ts'
import { foldAllNames } from '#people/organisation-names.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import type { JobHandlers } from '#platform/jobs.ts'
import { deliverMail, type PostOffice } from '#platform/mail-delivery.ts'
import { listFound } from '#search/showcase.ts'
import { letterheadOf } from '#web/following/letterhead.ts'
import { addresses } from '#web/routes.ts'
import { solutionSite } from '#web/site.ts'

/** Who does which timed work. Searches are answered from what the program holds, not from the transaction of a job. */
export function jobHandlers(db: Db, config: Config): JobHandlers {
  const office = postOffice(config)
  const find: typeof listFound = (_tx, ...asked) => listFound(db, ...asked)
  return {
    'mail.deliver': (tx, { mailId }: { mailId: string }) => deliverMail(tx, office, mailId),
    'people.fold-names': async (tx) => {
      await foldAllNames(tx)
    },
    'catalogue.look-from-afar': (tx) => noteAllResemblances(tx),
    'catalogue.remind': (tx, reminder: Reminder) =>
      remind(tx, system('worker'), reminder, (lang, number) => config.publicUrl + addresses(lang).renewal(number)),
    'catalogue.end-challenge': (tx, end: ChallengeEnd) => endChallenge(tx, system('worker'), end, solutionSite(config)),
    'intake.carry-on': (tx) => carryOn(tx),
    'catalogue.send-digest': (tx, body: { subscriptionId: string; dueAt: string }) =>
      sendDigest(tx, body, { find, letterhead: letterheadOf(config) }),
    'meetings.lapse-requests': async (tx, { eventId }: { eventId: string }) => {
      await lapseRequests(tx, system('worker'), eventId)
    },
    'meetings.ask-for-results': (tx, { eventId }: { eventId: string }) =>
      askWhenDue(
        tx,
        system('worker'),
        eventId,
        (lang, token) => config.publicUrl + addresses(lang).resultsByLink(token),
      ),
  }
}

// A demonstration never writes to real people, whatever addresses its data holds.
function postOffice({ isDemo, smtpUrl, mailFrom }: Config): PostOffice {
  return smtpUrl && !isDemo ? { way: 'smtp', url: smtpUrl, from: mailFrom } : { way: 'outbox' }
}
