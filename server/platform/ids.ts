import { v7 } from 'uuid'

/** A new identifier for what appears in URLs: UUID version 7, so that rows made together lie together in the index. */
export function newId(): string {
  return v7()
}
