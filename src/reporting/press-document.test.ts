import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { visitor } from '#people/actor.ts'
import { readDocxFigures } from '#platform/docx/figures.ts'
import { bringCast } from '#tests/world/cast.ts'
import { closeDay } from '#tests/world/closed-day.ts'
import { testDatabase } from '#tests/world/database.ts'
import { writePressDocument } from './press-document.ts'
import { findReleaseOfEvent, getRelease } from './press-releases.ts'
import { marksOf, printClaim } from './press-text.ts'
import { signRelease } from './signing.ts'
import { draftRelease } from './writing.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const day = await closeDay(db, { foreign: 2, domestic: 4, delegates: 8, meetings: 5, intents: 3 })
const id = await draftRelease(db, cast.editor, day.eventId)

test('the figures of the Word document are those of the release, in the order of the text', async () => {
  await signRelease(db, cast.signer, id)
  const { release: known } = await findReleaseOfEvent(db, cast.editor, day.slug)
  const release = await getRelease(db, visitor(), known!.number)
  for (const lang of ['zh', 'en'] as const) {
    const found = readDocxFigures(await writePressDocument(db, release, lang))
    const expected = marksOf(release.texts[lang]!).map((key) => {
      const figure = release.figures.find((one) => one.key === key)!
      return { figureId: figure.id, text: printClaim(figure, lang) }
    })
    assert.equal(expected.length, 7)
    assert.deepEqual(found, expected)
  }
})
