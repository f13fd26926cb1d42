/** A text as it is compared or searched: without accents, in lower case. As long as the text itself when it is composed (NFC). */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
