-- Entities by the words of their name: an EPS looks for a proveedor for its network.
create index entities__name on identity.entities
  using gin (platform.fold(name || ' ' || coalesce(short_name, '')) public.gin_trgm_ops) where registered_at is not null;
