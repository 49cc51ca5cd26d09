import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import { foldName, nameKeys } from './naming/folding.ts'

/** Ways an organisation is called besides its name: in full as registered, in other words, in letters, of before. */
export const otherNameKinds = ['legal', 'alias', 'acronym', 'former'] as const
export type OtherNameKind = (typeof otherNameKinds)[number]
export type OtherName = { name: string; kind: OtherNameKind; lang: string | null }

/** Writes the names by which an organisation is found. Its own come first: another name that is one of them adds nothing. */
export async function writeOwnNames(tx: Db, organisationId: string, name: LanguageMap): Promise<void> {
  await tx
    .deleteFrom('people.organisation_name')
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'name')
    .execute()
  await enter(
    tx,
    organisationId,
    Object.entries(name).map(([lang, text]) => ({ name: text, lang, kind: 'name' as const })),
  )
}

/** Replaces all other names. */
export async function writeOtherNames(tx: Db, organisationId: string, names: OtherName[]): Promise<void> {
  await tx
    .deleteFrom('people.organisation_name')
    .where('organisation_id', '=', organisationId)
    .where('kind', '<>', 'name')
    .execute()
  await enter(tx, organisationId, names, 'keep')
}

export function readOtherNames(db: Db, organisationId: string): Promise<OtherName[]> {
  return db
    .selectFrom('people.organisation_name')
    .select(['name', 'kind', 'lang'])
    .where('organisation_id', '=', organisationId)
    .where('kind', '<>', 'name')
    .orderBy('kind')
    .orderBy('name')
    .$castTo<OtherName>()
    .execute()
}

/** Folds every name anew, after the program has learnt to fold better or names were entered without it. */
export async function foldAllNames(db: Db): Promise<number> {
  const rows = await db.selectFrom('people.organisation_name').select(['organisation_id', 'name']).execute()
  for (const { organisation_id, name } of rows)
    await db
      .updateTable('people.organisation_name')
      .set({ folded: foldName(name), keys: nameKeys(name) })
      .where('organisation_id', '=', organisation_id)
      .where('name', '=', name)
      .execute()
  return rows.length
}

type Entered = { name: string; lang: string | null; kind: 'name' | OtherNameKind }

async function enter(tx: Db, organisationId: string, names: Entered[], clash: 'take' | 'keep' = 'take'): Promise<void> {
  const unique = [...new Map(names.filter(({ name }) => name).map((one) => [one.name, one])).values()]
  if (unique.length === 0) return
  const rows = unique.map(({ name, lang, kind }) => ({
    ...{ organisation_id: organisationId, name, lang, kind },
    folded: foldName(name),
    keys: nameKeys(name),
  }))
  await tx
    .insertInto('people.organisation_name')
    .values(rows)
    .onConflict((conflict) => {
      const again = conflict.constraint('an_organisation_is_called_this_once')
      return clash === 'keep'
        ? again.doNothing()
        : again.doUpdateSet((set) => ({ kind: 'name' as const, lang: set.ref('excluded.lang') }))
    })
    .execute()
}
