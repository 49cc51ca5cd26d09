import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { system } from '#people/actor.ts'
import { mergeOrganisations } from '#people/merging.ts'
import { addOrganisation } from '#people/organisations.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import '../listening.ts'
import { findByReference, getCalled } from './calling.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)

test('a cell that names a merged organisation means the one that stayed', async () => {
  const base = { kind: 'company', country: 'CN' } as const
  const stays = await addOrganisation(db, system('test'), {
    ...base,
    name: { zh: '示例恒通仪表有限公司' },
    reference: 'S-1',
  })
  const gone = await addOrganisation(db, system('test'), { ...base, name: { zh: '示例恒通老厂' }, reference: 'S-2' })
  await mergeOrganisations(db, cast.organiser, { from: gone, into: stays, take: [] })
  assert.equal((await getCalled(db, '示例恒通老厂', 'organisation')).id, stays)
  assert.deepEqual(
    [(await findByReference(db, 'S-2'))?.id, (await findByReference(db, 'S-2'))?.isStandIn],
    [stays, true],
  )
})

test('a name written another way is understood, one that nobody bears is not', async () => {
  const called = await getCalled(db, 'SAMPLE UNIVERSITY OF SWANSEA.', 'organisation')
  assert.equal(called.id, cast.swansea.organisationId)
  await assert.rejects(getCalled(db, '从没听说过的单位', 'organisation'), { code: 'intake.organisation-unknown' })
})

test('a name that may mean two is refused with the two it may mean', async () => {
  for (const name of ['Sample Hongyuan Machinery Ltd', 'Sample Hongyuan Machinery GmbH'])
    await addOrganisation(db, system('test'), { kind: 'company', country: 'CN', name: { en: name } })
  await assert.rejects(getCalled(db, 'Sample Hongyuan Machinery', 'organisation'), {
    code: 'intake.organisation-doubtful',
    field: 'organisation',
  })
})
