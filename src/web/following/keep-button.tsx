import { isKnown } from '#people/access.ts'
import type { Visit } from '../visit.ts'

/** Keeps a listing: for a person with one tap, for a stranger in the browser, without a script in the address. */
export function KeepButton({ visit, number, isSaved }: { visit: Visit; number: number; isSaved: boolean }) {
  const { say, to, actor, url } = visit
  if (!isKnown(actor))
    return (
      <a
        className="btn"
        href={to.kept(`listing=${number}`)}
        data-keep={number}
        data-let-go={say('following.let-go')}
        rel="nofollow"
      >
        {say('following.keep')}
      </a>
    )
  return (
    <form method="post" action={isSaved ? to.mySavedRemoval(number) : to.mySavedListing(number)}>
      <input type="hidden" name="back" value={url.pathname} />
      <button className="btn" type="submit" aria-pressed={isSaved}>
        {say(isSaved ? 'following.let-go' : 'following.keep')}
      </button>
    </form>
  )
}
