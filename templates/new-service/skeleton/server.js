import { createServer } from 'node:http';
import pg from 'pg';

const { DATABASE_URL, PORT = '8080' } = process.env;
if (!DATABASE_URL) {
  console.error('DATABASE_URL is not set: it says where the database is.');
  process.exit(1);
}

const database = new pg.Pool({ connectionString: DATABASE_URL });
// Without a listener, a lost connection that nobody uses would end the process.
database.on('error', error => console.error(error.message));

/** Makes the table at the first visit; of several replicas one does. */
async function countVisit() {
  await database.query(
    'CREATE TABLE IF NOT EXISTS visits (at timestamptz NOT NULL DEFAULT now())',
  );
  await database.query('INSERT INTO visits DEFAULT VALUES');
  const { rows } = await database.query('SELECT count(*) FROM visits');
  return rows[0].count;
}

const routes = {
  '/': async () => `Visitor number ${await countVisit()}\n`,
  '/healthz': async () => {
    await database.query('SELECT 1');
    return 'ok\n';
  },
};

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const route = Object.hasOwn(routes, pathname) ? routes[pathname] : undefined;
  try {
    const body = route ? await route() : 'Nothing is here.\n';
    response.writeHead(route ? 200 : 404, { 'Content-Type': 'text/plain' });
    response.end(body);
  } catch (error) {
    console.error(error.message);
    response.writeHead(503, { 'Content-Type': 'text/plain' });
    response.end('The database does not answer.\n');
  }
});
server.listen(Number(PORT));

process.on('SIGTERM', () => server.close(() => database.end()));
