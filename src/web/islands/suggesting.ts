// Suggestions under the search box while somebody types; without a script the box is a box.

const WAIT_MS = 150
const box = document.querySelector<HTMLInputElement>('input[data-suggest]')
const list = document.createElement('datalist')
let asked = 0

if (box) {
  list.id = 'suggested'
  box.after(list)
  box.setAttribute('list', list.id)
  box.addEventListener('input', () => {
    const turn = ++asked
    setTimeout(() => void suggest(turn), WAIT_MS)
  })
}

async function suggest(turn: number): Promise<void> {
  const typed = box?.value.trim() ?? ''
  // Only the last of many letters asks, and a list for letters since deleted is not shown.
  if (!box || turn !== asked || typed.length === 0) return
  const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: typed })}`).catch(() => undefined)
  if (!answer?.ok || turn !== asked) return
  const suggestions = (await answer.json()) as string[]
  list.replaceChildren(
    ...suggestions.map((value) => {
      const option = document.createElement('option')
      option.value = value
      return option
    }),
  )
}
