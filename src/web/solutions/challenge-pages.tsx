import { Hono } from 'hono'
import { z } from 'zod'
import { findChallenge, listChallenges } from '#catalogue/solutions/challenge-page.ts'
import { announceChallenge, publishResult } from '#catalogue/solutions/challenges.ts'
import { readWords } from '#catalogue/solutions/input.ts'
import { uiLanguages } from '#platform/languages.ts'
import type { FormState } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, WebEnv } from '../visit.ts'
import { getOwn, type OwnPage } from '../workspace/own-listing.ts'
import { ChallengeForm, ChallengesView } from './challenge-views.tsx'

/** Challenges: the list for everybody, and the form of whoever puts one out. */
export const challengePages = new Hono<WebEnv>()
  .get('/challenges', async (c) => {
    const { visit } = c.var
    const body = <ChallengesView visit={visit} challenges={await listChallenges(visit.db, visit.lang)} />
    const title = visit.say('solutions.challenges')
    return show(c, { title, section: 'showcase', description: visit.say('solutions.challenges-lead'), body })
  })
  .get('/my/listings/:number{[0-9]{1,10}}/challenge', async (c) =>
    showForm(c, await getOwn(c.var.visit, c.req.param('number'))),
  )
  .post('/my/listings/:number{[0-9]{1,10}}/challenge', async (c) => {
    const { visit } = c.var
    const listing = await getOwn(visit, c.req.param('number'))
    const schema = challengeForm(visit.actor.timeZone)
    const tried = await attempt(visit, await readFields(c), schema, (input) =>
      announceChallenge(visit.db, visit.actor, listing.id, input),
    )
    if (!tried.done) return showForm(c, listing, tried.form, tried.status)
    return goTo(c, visit.to.challenge(listing.number), visit.say('solutions.announced'))
  })
  .post('/my/listings/:number{[0-9]{1,10}}/challenge/result', async (c) => {
    const { visit } = c.var
    const listing = await getOwn(visit, c.req.param('number'))
    const schema = z.record(z.string(), z.unknown()).transform((fields) => readWords(fields, 'words'))
    const tried = await attempt(visit, await readFields(c), schema, (words) =>
      publishResult(visit.db, visit.actor, listing.id, words),
    )
    if (!tried.done) return showForm(c, listing, tried.form, tried.status)
    return goTo(c, visit.to.need(listing.number), visit.say('solutions.result-published'))
  })

// The end is typed by the clock on the wall of whoever types it.
function challengeForm(timeZone: string) {
  return z.record(z.string(), z.unknown()).transform((fields, context) => {
    const endsAt = instantOf(String(fields.endsAt ?? ''), timeZone)
    if (!endsAt)
      context.issues.push({ code: 'custom', message: 'solutions.end-wrong', path: ['endsAt'], input: fields.endsAt })
    const [rules, eligibility] = [readWords(fields, 'rules'), readWords(fields, 'eligibility')]
    return { endsAt: endsAt ?? new Date(0), rules, eligibility }
  })
}

function instantOf(typed: string, timeZone: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed)) return undefined
  try {
    return new Date(Temporal.PlainDateTime.from(typed).toZonedDateTime(timeZone).epochMilliseconds)
  } catch {
    return undefined
  }
}

function typedOf(instant: Date, timeZone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
  return at.toPlainDateTime().toString({ smallestUnit: 'minute' })
}

type PageStatus = NonNullable<Parameters<typeof show>[1]['status']>

async function showForm(c: PageContext, listing: OwnPage, given?: FormState, status: PageStatus = 200) {
  const { visit } = c.var
  const challenge = await findChallenge(visit.db, listing.id)
  const words = (name: string, map: Record<string, string> | null | undefined) =>
    uiLanguages.map((lang) => [`${name}.${lang}`, map?.[lang] ?? ''])
  const known = challenge && {
    endsAt: typedOf(challenge.endsAt, visit.actor.timeZone),
    ...Object.fromEntries(words('rules', challenge.rules)),
    ...Object.fromEntries(words('eligibility', challenge.eligibility)),
    ...Object.fromEntries(words('words', challenge.result?.words)),
  }
  const form = given ?? { values: known ?? {}, errors: {} }
  const body = <ChallengeForm visit={visit} listing={listing} challenge={challenge} form={form} />
  return show(c, {
    title: visit.say('solutions.challenge'),
    section: 'my',
    width: 'narrow',
    isPrivate: true,
    status,
    body,
  })
}
