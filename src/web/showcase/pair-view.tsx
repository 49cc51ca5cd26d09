import type { ListingPage } from '#catalogue/listing-page.ts'
import type { Reason, SharedWords } from '#matching/comparing.ts'
import { type Judgement, verdicts } from '#matching/feedback.ts'
import type { Piece } from '#matching/live/documents.ts'
import type { Quote } from '#matching/quoting.ts'
import type { Pair } from '#matching/side-by-side.ts'
import { htmlLang } from '#platform/languages.ts'
import { Choices, type FormState, TextField } from '#ui/form.tsx'
import { Chip, DeedButton, Notice } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { OwnerLine } from './owner.tsx'
import { factSentence, pairsOf, Reasons } from './reasons.tsx'
import { versionFor } from './versions.tsx'
import { languageName } from './wording.ts'

type Judging = { said: Judgement | undefined; form: FormState; rank: string }
type Props = { visit: Visit; pair: Pair; judging: Judging | undefined }

/** Two listings side by side: the words they share marked in both originals, the score part by part, and what is missing. */
export function PairView({ visit, pair, judging }: Props) {
  const { say } = visit
  const shared = pair.reasons.filter((reason) => reason.kind === 'shared')
  return (
    <div className="stack pair">
      <h1>{say('matching.side-by-side')}</h1>
      <Standing pair={pair} visit={visit} />
      {pair.reasons.length > 0 && (
        <section className="sheet stack tight" aria-labelledby="why">
          <h2 id="why">{say('matching.why')}</h2>
          <Reasons reasons={pair.reasons} missing={pair.missing} visit={visit} />
          <ScoreTable reasons={pair.reasons} score={pair.score} visit={visit} />
        </section>
      )}
      <div className="pair-columns">
        <Column listing={pair.one} pieces={pair.pieces.one} quotes={shared.flatMap(({ own }) => own)} visit={visit} />
        <Column
          listing={pair.other}
          pieces={pair.pieces.other}
          quotes={shared.flatMap(({ other }) => other)}
          visit={visit}
          gloss={pair.gloss}
        />
      </div>
      {judging && <JudgingForm pair={pair} judging={judging} visit={visit} />}
    </div>
  )
}

function Standing({ pair: { exclusion, place, reasons }, visit: { say } }: { pair: Pair; visit: Visit }) {
  if (exclusion) return <Notice tone="warn">{say(`matching.exclusion.${exclusion}`)}</Notice>
  if (place) return <Notice>{say('matching.place', { place })}</Notice>
  return <Notice>{say(reasons.length > 0 ? 'matching.too-little' : 'matching.nothing-shared')}</Notice>
}

