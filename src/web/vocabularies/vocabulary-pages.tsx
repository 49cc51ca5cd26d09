import { Hono } from 'hono'
import { findVocabulary, vocabularies } from '#catalogue/vocabularies/registry.ts'
import { spoken } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { show } from '../shell.tsx'
import type { WebEnv } from '../visit.ts'
import { VocabularyList, VocabularyView } from './vocabulary-view.tsx'

/** The controlled vocabularies: what a code means, for whoever exchanges records with us. */
export const vocabularyPages = new Hono<WebEnv>()
  .get('/vocabularies', (c) => {
    const { visit } = c.var
    const { say } = visit
    const body = <VocabularyList visit={visit} vocabularies={vocabularies} />
    return show(c, {
      title: say('vocabularies.title'),
      description: say('vocabularies.intro'),
      section: 'showcase',
      body,
    })
  })
  .get('/vocabularies/:id', (c) => {
    const { visit } = c.var
    const vocabulary = findVocabulary(c.req.param('id'))
    if (!vocabulary) throw notFound('page')
    const title = spoken(vocabulary.title, visit.lang).text
    return show(c, { title, section: 'showcase', body: <VocabularyView visit={visit} vocabulary={vocabulary} /> })
  })
