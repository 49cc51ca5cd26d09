import '#matching/listeners.ts'
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing, withdrawListing } from '#catalogue/publication.ts'
import { setClock } from '#platform/clock.ts'
import { type JobHandlers, runDueJobs } from '#platform/jobs.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import type { SuggestionLetterhead } from './letter.ts'
import { getLetters, listOwnLetters, stopByLink, wantLetters } from './refusal.ts'
import { tellSuggestions } from './telling.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
after(() => setClock())
const { db } = world
const cast = await bringCast(db)
const letterhead: SuggestionLetterhead = {
  pair: (lang, { kind, number }, other) => `https://duihe.example/${lang}/${kind}s/${number}/why-not?with=${other}`,
  stop: (lang, token) => `https://duihe.example/${lang}/suggestion-letters/${token}`,
  oneTap: (token) => `https://duihe.example/unsubscribe/suggestions/${token}`,
  because: (_, reasons) => reasons.map(({ kind }) => kind).join('+'),
}

test('what fits comes on Monday, to both sides, and no pair twice', async () => {
  setClock(new Date('2017-09-13T03:00:00Z'))
  await publish(offer('Optical methane gas sensor'))
  await publish(need('地下管廊甲烷气体传感器'))
  await pass('2017-09-17T23:00:00Z')
  assert.deepEqual(await letters(), [])
  await pass('2017-09-18T01:00:00Z')
  assert.deepEqual(
    (await letters()).map(({ to_address, subject }) => [to_address, subject]),
    [
      ['ada.sample@duihe.example', '1 new match for your organisation'],
      ['shan.gong@duihe.example', '1 条新的匹配推荐'],
    ],
  )
  await pass('2017-09-25T01:00:00Z')
  assert.equal((await letters()).length, 2)
  await publish(offer('Methane gas camera'))
  await pass('2017-10-02T01:00:00Z')
  const later = (await letters()).slice(2)
  assert.ok(
    later.every(
      ({ body_text }) => /Methane gas camera/.test(body_text) && !/Optical/.test(body_text.split('\n\n')[2] ?? ''),
    ),
  )
  assert.deepEqual(later.map(({ to_address }) => to_address).sort(), [
    'ada.sample@duihe.example',
    'shan.gong@duihe.example',
  ])
})

test('a letter says which of the own listings it is about, whose the other is, why, and where both stand side by side', async () => {
  const letter = (await letters()).find(({ to_address }) => to_address === 'shan.gong@duihe.example')
  assert.match(
    letter?.body_text ?? '',
    /与贵单位的需求 №2“地下管廊甲烷气体传感器”相合\n成果 №1：Optical methane gas sensor\n示例斯旺西大学\nshared.*\nhttps:\/\/duihe\.example\/zh\/needs\/2\/why-not\?with=1/,
  )
})

test('one tap ends the letters of one reader about one organisation; signed in they are wanted again', async () => {
  const before = await letters()
  const [letter] = before.filter(({ to_address }) => to_address === 'shan.gong@duihe.example')
  const token = /suggestions\/(.+)$/.exec(letter?.unsubscribe_url ?? '')?.[1] ?? ''
  await stopByLink(db, token)
  await stopByLink(db, token)
  assert.ok((await getLetters(db, token)).refusedAt)
  await publish(offer('Methane gas alarm'))
  await pass('2017-10-09T01:00:00Z')
  const fresh = (await letters()).slice(before.length)
  assert.deepEqual(
    fresh.map(({ to_address }) => to_address),
    ['ada.sample@duihe.example'],
  )
  const { organisationId, actor } = cast.changgong
  await wantLetters(db, actor, { organisationId, wanted: true })
  assert.deepEqual(
    (await listOwnLetters(db, actor)).map(({ refusedAt }) => refusedAt),
    [null],
  )
  await assert.rejects(wantLetters(db, cast.swansea.actor, { organisationId, wanted: false }), { status: 403 })
})

test('whoever shows nothing any more is not written to', async () => {
  const published = await db.selectFrom('catalogue.publication').select('listing_id').execute()
  for (const { listing_id } of published) await withdrawListing(db, cast.editor, listing_id)
  const before = (await letters()).length
  await pass('2017-10-16T01:00:00Z')
  await pass('2017-10-23T01:00:00Z')
  assert.equal((await letters()).length, before)
  const jobs = await db
    .selectFrom('platform.job')
    .select('kind')
    .where('kind', '=', 'matching.tell-suggestions')
    .execute()
  assert.deepEqual(jobs, [])
})

async function pass(until: string): Promise<void> {
  setClock(new Date(until))
  const handlers: JobHandlers = {
    'matching.tell-suggestions': (tx, body: { organisationId: string }) =>
      tellSuggestions(tx, body, { db, letterhead }),
    'mail.deliver': async () => {},
  }
  await runDueJobs(db, handlers)
}

function letters() {
  return db
    .selectFrom('platform.mail')
    .selectAll()
    .where('kind', '=', 'suggestions')
    .orderBy('written_at')
    .orderBy('to_address')
    .execute()
}

function offer(title: string): ListingInput {
  return {
    kind: 'offer',
    organisationId: cast.swansea.organisationId,
    originalLang: 'en',
    title: { en: title },
    fields: ['sensors'],
  }
}

function need(title: string): ListingInput {
  return { kind: 'need', organisationId: cast.changgong.organisationId, title: { zh: title }, fields: ['sensors'] }
}

async function publish(input: ListingInput): Promise<void> {
  const { id } = await saveListing(db, cast.editor, input)
  await publishListing(db, cast.editor, id)
}
