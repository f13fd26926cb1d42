import type { Code, CodeList } from './code-list.ts'

/** The day on which the codes of three digits replaced those of one and two. */
const RENEWED = '2019-10-01'
const LAST_DAY_OF_FORMER = '2019-09-30'

const current = (code: string, name: string, enabled: boolean): Code<string> => ({ code, name, enabled, from: RENEWED })
const former = (code: string, name: string): Code<string> => ({ code, name, enabled: true, until: LAST_DAY_OF_FORMER })

/** 6.10 CodSerComp: complementary services. The former codes stay so that older prescriptions can be read. */
export const complementaryServices: CodeList<string> = [
  current('108', 'Bloqueadores solares', true),
  current('109', 'Champú y lociones capilares', true),
  current('122', 'Hospedaje, alimentación y viáticos', false),
  current('123', 'Implantología dental', false),
  current('128', 'Lentes de contacto', true),
  current('132', 'Medias de compresión', true),
  current('139', 'Pañales', true),
  current('149', 'Transporte en ambulancia', false),
  current('150', 'Transporte ambulatorio diferente de ambulancia', true),
  current('153', 'Ortodoncia', false),
  current('154', 'Periodoncia', false),
  current('156', 'Zapatos y plantillas ortopédicas', true),
  former('1', 'Bloqueadores solares'),
  former('2', 'Champú y lociones capilares'),
  former('3', 'Medias de compresión'),
  former('4', 'Pañales'),
  former('5', 'Zapatos y plantillas ortopédicas'),
  former('6', 'Ortodoncia'),
  former('7', 'Periodoncia'),
  former('8', 'Implantología dental'),
  former('9', 'Lentes de contacto'),
  former('10', 'Transporte ambulatorio diferente de ambulancia'),
  former('11', 'Transporte en ambulancia'),
  former('12', 'Hospedaje, alimentación y viáticos'),
]
