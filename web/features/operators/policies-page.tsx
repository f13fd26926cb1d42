import type { ReactElement } from 'react'
import { listPolicies } from '#contract/users-policies.ts'
import { CellNote, DataTable } from '#web/components/data-table.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { policyTexts, policyTitles, publishedWords } from './policy-words.ts'

/** The three policies that are data, with the version in force of each. */
export function PoliciesPage(): ReactElement {
  const policies = useEndpoint(listPolicies, {})
  return (
    <>
      <PageHead
        title="Políticas"
        lead="Reglas que son datos. Cada cambio se publica como versión nueva, y las anteriores quedan."
      />
      <Loaded query={policies} lines={5}>
        {(found) => (
          <DataTable
            label="Políticas"
            rows={found.policies}
            rowKey={(row) => row.name}
            columns={[
              {
                label: 'Política',
                width: '55%',
                cell: (row) => (
                  <>
                    <Link to={`/operador/politicas/${row.name}`}>{policyTitles[row.name]}</Link>
                    <CellNote>{policyTexts[row.name]}</CellNote>
                  </>
                ),
              },
              { label: 'Versión', numeric: true, cell: (row) => row.version },
              { label: 'Vigente desde', cell: (row) => publishedWords(row.publishedAt) },
              { label: 'La publicó', cell: (row) => row.publishedBy },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
