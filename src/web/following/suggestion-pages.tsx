import { Hono } from 'hono'
import { z } from 'zod'
import { getLetters, type listOwnLetters, stopByLink, wantLetters } from '#matching/letters/refusal.ts'
import { isId } from '#platform/ids.ts'
import { spoken } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { Chip, DeedButton, Said } from '#ui/parts.tsx'
import { goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { Visit, WebEnv } from '../visit.ts'

const TOKEN = '/suggestion-letters/:token{[A-Za-z0-9_-]{20,100}}'
const wanting = z.object({ wanted: z.enum(['yes', 'no']) })

/** Letters about what fits: stopped by the link of one, or wanted again by whoever is signed in. */
export const suggestionPages = new Hono<WebEnv>()
  // Mail scanners open links; only a person presses the button.
  .get(TOKEN, async (c) => {
    const { visit } = c.var
    const token = c.req.param('token')
    const letters = await getLetters(visit.db, token)
    const body = <LinkView visit={visit} token={token} letters={letters} />
    return show(c, { title: visit.say('matching.letters'), width: 'narrow', isPrivate: true, body })
  })
  .post(`${TOKEN}/removal`, async (c) => {
    const { visit } = c.var
    const token = c.req.param('token')
    await stopByLink(visit.db, token)
    return goTo(c, visit.to.suggestionLetters(token), visit.say('matching.letters-stopped'))
  })
  .post('/my/suggestion-letters/:organisation', async (c) => {
    const { visit } = c.var
    const organisationId = c.req.param('organisation')
    const wanted = wanting.safeParse(await readFields(c)).data?.wanted === 'yes'
    if (!isId(organisationId)) throw notFound('organisation')
    await wantLetters(visit.db, visit.actor, { organisationId, wanted })
    const said = visit.say(wanted ? 'matching.letters-wanted' : 'matching.letters-stopped')
    return goTo(c, visit.to.mySubscriptions, said)
  })

type LinkProps = { visit: Visit; token: string; letters: Awaited<ReturnType<typeof getLetters>> }

function LinkView({ visit: { say, to, lang }, token, letters: { name, refusedAt } }: LinkProps) {
  const blanks = { organisation: spoken(name, lang).text }
  return (
    <section className="sheet stack">
      <h1>{say('matching.letters')}</h1>
      <p>{say(refusedAt ? 'matching.letters-off' : 'matching.letters-on', blanks)}</p>
      {refusedAt ? (
        <p>
          <a href={to.mySubscriptions}>{say('matching.letters-again')}</a>
        </p>
      ) : (
        <DeedButton action={to.suggestionLettersRemoval(token)} label={say('matching.letters-stop')} tone="primary" />
      )}
    </section>
  )
}

type OwnLetters = Awaited<ReturnType<typeof listOwnLetters>>

/** On the page of what one follows: which of one's organisations one is told about. */
export function OwnSuggestionLetters({ visit, letters }: { visit: Visit; letters: OwnLetters }) {
  const { say, to, lang } = visit
  if (letters.length === 0) return null
  return (
    <section className="stack" aria-labelledby="suggestion-letters">
      <h2 id="suggestion-letters">{say('matching.letters')}</h2>
      <p className="muted">{say('matching.letters-hint')}</p>
      <ul className="cards event-cards">
        {letters.map(({ id, name, refusedAt }) => (
          <li key={id} className="sheet stack tight">
            <h3>
              <Said text={name} lang={lang} />
            </h3>
            <p>
              <Chip tone={refusedAt ? 'plain' : 'ok'}>{say(`matching.letters-state.${refusedAt ? 'off' : 'on'}`)}</Chip>
            </p>
            <DeedButton
              action={to.mySuggestionLetters(id)}
              label={say(refusedAt ? 'matching.letters-want' : 'matching.letters-stop')}
              values={{ wanted: refusedAt ? 'yes' : 'no' }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
