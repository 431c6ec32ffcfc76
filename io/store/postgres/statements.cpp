#include "io/store/postgres/statements.hpp"

#include <array>

namespace dnd::io::postgres {

const prepared append{"append", R"(
with batch as (
  select * from unnest($1::uuid[], $2::int8[], $3::int8[], $4::int8[], $5::int8[], $6::int8[],
                       $7::int8[]) as b(id, epoch, seq, sum, last, last_sum, bytes)
), mine as (
  update campaign c set head_seq = b.last, head_sum = b.last_sum, head_bytes = b.bytes
  from batch b
  where c.id = b.id and c.epoch = b.epoch and c.head_seq = b.seq and c.head_sum = b.sum
  returning c.id
), put as (
  insert into commit (campaign, last, body)
  select r.id, r.last, r.body from unnest($8::uuid[], $9::int8[], $10::bytea[]) as r(id, last, body)
  join mine on mine.id = r.id
)
select id from mine)"};

const prepared take{"take", R"(
with mine as (
  update campaign c set epoch = c.epoch + 1, owner = $2::uuid, wanted = (
    select w.id from host w
    where w.id = c.wanted and w.id <> $2::uuid and w.lease_until > now() and not w.drains)
  from campaign was left join host before on before.id = was.owner
  where c.id = $1::uuid and was.id = c.id
    and (c.owner is null or c.owner = $2::uuid or not exists (
    select 1 from host h where h.id = c.owner and h.lease_until > now()))
  returning c.epoch, c.head_seq, c.head_sum, c.head_bytes, was.owner, before.url, c.wanted
), told as (
  update host set asked = asked + 1
  where id = $2::uuid and exists (select 1 from mine where wanted is not null)
)
select epoch, head_seq, head_sum, head_bytes, owner, url from mine)"};

const prepared resolve{"resolve", R"(
update campaign c set epoch = c.epoch + 1
from unnest($1::uuid[], $2::int8[], $3::int8[]) as r(id, low, high)
where c.id = r.id and c.owner = $4::uuid and c.epoch between r.low and r.high
returning c.id, c.epoch, c.head_seq, c.head_sum, c.head_bytes)"};

const prepared release{"release", R"(
update campaign set owner = null where id = $1::uuid and epoch = $2::int8)"};

const prepared owner_of{"owner_of", R"(
select h.url from campaign c join host h on h.id = c.owner
where c.id = $1::uuid and h.lease_until > now())"};

const prepared whereabouts{"whereabouts", R"(
select c.id, h.id, h.url, w.id, w.url
from campaign c left join host h on h.id = c.owner and h.lease_until > now()
left join host w on w.id = c.wanted and w.lease_until > now() and not w.drains
where c.world = $1::text and c.slug = $2::text)"};

const prepared takers{"takers", R"(
select id, url from host where lease_until > now() and not drains and url <> '')"};

const prepared head_of{"head_of", R"(
select head_seq, head_sum, head_bytes from campaign where id = $1::uuid)"};

const prepared create{"create", R"(
insert into campaign (world, slug, name, settings, created_at)
values ($1::text, $2::text, $3::text, $4::text, to_timestamp($5::int8 / 1000.0)) returning id)"};

const prepared rows_after{"rows_after", R"(
select last, body from (
  select last, body, sum(octet_length(body)) over (order by last) - octet_length(body) as before
  from (select last, body from commit where campaign = $1::uuid and last > $2::int8
        order by last limit $3::int8) page) sized
where before < 16777216 order by last)"};

const prepared rows_before{"rows_before", R"(
select last, body from commit where campaign = $1::uuid and last <= $2::int8
order by last desc limit $3::int8)"};

const prepared snapshot_before{"snapshot_before", R"(
select body from snapshot where campaign = $1::uuid and seq <= $2::int8
order by seq desc limit 1)"};

const prepared newest_snapshot{"newest_snapshot", R"(
select seq from snapshot where campaign = $1::uuid order by seq desc limit 1)"};

const prepared keep_snapshot{"keep_snapshot", R"(
insert into snapshot (campaign, seq, sum, body)
select id, $2::int8, $3::int8, $4::bytea from campaign
where id = $1::uuid and epoch = $5::int8 and head_seq >= $2::int8
on conflict (campaign, seq) do update set sum = excluded.sum, body = excluded.body)"};

const prepared drop_snapshots{"drop_snapshots", R"(
delete from snapshot s where s.campaign = $1::uuid and s.seq < $2::int8 and exists (
  select 1 from snapshot n where n.campaign = $1::uuid and n.seq > s.seq and n.seq <= $2::int8
    and n.seq / 65536 = s.seq / 65536))"};

const prepared new_host{"new_host", "select gen_random_uuid()"};

const prepared renew{"renew", R"(
insert into host (id, url, version, lease_until)
values ($1::uuid, $2::text, $3::text, now() + $4::int8 * interval '1 millisecond')
on conflict (id) do update set lease_until = excluded.lease_until
returning drains, asked)"};

const prepared end_lease{"end_lease", R"(
update host set lease_until = least(lease_until, now()) where id = $1::uuid and url = $2::text)"};

const prepared to_give_up{"to_give_up", R"(
select world, slug from campaign where owner = $1::uuid and wanted <> $1::uuid)"};

const prepared standby_lag{"standby_lag", R"(
select max(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn))::int8 from pg_stat_replication)"};

const prepared leave{"leave", R"(
delete from host where id = $1::uuid or lease_until < now() - interval '1 day')"};

std::span<const prepared> all_statements() {
  static const std::array all{
      append,          take,          resolve,        release,    owner_of,    whereabouts,
      takers,          head_of,       create,         rows_after, rows_before, snapshot_before,
      newest_snapshot, keep_snapshot, drop_snapshots, new_host,   renew,       end_lease,
      to_give_up,      standby_lag,   leave};
  return all;
}

}  // namespace dnd::io::postgres
