import { Fragment, type ReactElement } from 'react'

/** Codes of rules and steps in small print, none of them cut at its hyphen. */
export function Codes({ codes }: { codes: readonly string[] }): ReactElement {
  return (
    <>
      {codes.map((code, index) => (
        <Fragment key={code}>
          {index > 0 && ' · '}
          <span style={{ whiteSpace: 'nowrap' }}>{code}</span>
        </Fragment>
      ))}
    </>
  )
}