/** Every part of the score in whole points; they add up to it. */
function ScoreTable({ reasons, score, visit }: { reasons: Reason[]; score: number; visit: Visit }) {
  const { say, lang } = visit
  const number = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB')
  const facts = reasons.filter((reason) => reason.kind !== 'shared' && reason.kind !== 'closeness')
  return (
    <details>
      <summary>{say('matching.score-parts')}</summary>
      <div className="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">{say('matching.part')}</th>
              <th scope="col" className="number">
                {say('matching.points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {reasons.map((reason, i) => (
              <tr key={i}>
                <td>{reason.kind === 'shared' ? <SharedPart part={reason} /> : factSentence(reason, visit)}</td>
                <td className="number">{number.format(reason.points)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say('matching.score', { facts: facts.filter(({ points }) => points > 0).length })}</th>
              <td className="number">
                <strong>{number.format(score)}</strong>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </details>
  )
}

function SharedPart({ part }: { part: SharedWords }) {
  const [pair] = pairsOf([part])
  if (!pair) return <>{part.english}</>
  const { own, other } = pair
  return (
    <>
      <bdi lang={htmlLang(own.lang)}>{own.words}</bdi> = <bdi lang={htmlLang(other.lang)}>{other.words}</bdi>
      {part.english && <span className="muted"> ({part.english})</span>}
    </>
  )
}

type ColumnProps = { listing: ListingPage; pieces: Piece[]; quotes: Quote[]; visit: Visit; gloss?: Pair['gloss'] }

function Column({ listing, pieces, quotes, visit, gloss = [] }: ColumnProps) {
  const { say, to, lang } = visit
  const version = versionFor(listing, lang)
  const byPiece = Map.groupBy(quotes, ({ piece }) => `${piece.field} ${piece.lang} ${piece.text}`)
  const told = pieces
    .map((piece) => ({ piece, marks: byPiece.get(`${piece.field} ${piece.lang} ${piece.text}`) ?? [] }))
    .filter(({ piece, marks }) => marks.length > 0 || (piece.field === 'title' && piece.lang === listing.originalLang))
  return (
    <section className={`sheet stack tight card-edge ${listing.kind}`}>
      <div className="row">
        <Chip tone={listing.kind}>
          {say(`catalogue.kind.${listing.kind}`)} №{listing.number}
        </Chip>
      </div>
      <h2>
        <a href={to.listing(listing.kind, listing.number)} lang={htmlLang(version.lang)}>
          {version.text.title}
        </a>
      </h2>
      <p className="muted">
        <OwnerLine owner={listing.owner} visit={visit} />
      </p>
      {gloss.length > 0 && listing.originalLang !== lang && (
        <p className="muted">
          {say('matching.gloss')} <bdi lang="en">{gloss.map(({ english }) => english).join(' · ')}</bdi>
        </p>
      )}
      {told.map(({ piece, marks }, i) => (
        <Passage key={i} piece={piece} marks={marks} visit={visit} />
      ))}
    </section>
  )
}

function Passage({ piece, marks, visit }: { piece: Piece; marks: Quote[]; visit: Visit }) {
  const { say, lang } = visit
  return (
    <div>
      <span className="muted">
        {say(`matching.field.${piece.field}`)} · {languageName(piece.lang, lang)}
      </span>
      <p lang={htmlLang(piece.lang)}>
        {cutOut(piece.text, marks).map(({ text, isMarked }, i) => (isMarked ? <mark key={i}>{text}</mark> : text))}
      </p>
    </div>
  )
}

const AROUND = 60

/** The text around its marks; long stretches without any are left out. */
function cutOut(text: string, marks: Quote[]): { text: string; isMarked: boolean }[] {
  const parts: { text: string; isMarked: boolean }[] = []
  let at = 0
  const plain = (to: number, isLast: boolean) => {
    const stretch = text.slice(at, to)
    const keepsStart = at > 0
    if (stretch.length <= 3 * AROUND) parts.push({ text: stretch, isMarked: false })
    else {
      const head = keepsStart ? stretch.slice(0, AROUND) : ''
      const tail = isLast ? '' : stretch.slice(-AROUND)
      parts.push({ text: `${isLast && !keepsStart ? stretch.slice(0, 2 * AROUND) : head}…${tail}`, isMarked: false })
    }
  }
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue
    plain(Math.max(at, start), false)
    parts.push({ text: text.slice(Math.max(at, start), end), isMarked: true })
    at = end
  }
  plain(text.length, true)
  return parts.filter((part) => part.text !== '')
}

function JudgingForm({ pair, judging, visit }: { pair: Pair; judging: Judging; visit: Visit }) {
  const { say, to } = visit
  const { one, other } = pair
  const { said, form, rank } = judging
  return (
    <section className="sheet stack tight no-print" aria-labelledby="judging">
      <h2 id="judging">{say('matching.judge')}</h2>
      <p className="muted">{say('matching.judge-hint')}</p>
      {said && (
        <div className="row">
          <span>{say('matching.you-said', { verdict: say(`matching.verdict.${said.verdict}`) })}</span>
          <DeedButton
            action={to.pairVerdict(one.kind, one.number, 'verdict/removal')}
            label={say('matching.take-back')}
            tone="quiet"
            values={{ with: String(other.number) }}
          />
        </div>
      )}
      <form className="stack" method="post" action={to.pairVerdict(one.kind, one.number, 'verdict')}>
        <input type="hidden" name="with" value={other.number} />
        <input type="hidden" name="rank" value={rank} />
        <Choices
          form={form}
          name="verdict"
          label={say('matching.verdict')}
          type="radio"
          options={verdicts.map((value) => ({ value, label: say(`matching.verdict.${value}`) }))}
          values={said ? [said.verdict] : []}
        />
        <TextField
          form={form}
          name="reason"
          label={say('matching.reason')}
          hint={say('matching.reason-hint')}
          maxLength={500}
        />
        <div className="row">
          <TextField form={form} name="term" label={say('matching.term')} maxLength={60} />
          <TextField form={form} name="english" label={say('matching.english')} maxLength={60} />
        </div>
        <p>
          <button className="btn primary" type="submit">
            {say('matching.send')}
          </button>
        </p>
      </form>
    </section>
  )
}
