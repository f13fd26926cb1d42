import { type Instant, isInstant, isPlainDate, type PlainDate } from '#platform/dates.ts'

/** Where a page of a list goes on: by what its last row is ordered, then its id. */
export interface After<By extends Instant | PlainDate> {
  by: By
  id: number
}

export const cursorOf = ({ by, id }: After<Instant | PlainDate>): string => `${by}~${id}`

/** A cursor that is none is the first page again. */
const read =
  <By extends Instant | PlainDate>(is: (text: string) => text is By) =>
  (text: string | undefined): After<By> | undefined => {
    const [by = '', digits = ''] = text?.split('~') ?? []
    const id = /^\d{1,10}$/.test(digits) ? Number(digits) : Number.NaN
    return is(by) && id <= 2_147_483_647 ? { by, id } : undefined
  }

/** Of a list with the newest first. */
export const afterMoment = read(isInstant)
/** Of a list with what is due first; of a year that has four digits for the database too. */
export const afterDay = read((text): text is PlainDate => isPlainDate(text) && text >= '1000')
