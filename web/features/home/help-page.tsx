import type { ReactElement } from 'react'
import { Link } from '#web/components/link.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import styles from './text-page.module.css'

/** Help: the questions that hold people back, who answers what, and where the code is. */
export function HelpPage(): ReactElement {
  return (
    <>
      <PageHead title="Ayuda" lead="Lo que más se pregunta al registrarse en MIPRES, y quién responde cada cosa." />
      <div className={styles.text}>
        <section>
          <h2>¿Por dónde empiezo?</h2>
          <p>
            En el <Link to="/">inicio</Link> elija su caso. Cada caso muestra sus pasos, quién hace cada uno y dónde. Si
            ya empezó, <Link to="/mi-camino">Mi camino</Link> dice qué falta y quién lo tiene.
          </p>
        </section>
        <section>
          <h2>No puedo prescribir todavía</h2>
          <p>
            <Link to="/por-que">¿Qué puedo hacer y por qué?</Link> muestra la cadena completa: cada registro, su fecha y
            lo primero que falta.
          </p>
        </section>
        <section>
          <h2>¿Quién corrige un dato?</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Dato</th>
                <th scope="col">Lo corrige</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">Profesión, tarjeta, sanciones (ReTHUS)</th>
                <td>El colegio profesional o la secretaría de salud que lo reportó.</td>
              </tr>
              <tr>
                <th scope="row">Plaza y fechas del servicio social</th>
                <td>La dirección territorial de salud que asignó la plaza.</td>
              </tr>
              <tr>
                <th scope="row">Sedes y habilitación (REPS)</th>
                <td>El prestador, ante su secretaría de salud.</td>
              </tr>
              <tr>
                <th scope="row">Nombramiento de un delegado</th>
                <td>El representante legal de la entidad, en Mi Seguridad Social.</td>
              </tr>
              <tr>
                <th scope="row">Activación y roles</th>
                <td>El delegado de la IPS, la EPS o el proveedor.</td>
              </tr>
            </tbody>
          </table>
          <p>
            Si el registro está bien en su fuente y mal aquí, repórtelo desde la <Link to="/consultas">consulta</Link>{' '}
            que lo muestra.
          </p>
        </section>
        <section>
          <h2>No recibo el correo</h2>
          <p>
            Revise la carpeta de correo no deseado. Los enlaces vencen; puede pedir otro en la misma página. Si escribió
            mal su correo, empiece el registro de nuevo con el mismo documento.
          </p>
        </section>
        <section>
          <h2>Perdí mi segundo factor</h2>
          <p>
            Al ingresar, elija «Usar un código de recuperación». Son los 10 códigos que guardó al configurarlo; cada uno
            sirve una vez.
          </p>
        </section>
        <section>
          <h2>Teclado</h2>
          <p>
            Todo se alcanza con Tab. La primera parada de cada página es «Saltar al contenido». Escape cierra menús y
            preguntas. En las listas de búsqueda, las flechas recorren y Enter elige.
          </p>
          <p>
            Al prescribir: Alt y M, P, D, N o S agregan un medicamento, procedimiento, dispositivo, producto nutricional
            o servicio. Ctrl y Enter abren la revisión para firmar.
          </p>
          <p>Al direccionar: Ctrl y Enter direccionan el ítem. Alt y S siguen con el que espera después.</p>
        </section>
        <section>
          <h2>¿Este papel es verdadero?</h2>
          <p>
            Cada prescripción impresa trae un número y un código. <Link to="/verificar">Verifíquela</Link> sin
            registrarse.
          </p>
        </section>
        <section id="codigo">
          <h2>Código abierto y API</h2>
          <p>
            OpenMIPRES es software libre con licencia Apache 2.0. Los programas usan la misma API que esta página:{' '}
            <Link to="/api/docs">léala aquí</Link>.
          </p>
        </section>
      </div>
    </>
  )
}
