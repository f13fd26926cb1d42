-- Who dispenses at an IPS reads what is directed to it (D-33). The capability had nothing behind it before the supply chain, so the initial
-- values say it from the beginning; a version that an operator published stays as it was published.
update users.policies set content = jsonb_set(content, '{roles}', (
  select jsonb_agg(
    case when r ->> 'code' = 'DISPENSACION_IPS'
      then jsonb_set(r, '{capabilities}', '["programar", "consultar_direccionado", "entregar", "reportar_entrega"]') else r end
    order by n)
  from jsonb_array_elements(content -> 'roles') with ordinality as x(r, n)))
where name = 'roles' and version = 1;
