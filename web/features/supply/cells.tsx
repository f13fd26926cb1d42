import type { ReactElement } from 'react'
import type { ItemKey } from '#contract/direccionamientos.ts'
import { CellNote } from '#web/components/data-table.tsx'
import { Link } from '#web/components/link.tsx'
import { showDocument, showPrescriptionNumber } from '#web/lib/format.ts'

/** The first column of every list: the item, which leads to it, and how it is told from others. */
export function ItemCell({ row, to }: { row: ItemKey & { itemName: string }; to: string }): ReactElement {
  return (
    <>
      <Link to={to}>{row.itemName}</Link>
      <CellNote>
        {row.kind} {row.item} · <span className="num">{showPrescriptionNumber(row.number)}</span>
      </CellNote>
    </>
  )
}

export function PatientCell(props: {
  row: { patientName: string; patientDocument: { type: string; number: string } }
}): ReactElement {
  const { row } = props
  return (
    <>
      {row.patientName}
      <CellNote>
        <span className="num">{showDocument(row.patientDocument)}</span>
      </CellNote>
    </>
  )
}
