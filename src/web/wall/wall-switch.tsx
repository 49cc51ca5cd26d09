import { may } from '#meetings/access.ts'
import type { WallDisplay } from '#meetings/wall.ts'
import { DeedButton } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

/** Where the organiser opens and closes the screen on the wall; the desk sees how it stands. */
export function WallSwitch({
  visit,
  event,
  display,
}: {
  visit: Visit
  event: { id: string; slug: string }
  display: WallDisplay | undefined
}) {
  const { say, to, actor } = visit
  const standing = display ? (display.showsNames ? 'is-open-names' : 'is-open') : 'is-closed'
  return (
    <section className="sheet stack no-print" aria-labelledby="wall-display">
      <h2 id="wall-display">{say('wall.section')}</h2>
      <p>{say('wall.hint')}</p>
      <p>{say(`wall.${standing}`)}</p>
      <div className="row">
        <a className="btn" href={to.wall(event.slug)}>
          {say('wall.view')}
        </a>
        {may.setUp(actor, event.id) && (
          <form className="row" method="post" action={to.wallSwitch(event.slug)}>
            <label className="row">
              <input type="checkbox" name="showsNames" value="yes" defaultChecked={display?.showsNames ?? false} />
              {say('wall.names')}
            </label>
            <button className={display ? 'btn' : 'btn primary'} type="submit">
              {say(display ? 'wall.change' : 'wall.open')}
            </button>
          </form>
        )}
        {display && may.setUp(actor, event.id) && (
          <DeedButton action={to.wallRemoval(event.slug)} label={say('wall.close')} tone="danger" />
        )}
      </div>
    </section>
  )
}
