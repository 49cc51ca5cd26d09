import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { system } from '#people/actor.ts'
import { joinOrganisation } from '#people/memberships.ts'
import { addPerson } from '#people/persons.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { getListing } from './listing-page.ts'
import { saveListing } from './listings.ts'
import { listOwnListings, listSetAside, listSubmitted } from './own-listings.ts'
import { publishListing, submitListing } from './publication.ts'
import { refusalSchema, refuseListing } from './review.ts'
import { listReviews } from './review-history.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { actor, organisationId } = cast.changgong
const english = await addPerson(db, system('test'), { name: { en: 'Eve' }, email: 'eve@duihe.example', reads: 'en' })
await joinOrganisation(db, system('test'), { personId: english, organisationId })

const title = { zh: '扭矩传感器', en: 'Torque <sensor>' }
const { id, number } = await saveListing(db, actor, { kind: 'need', organisationId, title, originalLang: 'zh' })
const linkFor = (lang: string, no: number) => `https://duihe.example/${lang}/my/listings/${no}`
const answer = {
  outcome: 'returned' as const,
  reasons: ['indicator-missing' as const, 'terms-unclear' as const],
  line: '请写明零点漂移要到多少。',
  lang: 'zh' as const,
}

test('only officials answer, and only what was submitted', async () => {
  await submitListing(db, actor, id)
  await assert.rejects(refuseListing(db, actor, id, { answer, linkFor }), { code: 'people.not-allowed' })
  const draft = await saveListing(db, actor, { kind: 'need', organisationId, title: { zh: '草稿' } })
  await assert.rejects(refuseListing(db, cast.editor, draft.id, { answer, linkFor }), {
    code: 'catalogue.not-submitted',
    status: 409,
  })
})

test('a need is sent back with reasons, and each of its people learns why in their language', async () => {
  await refuseListing(db, cast.editor, id, { answer, linkFor })
  assert.deepEqual(await listSubmitted(db, cast.editor, 'zh'), [])
  const [own] = (await listOwnListings(db, actor, 'zh')).filter((listing) => listing.id === id)
  assert.deepEqual([own?.standing, own?.review], ['draft', { outcome: 'returned', reasons: answer.reasons }])
  const letters = await db
    .selectFrom('platform.mail')
    .select(['to_address', 'lang', 'subject', 'body_text', 'body_html'])
    .where('kind', '=', 'listing-returned')
    .orderBy('lang')
    .execute()
  assert.deepEqual(
    letters.map(({ to_address, lang, subject }) => [to_address, lang, subject]),
    [
      ['eve@duihe.example', 'en', 'Please mend and submit again: Torque <sensor>'],
      ['shan.gong@duihe.example', 'zh', '请修改后再提交：扭矩传感器'],
    ],
  )
  assert.match(letters[0]?.body_text ?? '', /- Nothing that can be measured\n- Budget or deadline unclear\n\n请写明/)
  assert.match(letters[0]?.body_text ?? '', /duihe\.example\/en\/my\/listings\/1$/)
  assert.match(letters[0]?.body_html ?? '', /Torque &#60;sensor&#62;.*<li>Nothing that can be measured<\/li>/)
})

test('mended and submitted again it is published, and both sides see every answer', async () => {
  assert.equal(await submitListing(db, actor, id), true)
  assert.equal((await listOwnListings(db, actor, 'zh')).find((listing) => listing.id === id)?.review, null)
  assert.equal(await publishListing(db, cast.organiser, id), true)
  for (const reader of [actor, cast.editor]) {
    const reviews = await listReviews(db, await getListing(db, reader, { number }))
    assert.deepEqual(
      reviews.map(({ outcome, reasons, line, reviewer }) => [outcome, reasons, line, reviewer?.zh]),
      [
        ['accepted', [], '', '曾组织'],
        ['returned', answer.reasons, answer.line, '卞编辑'],
      ],
    )
  }
  assert.deepEqual(await listReviews(db, await getListing(db, cast.sanheng.actor, { number })), [])
})

test('what is published without having been submitted was reviewed by nobody', async () => {
  const direct = await saveListing(db, actor, { kind: 'need', organisationId, title: { zh: '直接发布' } })
  await publishListing(db, cast.editor, direct.id)
  assert.deepEqual(await listReviews(db, await getListing(db, actor, { number: direct.number })), [])
})

test('what is set aside is found again by the reviewers, and may come back', async () => {
  const early = await saveListing(db, actor, { kind: 'need', organisationId, title: { zh: '长期攻关' } })
  await submitListing(db, actor, early.id)
  const aside = { ...answer, outcome: 'set-aside' as const, reasons: ['too-early' as const] }
  await refuseListing(db, cast.editor, early.id, { answer: aside, linkFor })
  const numbers = async () => (await listSetAside(db, cast.editor, 'zh')).map((listing) => listing.number)
  assert.deepEqual(await numbers(), [early.number])
  assert.deepEqual(await listSetAside(db, actor, 'zh'), [])
  await submitListing(db, actor, early.id)
  assert.deepEqual(await numbers(), [])
})

test('of two reviewers at once, one answers and the other is told', async () => {
  const both = await saveListing(db, actor, { kind: 'need', organisationId, title: { zh: '两人同时' } })
  await submitListing(db, actor, both.id)
  const tried = await Promise.allSettled(
    [cast.editor, cast.organiser].map((reviewer) => refuseListing(db, reviewer, both.id, { answer, linkFor })),
  )
  assert.deepEqual(tried.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal((await listReviews(db, await getListing(db, actor, { number: both.number }))).length, 1)
})

test('an answer without a reason is none, and “other” has to be said in words', () => {
  const faults = (given: object) => refusalSchema.safeParse(given).error?.issues.map(({ message }) => message)
  assert.deepEqual(faults({ ...answer, reasons: [] }), ['catalogue.reason-missing'])
  assert.deepEqual(faults({ ...answer, reasons: ['other'], line: '  ' }), ['catalogue.line-missing'])
  assert.equal(faults({ ...answer, reasons: ['other'] }), undefined)
})
