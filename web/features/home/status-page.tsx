import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { Button } from '#web/components/button.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { showHour } from '#web/lib/format.ts'

/** Whether the service answers now. */
export function StatusPage(): ReactElement {
  const { data, isFetching, refetch } = useQuery({
    queryKey: ['health'],
    queryFn: async ({ signal }) => {
      const began = performance.now()
      const response = await fetch('/health', { signal, cache: 'no-store' }).catch(() => null)
      return { ok: response?.ok ?? false, took: Math.round(performance.now() - began), at: new Date().toISOString() }
    },
    staleTime: 0,
    refetchInterval: 60_000,
  })
  return (
    <>
      <PageHead title="Estado del servicio" lead="Se comprueba cada minuto mientras esta página está abierta." />
      <div className="stack">
        {data &&
          (data.ok ? (
            <Note kind="done" alert>
              <p>
                <b>El servicio responde.</b> Comprobado a las {showHour(data.at)}, en {data.took} ms.
              </p>
            </Note>
          ) : (
            <Note kind="stop" alert>
              <p>
                <b>El servicio no responde.</b> Lo que ya guardó está a salvo. Intente de nuevo en unos minutos.
              </p>
            </Note>
          ))}
        <div>
          <Button icon="refresh" busy={isFetching} onClick={() => void refetch()}>
            Comprobar ahora
          </Button>
        </div>
      </div>
    </>
  )
}
