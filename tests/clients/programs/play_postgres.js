/* 09/09 through node's postgres: it prepares and describes every statement, and pipelines; repair, score. */
const assert = require('node:assert');
const postgres = require('postgres');

const column = 'release_id', version = '20260531_add_order_release_id';

async function within(database, act) {
  const sql = postgres({ database, max: 1, onnotice: () => {} }); // the rest is in libpq's variables
  try { return await act(sql); } finally { await sql.end(); }
}

const versionsOf = database => within(database, async sql => {
  const versions = [];
  for await (const rows of sql`SELECT version FROM schema_migrations ORDER BY applied_at`.cursor(2))
    versions.push(...rows.map(row => row.version));
  return versions;
});

async function play() {
  const behind = await versionsOf('tenant_b');
  for (const ahead of ['tenant_a', 'tenant_c']) assert((await versionsOf(ahead)).includes(version));
  assert(!behind.includes(version));
  await within('tenant_b', async sql => {
    const [columns] = await Promise.all([ // one behind the other, without waiting for an answer
      sql`SELECT attname FROM pg_attribute WHERE attrelid = ${'public.orders'}::text::regclass AND attnum > 0`,
      sql`SELECT ride.diagnose(${'schema_behind'}, ${`tenant_b.orders.${column}`})`,
    ]);
    assert(!columns.some(row => row.attname === column));
    await sql.begin(async sql => {
      await sql`ALTER TABLE orders ADD COLUMN ${sql(column)} text`;
      await sql`INSERT INTO schema_migrations ${sql({ version })}`;
    });
    const [{ score }] = await sql`SELECT * FROM ride.score('json')`;
    const { fix, trap } = JSON.parse(score); // what was seen of one tenant is told at submit
    assert.deepStrictEqual([fix, trap], [40, 20]);
  });
}

play().catch(error => { console.error(error); process.exitCode = 1; });
