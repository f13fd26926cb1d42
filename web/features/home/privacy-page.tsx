import type { ReactElement } from 'react'
import { Link } from '#web/components/link.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import styles from './text-page.module.css'

/** What is done with personal data (Ley 1581 of 2012), in plain words. */
export function PrivacyPage(): ReactElement {
  return (
    <>
      <PageHead
        title="Sus datos personales"
        lead="Qué guardamos, para qué, quién lo ve y cómo lo corrige. Ley 1581 de 2012."
      />
      <div className={styles.text}>
        <section>
          <h2>Qué guardamos y para qué</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Dato</th>
                <th scope="col">Para qué</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">Nombre, documento, fecha de expedición</th>
                <td>Confirmar que usted es usted.</td>
              </tr>
              <tr>
                <th scope="row">Correo y teléfono</th>
                <td>Avisarle cuando algo cambia y recuperar su cuenta.</td>
              </tr>
              <tr>
                <th scope="row">Contraseña y segundo factor</th>
                <td>Que nadie más actúe a su nombre. La contraseña no se puede leer: se guarda su huella.</td>
              </tr>
              <tr>
                <th scope="row">Profesión, plaza, nombramientos, activaciones y roles</th>
                <td>Decidir qué puede hacer en MIPRES, y poder explicarlo.</td>
              </tr>
              <tr>
                <th scope="row">Historial de sus actos</th>
                <td>Responder quién hizo qué. No se borra ni se cambia.</td>
              </tr>
            </tbody>
          </table>
        </section>
        <section>
          <h2>Quién los ve</h2>
          <p>
            Usted. El delegado de la entidad donde pide activación ve su nombre, su documento y si cumple. Las consultas
            públicas muestran solo lo que el registro oficial ya publica. No hay publicidad ni rastreo de terceros.
          </p>
        </section>
        <section>
          <h2>Sus derechos</h2>
          <p>
            Puede conocer, actualizar y corregir sus datos, pedir copia y revocar lo que autorizó, salvo lo que la ley
            obliga a conservar. Hágalo en <Link to="/cuenta/datos-personales">Sus datos y derechos</Link>, sin costo. Si
            no queda conforme, puede acudir a la Superintendencia de Industria y Comercio.
          </p>
        </section>
        <section>
          <h2>Galletas (cookies)</h2>
          <p>Solo las necesarias para mantener su sesión. La apariencia que elija queda en su equipo.</p>
        </section>
      </div>
    </>
  )
}
