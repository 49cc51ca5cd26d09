// What a stranger keeps stays in this browser and goes nowhere: the numbers, nothing else.

import './copy.ts'

const KEY = 'duihe.kept'
const MOST = 50

for (const button of document.querySelectorAll<HTMLElement>('[data-keep]')) offer(button)
for (const link of document.querySelectorAll<HTMLElement>('[data-drop]'))
  link.addEventListener('click', () => write(read().filter((number) => number !== link.dataset.drop)))
showKept()

function offer(button: HTMLElement): void {
  const number = button.dataset.keep ?? ''
  const [keep, letGo] = [button.textContent ?? '', button.dataset.letGo ?? '']
  button.setAttribute('role', 'button')
  const show = () => {
    const isKept = read().includes(number)
    button.setAttribute('aria-pressed', String(isKept))
    button.textContent = isKept ? letGo : keep
  }
  const toggle = (event: Event) => {
    event.preventDefault()
    const kept = read()
    write(kept.includes(number) ? kept.filter((other) => other !== number) : [...kept, number].slice(-MOST))
    show()
  }
  button.addEventListener('click', toggle)
  button.addEventListener('keydown', (event) => {
    if (event.key === ' ') toggle(event)
  })
  show()
}

// The list is an address: with nothing in it, the browser puts there what it remembers.
function showKept(): void {
  const kept = read()
  if (!document.querySelector('[data-kept="empty"]') || location.search || kept.length === 0) return
  location.replace(`?${new URLSearchParams(kept.map((number) => ['listing', number]))}`)
}

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((number) => /^\d{1,10}$/.test(number)) : []
  } catch {
    return []
  }
}

function write(kept: string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // A browser that keeps nothing keeps nothing; the address still does.
  }
}
