/** A piece of a mail's text: plain, or an address that can be followed. */
export interface TextPart {
  text: string
  /** Where it leads: a path of ours, or an address of elsewhere. */
  to?: string
}

/** Cuts a text at its addresses. Those of this very origin become paths, so that they open without leaving the application. */
export function partsOfMail(text: string, origin: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const found of text.matchAll(/https?:\/\/[^\s<>"]+/g)) {
    // The full stop or bracket that follows an address belongs to the sentence.
    const address = found[0].replace(/[.,;:!?)\]»]+$/, '')
    if (found.index > from) parts.push({ text: text.slice(from, found.index) })
    const ours = address === origin || address.startsWith(`${origin}/`)
    parts.push({ text: address, to: ours ? address.slice(origin.length) || '/' : address })
    from = found.index + address.length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}
