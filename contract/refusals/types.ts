/** How a refusal reaches a person: the HTTP status and a Spanish sentence with `{param}` placeholders that says what to do. */
export interface RefusalText {
  status: 401 | 403 | 404 | 409 | 410 | 422 | 429 | 503
  text: string
  /** The same to the very person who must act, where `text` speaks of her to others. */
  toYou?: string
}
