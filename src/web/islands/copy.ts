// A button beside a field that copies it; without a script the field is there to be selected.

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const field = document.getElementById(button.dataset.copy ?? '')
  if (!(field instanceof HTMLInputElement)) continue
  button.hidden = false
  field.addEventListener('focus', () => field.select())
  button.addEventListener('click', () => void copy(button, field))
}

async function copy(button: HTMLButtonElement, field: HTMLInputElement): Promise<void> {
  field.select()
  // Outside a secure connection there is no clipboard to ask; the selection can still be copied by hand.
  const isCopied = await (
    navigator.clipboard?.writeText(field.value) ?? Promise.reject(new Error('no clipboard'))
  ).then(
    () => true,
    () => document.execCommand('copy'),
  )
  if (isCopied) button.textContent = button.dataset.copied ?? ''
}
