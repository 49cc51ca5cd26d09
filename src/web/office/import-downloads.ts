import { Hono } from 'hono'
import { getEventBySlug } from '#events/directory.ts'
import { may } from '#intake/access.ts'
import { type ExportFormat, exportFormats, exportSheet } from '#intake/exports.ts'
import { formOf, isSheetKind, type SheetKind } from '#intake/kinds.ts'
import { writeEmptyTemplate } from '#intake/template.ts'
import { insist } from '#people/access.ts'
import { notFound } from '#platform/refusal.ts'
import type { PageContext, WebEnv } from '../visit.ts'

const MEDIA_TYPES: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl',
}

/** Empty templates, and what is stored as sheets. */
export const sheetDownloads = new Hono<WebEnv>()
  .get('/office/imports/templates/:name{[a-z]+\\.xlsx}', async (c) => {
    const { actor, lang } = c.var.visit
    insist(may.enter(actor), actor)
    const kind = kindNamed(c.req.param('name').replace('.xlsx', ''))
    return sendSheet(c, await writeEmptyTemplate(kind, lang), formOf(kind).titles[lang], 'xlsx')
  })
  .get('/office/imports/exports/:name{[a-z]+\\.[a-z]+}', async (c) => {
    const { db, actor, lang } = c.var.visit
    const [word = '', ending] = c.req.param('name').split('.')
    const kind = kindNamed(word)
    const format = exportFormats.find((candidate) => candidate === ending)
    if (!format) throw notFound('export')
    const slug = c.req.query('event')
    const eventId = slug ? (await getEventBySlug(db, slug)).id : undefined
    const { bytes } = await exportSheet(db, actor, { kind, format, lang, eventId })
    return sendSheet(c, bytes, formOf(kind).titles[lang], format)
  })

export function sendSheet(c: PageContext, bytes: Uint8Array, name: string, format: ExportFormat): Response {
  headSheet(c, name, format)
  return c.body(Buffer.from(bytes))
}

/** Says that a sheet of this name follows. */
export function headSheet(c: PageContext, name: string, format: ExportFormat): void {
  const file = encodeURIComponent(`${name}.${format}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  c.header('Content-Type', MEDIA_TYPES[format])
  c.header('Content-Disposition', `attachment; filename="sheet.${format}"; filename*=UTF-8''${file}`)
  c.header('Cache-Control', 'no-store')
}

function kindNamed(word: string): SheetKind {
  if (!isSheetKind(word)) throw notFound('template')
  return word
}
