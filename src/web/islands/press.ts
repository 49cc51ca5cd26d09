// The press desk with a script: marks are put where the cursor is, and leaving with unsaved words asks first.

const form = document.querySelector<HTMLFormElement>('form[data-press]')
const texts = [...(form?.querySelectorAll<HTMLTextAreaElement>('textarea') ?? [])]
let current = texts.find((text) => text.lang === document.documentElement.lang) ?? texts[0]
let isChanged = false

for (const text of texts)
  text.addEventListener('focus', () => {
    current = text
  })

for (const button of form?.querySelectorAll<HTMLButtonElement>('button[data-insert]') ?? []) {
  button.hidden = false
  button.addEventListener('click', () => insert(button.dataset.insert ?? ''))
}

form?.addEventListener('input', () => {
  isChanged = true
})
form?.addEventListener('submit', () => {
  isChanged = false
})
window.addEventListener('beforeunload', (event) => {
  if (isChanged) event.preventDefault()
})

function insert(mark: string): void {
  if (!current) return
  current.focus()
  current.setRangeText(mark, current.selectionStart, current.selectionEnd, 'end')
  isChanged = true
}
