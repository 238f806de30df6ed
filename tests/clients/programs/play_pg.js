/* 09/09 through node's pg: named prepared statements, results in binary, repair, score. */
const assert = require('node:assert');
const { Client } = require('pg'); // where to is in the libpq variables

const column = 'release_id', version = '20260531_add_order_release_id';

async function within(database, act) {
  const client = new Client({ database });
  await client.connect();
  try { return await act(client); } finally { await client.end(); }
}

const versionsOf = database => within(database, async client => {
  const { rows } = await client.query({ name: 'versions', text: 'SELECT version FROM schema_migrations ORDER BY applied_at', binary: true });
  return rows.map(row => row.version.toString());
});

async function play() {
  const behind = await versionsOf('tenant_b');
  for (const ahead of ['tenant_a', 'tenant_c']) assert((await versionsOf(ahead)).includes(version));
  assert(!behind.includes(version));
  await within('tenant_b', async client => {
    const columns = await client.query('SELECT column_name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2', ['public', 'orders']);
    assert(!columns.rows.some(row => row.column_name === column));
    await client.query('SELECT ride.diagnose($1, $2)', ['schema_behind', `tenant_b.orders.${column}`]);
    await client.query(`BEGIN; ALTER TABLE orders ADD COLUMN ${column} text`);
    await client.query('INSERT INTO schema_migrations (version) VALUES ($1)', [version]);
    await client.query('COMMIT');
    const card = await client.query("SELECT * FROM ride.score('json')");
    const { fix, trap } = JSON.parse(card.rows[0].score); // what was seen of one tenant is told at submit
    assert.deepStrictEqual([fix, trap], [40, 20]);
  });
}

play().catch(error => { console.error(error); process.exitCode = 1; });
