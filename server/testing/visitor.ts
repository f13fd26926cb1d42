/** What came back from a call: the status and the parsed body. */
export interface Answer<T = Record<string, unknown>> {
  status: number
  body: T
  headers: Record<string, string | string[] | number | undefined>
}

/** Calls the application as one visitor, with or without a session cookie. */
export interface Visitor {
  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>>
  /** A Buffer is sent as it is, of the type that `headers` say. */
  post<T = Record<string, unknown>>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>
  put<T = Record<string, unknown>>(path: string, body?: unknown): Promise<Answer<T>>
  delete<T = Record<string, unknown>>(path: string, body?: unknown): Promise<Answer<T>>
}
